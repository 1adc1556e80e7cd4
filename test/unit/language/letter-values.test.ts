import { describe, expect, it } from 'vitest'
import { answerByText, eveningValues } from '../../../shared/language/letter-values.ts'
import type { EveningFacts } from '../../../shared/language/letter-values.ts'

/** Saturday, 7 March 2026, seven in the evening in Taipei. */
const start = Date.UTC(2026, 2, 7, 11)
const HOUR = 3_600_000

const evening: EveningFacts = {
  theme: '城市與記憶',
  start,
  end: start + 2 * HOUR,
  zone: 'Asia/Taipei',
  venue: '浮光書店',
  fee: { amount: 30_000, currency: 'TWD' },
  hosts: ['陳怡君', '林大為'],
}

describe('What a letter says of an evening', () => {
  it('is written as people of each language write it', () => {
    expect(eveningValues('zh-TW', evening)).toEqual({
      theme: '城市與記憶',
      date: '3月7日（週六）',
      time: '19:00–21:00',
      venue: '浮光書店',
      fee: '$300',
      host: '陳怡君和林大為',
    })
    expect(eveningValues('zh-CN', evening)).toMatchObject({ date: '3月7日（周六）' })
    expect(eveningValues('en', evening)).toMatchObject({ date: 'Saturday 7 March', host: '陳怡君 and 林大為' })
  })

  it('has the day and the hours of where it takes place', () => {
    const early = { ...evening, start: Date.UTC(2026, 2, 7, 23), end: Date.UTC(2026, 2, 8, 1) }
    expect(eveningValues('en', early)).toMatchObject({ date: 'Sunday 8 March', time: '07:00–09:00' })
  })

  it('names no end that is on another day', () => {
    expect(eveningValues('zh-TW', { ...evening, end: start + 6 * HOUR }).time).toBe('19:00')
  })

  it('tells a free evening from one of which nobody has said', () => {
    expect(eveningValues('zh-TW', { ...evening, fee: { amount: 0, currency: 'TWD' } }).fee).toBe('免費')
    expect(eveningValues('zh-TW', { ...evening, fee: null }).fee).toBe('')
    expect(eveningValues('en', { ...evening, fee: { amount: 1250, currency: 'EUR' } }).fee).toBe('€12.50')
    expect(eveningValues('en', { ...evening, fee: { amount: 500, currency: 'JPY' } }).fee).toBe('JP¥500')
  })

  it('asks for an answer by a day, and keeps a seat until a time', () => {
    expect(answerByText('zh-TW', '2026-03-04')).toBe('3月4日（週三）')
    expect(answerByText('zh-TW', { at: start, zone: 'Asia/Taipei' })).toBe('3月7日（週六）19:00')
    expect(answerByText('en', { at: start, zone: 'Asia/Taipei' })).toBe('Saturday 7 March, 19:00')
    expect(answerByText('en', null)).toBe('')
    expect(answerByText('en', '2026-02-77')).toBe('')
  })
})
