import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { RowValues } from '../../../shared/people/roster-versions.ts'

/** Few names and numbers, so that rows often look alike; now and then a row that could not be read. */
const row: fc.Arbitrary<RowValues | null> = fc.option(
  fc
    .record(
      {
        name: fc.constantFrom('王小明', '王 小明', '陳怡君', 'Ana Ramos'),
        phone: fc.constantFrom('0911', '09-11', '0922', '0933'),
        email: fc.constantFrom('a@example.tw', 'A@example.tw', 'b@example.tw'),
        number: fc.constantFrom('1', '2', '3'),
        birthday: fc.constantFrom('1988-01-02', '1990-03-04'),
      },
      { requiredKeys: ['name'] },
    )
    .map((fields): RowValues => ({ fields, tags: [], interests: [], notes: '', consents: {} })),
  { freq: 8 },
)
const roster = fc.array(row, { maxLength: 12 })

describe('Matching two versions of a roster', () => {
  it('pairs a row at most once, never one that could not be read, and accounts for every other', () => {
    fc.assert(
      fc.property(roster, roster, (before, after) => {
        const { earlier, gone, same } = matchVersions(before, after)
        const paired = earlier.filter((at) => at !== null)
        expect(earlier).toHaveLength(after.length)
        expect(new Set(paired).size).toBe(paired.length)
        for (const at of paired) expect(before[at]).toBeTruthy()
        expect(after.filter((values, at) => values === null && earlier[at] !== null)).toEqual([])
        const readable = before.flatMap((values, at) => (values ? [at] : []))
        expect([...paired, ...gone].sort((a, b) => a - b)).toEqual(readable)
        expect(same).toBeLessThanOrEqual(paired.length)
      }),
    )
  })

  it('finds the same file to be the same, in whatever order its rows stand', () => {
    const shuffled = roster.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, ([rows, otherwise]) => {
        const { earlier, gone, same } = matchVersions(rows, otherwise)
        expect(gone).toEqual([])
        expect(same).toBe(rows.filter((values) => values !== null).length)
        expect(said(otherwise, earlier)).toEqual(continued(rows, earlier))
      }),
    )
  })

  it('pairs rows that say the same before any others, so that an inserted row moves nobody', () => {
    fc.assert(
      fc.property(roster, row, fc.nat(12), (rows, inserted, place) => {
        const at = Math.min(place, rows.length)
        const after = [...rows.slice(0, at), inserted, ...rows.slice(at)]
        const { earlier, gone } = matchVersions(rows, after)
        expect(gone).toEqual([])
        expect(said(after, earlier)).toEqual(continued(rows, earlier))
      }),
    )
  })
})

type Rows = readonly (RowValues | null)[]

/** The rows of the later roster that continue one, and the rows they continue. */
const said = (later: Rows, earlier: readonly (number | null)[]) => later.filter((_, at) => earlier[at] !== null)
const continued = (rows: Rows, earlier: readonly (number | null)[]) =>
  earlier.flatMap((was) => (was === null ? [] : [rows[was]]))
