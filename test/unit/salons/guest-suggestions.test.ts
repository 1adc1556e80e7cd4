import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { EVEN_BALANCE } from '../../../shared/domain/suggestion.ts'
import type { GuestBalance } from '../../../shared/domain/suggestion.ts'
import { companyOf, suggest } from '../../../shared/salons/guest-suggestions.ts'
import type { Candidate, Company } from '../../../shared/salons/guest-suggestions.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import { recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 11)

const tied = (strength: number, met = 1): Tie => ({
  strength,
  level: strength >= 1.5 && met > 0 ? 'strong' : strength >= 0.5 ? 'warm' : 'faint',
  shared: 3,
  first: NOW - 90 * DAY,
  met,
  last: NOW,
})
const tiesTo = (...pairs: readonly (readonly [number, number])[]) =>
  new Map(pairs.map(([number, strength]) => [recordId(number), tied(strength)]))
const everybody = (...numbers: readonly number[]) => new Set(numbers.map(recordId))

const NOBODY: Company = companyOf(new Set(), new Set(), new Map())

/** Somebody who has been there for years and of whom nothing else is known. */
const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  member: recordId(99),
  interests: [],
  known: NOW - 900 * DAY,
  came: 0,
  lately: { came: 0, of: 8 },
  rhythm: null,
  ties: new Map(),
  knowsSomebody: false,
  owed: null,
  ...more,
})
const proposed = (who: Candidate, company = NOBODY, balance: GuestBalance = EVEN_BALANCE) =>
  suggest(who, company, balance, NOW)

describe('Nothing speaks for', () => {
  it('somebody of whom nothing is known', () => {
    expect(proposed(candidate())).toEqual({ member: recordId(99), score: 0, reasons: [] })
  })

  it('a steady guest whom friends await, beyond that they are regular', () => {
    const rhythm = { gap: 14, isOwn: true, since: 10, state: 'steady' as const }
    const company = companyOf(everybody(1), new Set(), new Map())
    expect(proposed(candidate({ rhythm, ties: tiesTo([1, 2]) }), company).reasons).toEqual([])
  })
})

describe('A shared interest', () => {
  it('is named in the member’s words, and each further one matters less', () => {
    const scoreOf = (...interests: string[]) => proposed(candidate({ interests })).score
    expect(proposed(candidate({ interests: ['咖啡'] })).reasons).toEqual([{ kind: 'interest', interests: ['咖啡'] }])
    expect(scoreOf('咖啡')).toBe(0.5)
    expect(scoreOf('咖啡', '茶')).toBe(0.75)
  })
})

describe('Who cools', () => {
  const rhythm = { gap: 14, isOwn: true, since: 30, state: 'cooling' as const }
  const company = companyOf(everybody(1, 2), everybody(3), new Map())

  it('is warmed by friends who come, the warmest named first', () => {
    const { reasons } = proposed(candidate({ rhythm, ties: tiesTo([1, 0.6], [2, 1.2], [3, 2], [4, 9]) }), company)
    expect(reasons).toEqual([
      {
        kind: 'cooling',
        gap: 14,
        since: 30,
        isAtRisk: false,
        friends: [recordId(2), recordId(1)],
        areComing: true,
      },
    ])
  })

  it('may be warmed by friends who are only asked, which is worth less', () => {
    const asked = proposed(candidate({ rhythm, ties: tiesTo([3, 1]) }), company)
    expect(asked.reasons).toMatchObject([{ friends: [recordId(3)], areComing: false }])
    expect(asked.score).toBeLessThan(proposed(candidate({ rhythm, ties: tiesTo([1, 1]) }), company).score)
  })

  it('is not warmed by who is hardly known, or does not come', () => {
    expect(proposed(candidate({ rhythm, ties: tiesTo([1, 0.4], [7, 3]) }), company).reasons).toEqual([])
  })

  it('matters more once they are at risk', () => {
    const atRisk = { ...rhythm, state: 'atRisk' as const }
    const ties = tiesTo([1, 1])
    expect(proposed(candidate({ rhythm: atRisk, ties }), company).score).toBeGreaterThan(
      proposed(candidate({ rhythm, ties }), company).score,
    )
  })
})

