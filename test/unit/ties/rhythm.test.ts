import { describe, expect, it } from 'vitest'
import { chapterGap, rhythmOf } from '../../../shared/ties/rhythm.ts'

const DAY = 86_400_000
/** Evenings on these days of a calendar that starts at 0. */
const days = (...list: readonly number[]) => list.map((day) => day * DAY)
const on = (day: number) => day * DAY

describe('a rhythm', () => {
  it('is the median of one’s own gaps', () => {
    expect(rhythmOf(days(0, 14, 28, 70), null, on(80))).toEqual({ gap: 14, isOwn: true, since: 10, state: 'steady' })
    expect(rhythmOf(days(0, 10, 30, 70, 100), null, on(100))?.gap).toBe(25)
  })

  it('is read from the latest eight gaps', () => {
    const seldomThenWeekly = days(0, 100, 200, 300, 307, 314, 321, 328, 335, 342, 349, 356)
    expect(rhythmOf(seldomThenWeekly, null, on(360))?.gap).toBe(7)
  })

  it('is the chapter’s for who has fewer than three gaps', () => {
    expect(rhythmOf(days(0, 2, 4), 30, on(10))).toEqual({ gap: 30, isOwn: false, since: 6, state: 'steady' })
    expect(rhythmOf(days(0, 2, 4, 6), 30, on(7))).toMatchObject({ gap: 2, isOwn: true })
    expect(rhythmOf(days(0, 2), null, on(10))).toBeNull()
  })

  it('cools after 1.5 times and is at risk after 2.5 times the gap', () => {
    const came = days(0, 10, 20, 30)
    const stateOn = (day: number) => rhythmOf(came, null, on(day))?.state
    expect([44, 45, 54, 55].map(stateOn)).toEqual(['steady', 'cooling', 'cooling', 'atRisk'])
  })

  it('is none for who never came', () => {
    expect(rhythmOf([], 30, on(10))).toBeNull()
  })

  it('of two evenings on one day is one of a day', () => {
    expect(rhythmOf(days(5, 5, 5, 5), null, on(6))).toMatchObject({ gap: 1, state: 'steady' })
  })
})

describe('a chapter’s gap', () => {
  it('is the median of everybody’s', () => {
    expect(chapterGap([days(0, 7), days(0, 30, 60), [], days(3)])).toBe(30)
    expect(chapterGap([days(3), []])).toBeNull()
  })
})
