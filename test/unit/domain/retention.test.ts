import { describe, expect, test } from 'vitest'
import { dueFor, NO_RETENTION } from '../../../shared/domain/retention.ts'
import type { KeptFor, Retention } from '../../../shared/domain/retention.ts'

const TODAY = '2026-11-22'
const RULES: Retention = { quiet: 5, archived: 12, guests: 6 }

/** Somebody active on a day, and nothing else. */
function since(active: string, more: Partial<KeptFor> = {}): KeptFor {
  return { active, archived: null, isGuest: false, ...more }
}

describe('Whom a community has kept long enough', () => {
  test.each([
    ['somebody active today', since(TODAY), null],
    ['somebody quiet for a day less than five years', since('2021-11-23'), null],
    ['somebody quiet for five years', since('2021-11-22'), { rule: 'quiet', since: '2026-11-22' }],
    ['a guest seen half a year ago', since('2026-05-22', { isGuest: true }), { rule: 'guests', since: '2026-11-22' }],
    ['a guest seen a day later', since('2026-05-23', { isGuest: true }), null],
    [
      'somebody archived for a year',
      since('2025-10-01', { archived: '2025-11-22' }),
      { rule: 'archived', since: '2026-11-22' },
    ],
    ['somebody archived this spring', since('2025-10-01', { archived: '2026-03-01' }), null],
    [
      'somebody to whom two rules apply, by the one that did first',
      since('2020-01-31', { archived: '2021-01-31' }),
      { rule: 'archived', since: '2022-01-31' },
    ],
    [
      'a guest last seen on a day that its month does not have',
      since('2025-08-31', { isGuest: true }),
      { rule: 'guests', since: '2026-02-28' },
    ],
  ])('%s', (_who, facts, due) => {
    expect(dueFor(facts, RULES, TODAY)).toEqual(due)
  })

  test('is nobody where no rule was set', () => {
    expect(dueFor(since('1990-01-01', { isGuest: true, archived: '1990-01-02' }), NO_RETENTION, TODAY)).toBeNull()
  })
})
