import { describe, expect, it } from 'vitest'
import { interestTest } from '../../../shared/salons/common-interest.ts'

const about = (interests: readonly string[], theme = '') => interestTest({ interests, theme })

describe('An evening is about an interest', () => {
  it.each([
    ['讀書', '读书'],
    ['Wine', 'ｗｉｎｅ'],
    ['café', 'Cafe'],
    ['手沖咖啡', '咖啡'],
    ['咖啡', '手冲咖啡'],
    ['wine tasting', 'wine'],
    ['AI 繪圖', '绘图'],
  ])('%s that somebody wrote as %s', (label, interest) => {
    expect(about([label])(interest)).toBe(true)
  })

  it.each([
    ['書法', '書'],
    ['martial arts', 'art'],
    ['wine', 'win'],
    ['攝影', '電影'],
    ['reading', ''],
  ])('%s, and not for that reason about %s', (label, interest) => {
    expect(about([label])(interest)).toBe(false)
  })

  it('that its theme names', () => {
    expect(about([], '秋天的第一杯手沖咖啡')('咖啡')).toBe(true)
    expect(about([], 'A night of natural wine')('wine')).toBe(true)
    expect(about([], '秋天的第一杯手沖咖啡')('電影')).toBe(false)
  })

  it('of which nothing is said', () => {
    expect(about([])('咖啡')).toBe(false)
  })
})
