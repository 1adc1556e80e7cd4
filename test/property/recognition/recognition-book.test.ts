import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { occasionKey } from '../../../shared/domain/recognition.ts'
import { owedTo } from '../../../shared/recognition/due.ts'
import type { RecognisableFacts } from '../../../shared/recognition/facts.ts'
import { RecognitionBook } from '../../../shared/recognition/recognition-book.ts'
import { personWith, rulesWith, TODAY, withRule } from '../../helpers/recognition.ts'
import { memberNumber } from '../../helpers/value.ts'

const days = fc.array(fc.integer({ min: TODAY - 2200, max: TODAY }), { maxLength: 40 })
const few = fc.array(fc.integer({ min: TODAY - 900, max: TODAY }), { maxLength: 4 })
const deeds = fc.record({
  talks: few,
  ideas: few,
  introductions: few,
  hosted: few,
  contributions: few,
  challenges: few,
})
const person = (index: number): fc.Arbitrary<RecognisableFacts> =>
  fc
    .record({
      joined: fc.option(fc.integer({ min: TODAY - 9000, max: TODAY + 400 })),
      birthday: fc.option(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })),
      came: days,
      did: deeds,
      excused: fc.array(fc.integer({ min: 24_300, max: 24_323 }), { maxLength: 3 }),
      settled: fc.subarray(['salons:1', 'salons:5', 'salons:10', 'streak:3', 'talks:1', 'birthday:2026', 'joined:2']),
    })
    .map((facts) => personWith(facts, memberNumber(index)))
const rules = fc
  .record({
    from: fc.constantFrom('', '2025-01-01', '2026-06-01'),
    since: fc.constantFrom('', '2019-01-01', '2026-01-01'),
  })
  .map((dates) => rulesWith({ settings: withRule({ id: 'salons', ...dates }) }))

describe('What is due', () => {
  it('is the same in whatever order it was written down', () => {
    fc.assert(
      fc.property(person(1), rules, fc.infiniteStream(fc.nat()), (facts, each, stream) => {
        const shuffled = (list: readonly number[]) =>
          list
            .map((value) => [stream.next().value, value] as const)
            .sort(([a], [b]) => a - b)
            .map(([, value]) => value)
        const other = {
          ...facts,
          came: shuffled(facts.came),
          excused: shuffled(facts.excused),
          did: { ...facts.did, talks: shuffled(facts.did.talks), hosted: shuffled(facts.did.hosted) },
        }
        expect(owedTo(other, each)).toEqual(owedTo(facts, each))
      }),
    )
  })

  it('is never due again once it was given', () => {
    fc.assert(
      fc.property(person(1), rules, (facts, each) => {
        const keys = owedTo(facts, each).map(({ rule: { id }, number }) => occasionKey({ of: id, number }))
        expect(new Set(keys).size).toBe(keys.length)
        const then = owedTo({ ...facts, settled: [...facts.settled, ...keys] }, each)
        for (const { rule, number } of then) expect(keys).not.toContain(occasionKey({ of: rule.id, number }))
        expect(then).toEqual([])
      }),
    )
  })

  it('is what it would be from nothing, however people were put and taken away', () => {
    const steps = fc.array(
      fc.integer({ min: 1, max: 5 }).chain((index) => fc.oneof(person(index), fc.constant(memberNumber(index)))),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(steps, rules, fc.nat(25), (all, each, looked) => {
        const book = new RecognitionBook(each)
        const last = new Map<MemberId, RecognisableFacts>()
        for (const [index, step] of all.entries()) {
          // From the first look at it on the queue is kept up, and not sorted anew.
          if (index === looked) book.queue('now')
          if (typeof step === 'string') {
            book.remove(step)
            last.delete(step)
          } else {
            book.put(step)
            last.set(step.member, step)
          }
        }
        const fresh = new RecognitionBook(each)
        for (const facts of last.values()) fresh.put(facts)
        for (const part of ['now', 'earlier'] as const) expect(book.queue(part)).toEqual(fresh.queue(part))
        expect(book.counts).toEqual(fresh.counts)
        const { due, ahead, earlier } = book.counts
        expect([due + ahead, earlier]).toEqual([book.queue('now').length, book.queue('earlier').length])
        for (const member of last.keys()) expect(book.of(member)).toEqual(fresh.of(member))
      }),
    )
  })
})
