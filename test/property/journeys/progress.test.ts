import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepTaken } from '../../../shared/domain/challenge.ts'
import type { ChapterId, MemberId, OrganizerId, StepId } from '../../../shared/domain/ids.ts'
import { progressOf } from '../../../shared/journeys/progress.ts'
import { memberNumber } from '../../helpers/value.ts'

const STEPS = ['a', 'b', 'c'].map((id, order) => ({ id, order, text: id }))

const facts = fc
  .array(
    fc.record({
      member: fc.nat({ max: 6 }),
      step: fc.constantFrom('a', 'b', 'c', 'gone'),
      day: fc.integer({ min: 10, max: 28 }),
      voided: fc.boolean(),
      how: fc.constantFrom('done' as const, 'done' as const, 'excused' as const),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ member, step, day, voided, how }, index): StepTaken => {
      return {
        id: `stp_${String(index).padStart(16, '0')}` as StepId,
        chapter: 'cha_0000000000000000' as ChapterId,
        by: 'org_0000000000000000' as OrganizerId,
        member: memberNumber(member),
        at: index,
        step,
        how,
        day: `2026-11-${day}`,
        word: '',
        ...(voided && { voided: 1 }),
      }
    }),
  )

const himself = (member: MemberId) => member

function plain(found: ReturnType<typeof progressOf>) {
  return found.map(({ member, taken, finished }) => ({ member, finished, taken: Object.fromEntries(taken) }))
}

describe('Progress in a challenge', () => {
  it('does not hang on the order in which facts arrive', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (all, chance) => {
        const keys = new Map(all.map(({ id }) => [id, chance.next().value ?? 0]))
        const shuffled = all.toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0))
        expect(plain(progressOf(STEPS, shuffled, himself))).toEqual(plain(progressOf(STEPS, all, himself)))
      }),
    )
  })

  it('counts a step that two devices ticked once, and people who are one person as one', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const one = memberNumber(0)
        const merged = progressOf(STEPS, all, (member) => (member === memberNumber(1) ? one : member))
        expect(merged.map(({ member }) => member)).not.toContain(memberNumber(1))
        expect(new Set(merged.map(({ member }) => member)).size).toBe(merged.length)
        for (const { taken } of merged) expect(taken.size).toBeLessThanOrEqual(STEPS.length)
      }),
    )
  })

  it('is finished on the day of the last step, and only with every step', () => {
    fc.assert(
      fc.property(facts, (all) => {
        for (const { member, finished, taken } of progressOf(STEPS, all, himself)) {
          const own = all.filter((fact) => fact.member === member && fact.voided === undefined && fact.how === 'done')
          const first = STEPS.flatMap(({ id }) => {
            const days = own.filter(({ step }) => step === id).map(({ day }) => day)
            return days.length > 0 ? [earliest(days)] : []
          })
          expect(taken.size).toBe(first.length)
          expect(finished).toBe(first.length < STEPS.length ? null : latest(first))
        }
      }),
    )
  })
})

function earliest(days: readonly string[]): string {
  return days.reduce((one, other) => (other < one ? other : one))
}

function latest(days: readonly string[]): string {
  return days.reduce((one, other) => (other > one ? other : one))
}
