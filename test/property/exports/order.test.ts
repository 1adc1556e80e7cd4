import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortedInSteps, sortKeys } from '../../../shared/exports/order.ts'
import type { SortKey } from '../../../shared/exports/order.ts'

function sorted<Row extends { readonly key: SortKey }>(rows: readonly Row[], descending: boolean): readonly Row[] {
  const steps = sortedInSteps(rows, descending)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const keys = fc.array(fc.option(fc.integer({ min: 0, max: 900 }).map(String), { nil: null, freq: 9 }), {
  minLength: 0,
  maxLength: 300,
})

test('Rows stand by their keys, empty ones last whichever way, equal ones as they stood, however many they are', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 60 }), fc.boolean(), (some, times, descending) => {
      const rows = Array.from({ length: times }, () => some)
        .flat()
        .map((key, place) => ({ key, place }))
      const expected = [...rows].sort((a, b) => {
        if (a.key === null || b.key === null)
          return Number(a.key === null) - Number(b.key === null) || a.place - b.place
        const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0
        return (descending ? -order : order) || a.place - b.place
      })
      expect(sorted(rows, descending)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('Numbers are sorted as numbers, days by the calendar with those without a year behind, words by the language', () => {
  const inOrder = (column: Parameters<typeof sortKeys>[0], values: readonly (string | number)[]) => {
    const keyOf = sortKeys(column, 'zh-CN')
    return sorted(
      values.map((value) => ({ key: keyOf(value, ''), value })),
      false,
    ).map(({ value }) => value)
  }
  expect(inOrder('salons', [10, 9, 100])).toEqual([9, 10, 100])
  expect(inOrder('birthday', ['--01-02', '', '1990-05-01', '1980-12-31'])).toEqual([
    '1980-12-31',
    '1990-05-01',
    '--01-02',
    '',
  ])
  expect(inOrder('city', ['台南', 'Ipoh', '', '台北'])).toEqual(['Ipoh', '台北', '台南', ''])
})
