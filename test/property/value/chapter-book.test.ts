import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberFacts } from '../../../shared/value/facts.ts'
import { ChapterBook } from '../../../shared/value/chapter-book.ts'
import { chapterGap } from '../../../shared/ties/rhythm.ts'
import { countsOf } from '../../../shared/value/grid.ts'
import { callsIn, factsOf, SETTINGS, TODAY } from '../../helpers/value.ts'

const days = fc
  .array(fc.integer({ min: TODAY - 900, max: TODAY + 20 }), { maxLength: 14 })
  .map((all) => all.sort((a, b) => a - b))
const facts = fc
  .record({
    index: fc.integer({ min: 0, max: 25 }),
    joined: fc.integer({ min: TODAY - 900, max: TODAY }),
    came: days,
    gave: days,
    touched: days,
    introduced: days,
    deeds: days.map((all) => all.slice(0, 2).map((day) => ({ kind: 'hosted' as const, day }))),
    bought: fc
      .tuple(days, fc.integer({ min: 1, max: 10 ** 7 }))
      .map(([all, amount]) => all.map((day) => ({ day, amount, isFee: false }))),
  })
  .map(({ index, ...more }) => factsOf(index, more))
/** What happens to a chapter: somebody comes, or is known better, or leaves. */
const events = fc.array(fc.record({ facts, leaves: fc.boolean() }), { maxLength: 60 })

function everything(book: ChapterBook, all: Iterable<MemberFacts>) {
  return {
    values: [...all].map(({ member }) => book.of(member)),
    counts: countsOf(book),
    scales: book.scales,
    months: book.moves.months(),
    movers: book.moves.movers(),
    calls: callsIn(book),
  }
}

describe('A chapter that is kept member by member', () => {
  it('says what it would say from nothing, whatever happened on the way', () => {
    fc.assert(
      fc.property(events, (all) => {
        const kept = new ChapterBook(SETTINGS, TODAY)
        const left = new Map<string, MemberFacts>()
        for (const { facts: each, leaves } of all) {
          if (leaves) kept.remove(each.member)
          else kept.put(each)
          if (leaves) left.delete(each.member)
          else left.set(each.member, each)
          // Whatever was worked out in between must not stay.
          kept.of(each.member)
        }
        const members = [...left.values()].sort((a, b) => (a.member < b.member ? -1 : 1))
        const anew = new ChapterBook(SETTINGS, TODAY)
        for (const each of members) anew.put(each)
        const [one, other] = [everything(kept, members), everything(anew, members)]
        expect(sorted(one)).toEqual(sorted(other))
      }),
    )
  })

  it('knows the gap between evenings that rhythms are measured by', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), (all) => {
        const book = new ChapterBook(SETTINGS, TODAY)
        const last = new Map(all.map((each) => [each.member, each]))
        for (const each of all) book.put(each)
        const came = [...last.values()].map((each) =>
          [...new Set([...each.came, ...each.gave])]
            .filter((day) => day <= TODAY)
            .sort((a, b) => a - b)
            .map((day) => day * 86_400_000),
        )
        expect(book.scales.gap).toBe(chapterGap(came))
      }),
    )
  })

  it('has everybody at exactly one stage, in one tier, with one risk', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (all) => {
        const book = new ChapterBook(SETTINGS, TODAY)
        for (const each of all) book.put(each)
        const { members, tiers, stages, risks } = countsOf(book)
        expect(members).toBe(new Set(all.map(({ member }) => member)).size)
        for (const counts of [tiers, stages, risks])
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(members)
      }),
    )
  })
})

describe('A chapter that is unlike others', () => {
  it('has nobody in it, and says so without a figure that cannot be', () => {
    const book = new ChapterBook(SETTINGS, TODAY)
    expect(countsOf(book)).toMatchObject({ members: 0, fields: { purchases: [], engagement: [] } })
    expect(callsIn(book)).toEqual([])
    expect(book.scales.gap).toBeNull()
    expect(book.moves.months().every(({ joined, moves }) => joined === 0 && moves.length === 0)).toBe(true)
  })

  it('has somebody who came to everything, every day, and is neither silent nor off the scale', () => {
    const book = new ChapterBook(SETTINGS, TODAY)
    const came = Array.from({ length: 900 }, (_, index) => TODAY - 899 + index)
    book.put(factsOf(1, { joined: TODAY - 900, came }))
    for (let index = 2; index < 30; index += 1) book.put(factsOf(index, { came: [TODAY - index * 3] }))
    expect(book.of(factsOf(1).member)).toMatchObject({
      part: { recency: 5, frequency: 5 },
      stage: { stage: 'retention', isOverdue: false },
      rhythm: { gap: 1 },
      risk: { value: 'steady' },
    })
  })
})

/** Fields of a grid come in the order in which members do. */
function sorted({ counts, ...rest }: ReturnType<typeof everything>) {
  const inOrder = (fields: typeof counts.fields.purchases) =>
    fields.toSorted((a, b) => a.recency - b.recency || a.frequency - b.frequency)
  return {
    ...rest,
    counts: {
      ...counts,
      fields: { purchases: inOrder(counts.fields.purchases), engagement: inOrder(counts.fields.engagement) },
    },
  }
}
