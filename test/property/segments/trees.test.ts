import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf, groupDraft, treeOf } from '../../../renderer/features/segments/draft.ts'
import type { SegmentId } from '../../../shared/domain/ids.ts'
import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import { ageOn, birthMonth, daysToBirthday } from '../../../shared/segments/birthdays.ts'
import { compileText } from '../../../shared/segments/text-match.ts'
import { conditionsOf, expand } from '../../../shared/segments/tree.ts'
import { daysOf, isIn } from '../../../shared/segments/when.ts'
import { ALL_EXAMPLES, holds, treesOver } from '../../helpers/segments.ts'

const seg = (number: number) => `seg_${String(number).padStart(16, '0')}` as SegmentId
const naming = (number: number): Condition => ({ kind: 'segment', segment: seg(number) })
const ARCHIVED: Condition = { kind: 'archived' }
const OWN = ALL_EXAMPLES.filter(({ kind }) => kind !== 'segment')

describe('A tree on the screen', () => {
  test('says the same when it comes back from there', () => {
    fc.assert(
      fc.property(treesOver(OWN.slice(0, 6)).filter(isFilled), fc.func(fc.boolean()), (tree, truth) => {
        const isSo = (condition: Condition) => truth(JSON.stringify(condition))
        expect(holds(treeOf(draftOf(tree)), isSo)).toBe(holds(tree, isSo))
      }),
    )
  })

  test('says nothing by a group that nothing was put into yet', () => {
    const [first = ARCHIVED] = OWN
    const draft = draftOf({ kind: 'all', of: [first] })
    const grown = { ...draft, parts: [...draft.parts, groupDraft('any', [groupDraft('none', [])])] }
    expect(treeOf(grown)).toEqual({ kind: 'all', of: [first] })
  })
})

/** Whether something stands in each of its groups. */
function isFilled(tree: Segment): boolean {
  if (tree.kind === 'not') return isFilled(tree.of)
  return (tree.kind !== 'all' && tree.kind !== 'any') || (tree.of.length > 0 && tree.of.every(isFilled))
}

describe('Segments that name each other', () => {
  test('say what they say with the others put in their places, and are found out where they come back to themselves', () => {
    const trees = fc.array(treesOver([...OWN.slice(0, 3), naming(0), naming(1), naming(2), naming(9)]), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(trees, fc.func(fc.boolean()), (all, truth) => {
        const treeFor = (id: SegmentId) => all.find((_, index) => id === seg(index))
        const expanded = expand(naming(0), treeFor)
        const named = namedFrom(all, 0)
        const isBroken = named.has(9) || [...named].some((each) => namedFrom(all, each).has(each))
        const tree: Segment = expanded.ok ? expanded.tree : { kind: 'all', of: [] }
        expect(conditionsOf(tree).some(({ kind }) => kind === 'segment')).toBe(false)
        const isOwn = (condition: Condition): boolean =>
          condition.kind === 'segment'
            ? holds(treeFor(condition.segment) ?? { kind: 'any', of: [] }, isOwn)
            : truth(JSON.stringify(condition))
        // A circle, or one that is not there, is within reach of nothing that can be said.
        expect(expanded.ok ? holds(tree, isOwn) : 'refused').toBe(isBroken ? 'refused' : isOwn(naming(0)))
      }),
    )
  })

  test('do not grow without end', () => {
    // Each names the one before twice: thirty of them would be a thousand million conditions.
    const twice = (id: SegmentId): Segment => {
      const number = Number(id.slice(-3))
      return number === 0 ? { kind: 'archived' } : { kind: 'all', of: [naming(number - 1), naming(number - 1)] }
    }
    expect(expand(naming(30), twice)).toMatchObject({ ok: false, why: 'large' })
    expect(expand(naming(5), twice)).toMatchObject({ ok: true })
  })
})

/** The segments that one names, by whatever way. */
function namedFrom(all: readonly Segment[], from: number): Set<number> {
  const found = new Set<number>()
  const look = (index: number) => {
    const tree = all[index]
    if (!tree) return
    for (const condition of conditionsOf(tree)) {
      if (condition.kind !== 'segment') continue
      const next = Number(condition.segment.slice(-1))
      if (!found.has(next)) {
        found.add(next)
        look(next)
      }
    }
  }
  look(from)
  return found
}

describe('Days', () => {
  test('of the last so many and of longer ago are all days up to today, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: -500, max: 0 }), (days, ago) => {
        const today = 20_000
        const [last, earlier] = [daysOf({ kind: 'last', days }, today), daysOf({ kind: 'earlier', days }, today)]
        expect(isIn(last, today + ago)).not.toBe(isIn(earlier, today + ago))
        expect(isIn(last, today + 1)).toBe(false)
      }),
    )
  })

  test('between two include both', () => {
    const days = daysOf({ kind: 'between', from: '2026-03-01', until: '2026-03-31' }, 0)
    const day = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((date) => isIn(days, day(date)))).toEqual([
      false, true, true, false,
    ]) // prettier-ignore
    expect(isIn(daysOf({ kind: 'between' }, 0), null)).toBe(false)
  })
})

describe('A birthday', () => {
  test('without its year is in a month and comes again, and gives no age', () => {
    expect(birthMonth('--12-24')).toBe(12)
    expect(ageOn('--12-24', '2026-12-24')).toBeNull()
    expect(daysToBirthday('--12-24', '2026-12-24')).toBe(0)
    expect(daysToBirthday('--01-02', '2026-12-31')).toBe(2)
    expect(daysToBirthday('2000-02-29', '2026-02-28')).toBe(1)
    for (const none of [undefined, '', 'soon', '2000']) expect(birthMonth(none)).toBeNull()
  })

  test('makes somebody a year older on the day and not before', () => {
    expect(ageOn('1990-03-20', '2026-03-19')).toBe(35)
    expect(ageOn('1990-03-20', '2026-03-20')).toBe(36)
    expect(ageOn('2027-01-01', '2026-03-20')).toBeNull()
  })
})

describe('A text', () => {
  const read = () => ''
  test('is compared across widths, cases, marks and both ways of writing, and a number by its digits', () => {
    const finds = (
      field: 'city' | 'phone' | 'email',
      test: 'is' | 'contains' | 'begins',
      sought: string,
      value: string,
    ) => compileText(field, test, [sought], read)(value)
    expect(finds('city', 'is', '台北', '臺北')).toBe(true)
    expect(finds('city', 'is', '台', '臺北')).toBe(false)
    expect(finds('city', 'begins', '台', '臺北')).toBe(true)
    expect(finds('email', 'contains', 'ＥＸＡＭＰＬＥ', 'a@example.tw')).toBe(true)
    expect(finds('phone', 'is', '+886 912 345 678', '0912-345-678')).toBe(true)
    expect(finds('phone', 'contains', '345678', '0912-345-678')).toBe(true)
    expect(finds('phone', 'begins', '0912', '0912-345-678')).toBe(true)
    expect(finds('phone', 'is', '0912345', '0912-345-678')).toBe(false)
  })

  test('that is any of many is found by each of them, and by nothing else', () => {
    const cities = fc.constantFrom('台北', '台中', '台南', 'Paris', '')
    fc.assert(
      fc.property(fc.array(cities, { maxLength: 4 }), cities, (values, value) => {
        const isOne = values.some((each) => each !== '' && each === value)
        expect(compileText('city', 'is', values, read)(value)).toBe(isOne)
      }),
    )
  })
})
