import { describe, expect, it } from 'vitest'
import { lastName, withLastName } from '../../../../renderer/features/salons/plan/people-text.ts'

describe('People written one after the other', () => {
  it('are looked for by the last one', () => {
    expect(lastName('美玲、小')).toBe('小')
    expect(lastName('Anna, Be')).toBe('Be')
    expect(lastName('美玲、')).toBe('')
  })

  it('keep those before when the last one is found', () => {
    expect(withLastName('小', '王小明')).toBe('王小明')
    expect(withLastName('美玲、小', '王小明')).toBe('美玲、王小明')
    expect(withLastName('Anna,be', 'Ben')).toBe('Anna, Ben')
    expect(withLastName('美玲＆小', '王小明')).toBe('美玲＆王小明')
  })
})
