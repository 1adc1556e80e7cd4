import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { GuestBalance, GuestReason } from '../../../shared/domain/suggestion.ts'
import { companyOf, suggest } from '../../../shared/salons/guest-suggestions.ts'
import type { Candidate, Company } from '../../../shared/salons/guest-suggestions.ts'
import { rhythmOf } from '../../../shared/ties/rhythm.ts'
import { tiesOf } from '../../../shared/ties/tie.ts'
import type { Occasion } from '../../../shared/ties/tie.ts'
import { recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const NOW = 4000 * DAY
const ME = recordId(1)
const OTHERS = [2, 3, 4, 5, 6, 7, 8, 9].map(recordId)
const EVERYBODY = [ME, ...OTHERS]

const occasion: fc.Arbitrary<Occasion> = fc.record({
  at: fc.integer({ min: 3000, max: 4000 }).map((day) => day * DAY),
  present: fc.subarray(EVERYBODY).map((people) => new Set(people)),
  encounters: fc.array(fc.record({ members: fc.subarray(EVERYBODY, { minLength: 2 }), introduced: fc.boolean() }), {
    maxLength: 2,
  }),
})
const share = fc.double({ min: 0, max: 1, noNaN: true })
const balance: fc.Arbitrary<GuestBalance> = fc.record({ newcomers: share, regulars: share, bridges: share })

interface Situation {
  readonly candidate: Candidate
  readonly company: Company
}

const situation: fc.Arbitrary<Situation> = fc
  .record({
    occasions: fc.array(occasion, { maxLength: 10 }),
    coming: fc.subarray(OTHERS),
    asked: fc.subarray(OTHERS),
    interests: fc.subarray(['咖啡', '電影', '茶']),
    known: fc.integer({ min: 0, max: 4000 }),
    lately: fc.nat(8),
    owed: fc.constantFrom(null, { kind: 'owed' as const, to: 'leader' as const }),
  })
  .map(({ occasions, coming, asked, interests, known, lately, owed }) => {
    const came = occasions
      .filter(({ present }) => present.has(ME))
      .map(({ at }) => at)
      .sort((a, b) => a - b)
    const expected = new Set<MemberId>([...coming, ...asked])
    const ties = tiesOf(ME, occasions, NOW)
    const web = new Map(coming.map((member) => [member, tiesOf(member, occasions, NOW)]))
    const candidate: Candidate = {
      member: ME,
      interests,
      known: known * DAY,
      came: came.length,
      lately: { came: Math.min(lately, came.length), of: 8 },
      rhythm: rhythmOf(came, 20, NOW),
      ties: new Map([...ties].filter(([other]) => expected.has(other))),
      knowsSomebody: [...ties.values()].some(({ level }) => level !== 'faint'),
      owed,
    }
    const rest = asked.filter((member) => !coming.includes(member))
    return { candidate, company: companyOf(new Set(coming), new Set(rest), web) }
  })

describe('A suggestion', () => {
  it('has a score exactly where it has a reason', () => {
    fc.assert(
      fc.property(situation, balance, ({ candidate, company }, lean) => {
        const { score, reasons } = suggest(candidate, company, lean, NOW)
        expect(score > 0).toBe(reasons.length > 0)
        expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(reasons.length)
      }),
    )
  })

  it('names only people who are expected, and nobody on both sides of a bridge', () => {
    fc.assert(
      fc.property(situation, balance, ({ candidate, company }, lean) => {
        for (const reason of suggest(candidate, company, lean, NOW).reasons) {
          const named = peopleIn(reason)
          expect(new Set(named).size).toBe(named.length)
          expect(named.filter((member) => !company.coming.has(member) && !company.asked.has(member))).toEqual([])
        }
      }),
    )
  })

  it('never falls when a slider goes up', () => {
    fc.assert(
      fc.property(situation, balance, balance, ({ candidate, company }, a, b) => {
        const low = each((kind) => Math.min(a[kind], b[kind]))
        const high = each((kind) => Math.max(a[kind], b[kind]))
        const scoreWith = (lean: GuestBalance) => suggest(candidate, company, lean, NOW).score
        expect(scoreWith(high)).toBeGreaterThanOrEqual(scoreWith(low) - 1e-9)
      }),
    )
  })

  it('never falls by another shared interest', () => {
    fc.assert(
      fc.property(situation, balance, ({ candidate, company }, lean) => {
        const more = { ...candidate, interests: [...candidate.interests, '登山'] }
        expect(suggest(more, company, lean, NOW).score).toBeGreaterThan(suggest(candidate, company, lean, NOW).score)
      }),
    )
  })
})

function peopleIn(reason: GuestReason<MemberId>): readonly MemberId[] {
  if (reason.kind === 'cooling') return reason.friends
  return reason.kind === 'bridge' ? reason.sides.flatMap(({ known }) => known) : []
}

function each(value: (kind: keyof GuestBalance) => number): GuestBalance {
  return { newcomers: value('newcomers'), regulars: value('regulars'), bridges: value('bridges') }
}
