import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { EMPTY_BOOK, nameOf, outdatedOf } from '../../../shared/sync/carrier.ts'
import type { CarrierBook, Known, Span } from '../../../shared/sync/carrier.ts'

const MINE = 'dev_0000000000000001' as DeviceId
const PAGES = ['pag_0000000000000001', 'pag_0000000000000002', 'pag_0000000000000003'] as PageId[]

interface Bundle {
  readonly row: 'mine' | 'former' | 'theirs'
  readonly pages: readonly PageId[]
  readonly closed: boolean
  readonly whole: boolean
}

const bundles = fc.array(
  fc.record<Bundle>({
    row: fc.constantFrom('mine', 'former', 'theirs'),
    pages: fc.subarray(PAGES, { minLength: 1 }),
    closed: fc.boolean(),
    whole: fc.boolean(),
  }),
  { maxLength: 12 },
)

function bookOf(list: readonly Bundle[]): CarrierBook {
  const known: Record<string, Known> = {}
  const written: Record<string, { row: string; digest: string; bytes: number; whole: boolean }> = {}
  for (const [index, { row, pages, closed, whole }] of list.entries()) {
    const name = nameOf(index + 1)
    const spans: Span[] = pages.map((page) => ({ page, heads: [name], since: [], passed: [] }))
    const reading = { outcome: 'taken' as const, from: MINE, spans, ...(closed && { closedTo: 'then' }) }
    known[`${row}/${name}`] = { row, name, bytes: 1, stamp: 'x', reading }
    if (row === 'mine') written[index + 1] = { row, digest: '', bytes: 1, whole }
  }
  return { ...EMPTY_BOOK, own: { rows: ['mine'], next: list.length + 1, from: 1, written }, former: ['former'], known }
}

/** Where our newest run of bundles begins that were written to stand in for everything before them. */
function newestWhole(list: readonly Bundle[]): number | null {
  const ours = list.flatMap(({ row, whole }, index) => (row === 'mine' ? [{ index, whole }] : []))
  const begins = ours.filter(({ whole }, at) => whole && ours[at - 1]?.whole !== true)
  return begins.at(-1)?.index ?? null
}

describe('Bundles with a page from which somebody was erased', () => {
  it('are written anew where they are ours and nothing newer stands in for them, and go where they are others’ and all here', () => {
    fc.assert(
      fc.property(bundles, fc.subarray(PAGES), (list, gone) => {
        const outdated = outdatedOf(bookOf(list), (page) => gone.includes(page))
        const speaks = ({ pages }: Bundle) => pages.some((page) => gone.includes(page))
        expect(outdated.others.map(({ name }) => name)).toEqual(
          list.flatMap((bundle, index) =>
            bundle.row === 'theirs' && speaks(bundle) && !bundle.closed ? [nameOf(index + 1)] : [],
          ),
        )
        const newest = newestWhole(list)
        const stands = ({ row }: Bundle, index: number) =>
          (row === 'mine' && index >= (newest ?? 0)) || (row === 'former' && newest === null)
        expect(outdated.own).toBe(list.some((bundle, index) => speaks(bundle) && stands(bundle, index)))
      }),
    )
  })
})