describe('Who is new', () => {
  it('is who was entered lately and has met nobody', () => {
    const fresh = candidate({ known: NOW - 12 * DAY })
    expect(proposed(fresh).reasons).toEqual([{ kind: 'new', days: 12, came: 0 }])
    expect(proposed({ ...fresh, came: 2 }).reasons).toEqual([{ kind: 'new', days: 12, came: 2 }])
    expect(proposed({ ...fresh, knowsSomebody: true }).reasons).toEqual([])
    expect(proposed({ ...fresh, came: 3 }).reasons).toEqual([])
    expect(proposed({ ...fresh, known: NOW - 181 * DAY }).reasons).toEqual([])
  })
})

describe('A seat is owed', () => {
  it('rather to who waited in vain than to who leads', () => {
    const left = proposed(candidate({ owed: { kind: 'owed', to: 'leftOut', theme: '夜讀' } }))
    const leads = proposed(candidate({ owed: { kind: 'owed', to: 'leader' } }))
    expect(left.reasons).toEqual([{ kind: 'owed', to: 'leftOut', theme: '夜讀' }])
    expect(left.score).toBeGreaterThan(leads.score)
  })
})

describe('A bridge', () => {
  /** Two circles of four, and what ties them together. */
  const circles = (...across: readonly (readonly [number, number])[]): Company => {
    const web = new Map<MemberId, Map<MemberId, Tie>>()
    const tie = (a: number, b: number) => {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        web.set(recordId(from), (web.get(recordId(from)) ?? new Map<MemberId, Tie>()).set(recordId(to), tied(2)))
    }
    for (const start of [1, 5])
      for (let a = start; a < start + 4; a += 1) for (let b = a + 1; b < start + 4; b += 1) tie(a, b)
    for (const [a, b] of across) tie(a, b)
    return companyOf(everybody(1, 2, 3, 4, 5, 6, 7, 8), new Set(), web)
  }

  it('is who has met people of two circles that few strong ties connect', () => {
    const { reasons, score } = proposed(candidate({ ties: tiesTo([1, 0.7], [2, 0.9], [6, 1]) }), circles([4, 5]))
    expect(reasons).toEqual([
      {
        kind: 'bridge',
        sides: [
          { size: 4, known: [recordId(2), recordId(1)] },
          { size: 4, known: [recordId(6)] },
        ],
        across: 1,
      },
    ])
    expect(score).toBeCloseTo(15 / 16, 12)
  })

  it('is nobody where the circles know each other well', () => {
    const both = tiesTo([1, 1], [6, 1])
    expect(proposed(candidate({ ties: both }), circles([1, 5], [2, 6])).reasons).toEqual([])
  })

  it('is nobody who is tied into one circle only, or faintly into the other', () => {
    expect(proposed(candidate({ ties: tiesTo([1, 1], [2, 1], [6, 0.3]) }), circles()).reasons).toEqual([])
  })

  it('is nobody who has only been in one room with both', () => {
    const ties = new Map([1, 6].map((number) => [recordId(number), tied(1, 0)]))
    expect(proposed(candidate({ ties }), circles()).reasons).toEqual([])
  })
})

describe('The balance', () => {
  const fresh = candidate({ known: NOW })
  const regular = candidate({ came: 20, lately: { came: 8, of: 8 }, knowsSomebody: true })

  it('tells newcomers and regulars which of them comes first', () => {
    const scores = (newcomers: number, regulars: number) =>
      [fresh, regular].map((each) => proposed(each, NOBODY, { newcomers, regulars, bridges: 0.5 }).score)
    expect(scores(1, 0)).toEqual([2, 0])
    expect(scores(0, 1)).toEqual([0, 2])
    expect(scores(0.5, 0.5)).toEqual([1, 1])
  })

  it('at nothing leaves a reason out of the sentence, too', () => {
    expect(proposed(regular, NOBODY, { ...EVEN_BALANCE, regulars: 0 }).reasons).toEqual([])
  })
})
