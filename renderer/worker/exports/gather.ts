import { countryOf } from '../../../shared/calendar/country.ts'
import { columnKind, isOfValue } from '../../../shared/domain/export-columns.ts'
import { LeftOutCounter } from '../../../shared/domain/left-out.ts'
import type { LeftOut, LeftOutCount } from '../../../shared/domain/left-out.ts'
import type { PlannedColumns } from '../../../shared/exports/check-plan.ts'
import { Judge } from '../../../shared/exports/judge.ts'
import { sortedInSteps, sortKeys } from '../../../shared/exports/order.ts'
import type { SortKey } from '../../../shared/exports/order.ts'
import { keepsKind, shaped } from '../../../shared/exports/shape.ts'
import type { RawCell } from '../../../shared/exports/shape.ts'
import type { ExportColumn as TableColumn } from '../../../shared/formats/exports/table.ts'
import type { ExportPlan } from '../../../shared/protocol/exports.ts'
import type { OpenCommunity } from '../open-community.ts'
import { findMembers, selectMembers } from '../queries/find-members.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { RowReader } from './row-reader.ts'

/** Somebody who will be in the file, and what their row does without. */
interface Included {
  readonly entry: MemberEntry
  readonly left: LeftOut
  readonly key: SortKey
}

/** Everybody whom a plan is about, those in its file in the file's order. */
export interface Gathered {
  readonly rows: readonly Included[]
  readonly out: readonly { readonly entry: MemberEntry; readonly left: LeftOut }[]
  readonly count: LeftOutCount
}

/** Members that are judged between two looks at other messages: some 3 ms. */
const A_STEP = 500

/** Who is in the file of a plan and who is not, by the rules of consent; in steps. */
export function* gather(
  { tables, world }: OpenCommunity,
  { rows: { query, only }, sort, use, output }: ExportPlan,
  { held }: PlannedColumns,
): Generator<void, Gathered> {
  const chosen = only && new Set(selectMembers(tables, only))
  const byName = { by: 'name', descending: false } as const
  const found = findMembers(tables, { ...query, sort: byName, language: output.language })
  const judge = new Judge({ ...use, columns: held.map(({ key }) => key) }, tables.reach.on(world.now()))
  const reader = new RowReader({ tables, world }, output.language, query.chapter ?? null)
  const keyOf = sortKeys(sort.by, output.language)
  // Everybody stands in the order of names already.
  const isInOrder = sort.by === 'name' && !sort.descending
  const counter = new LeftOutCounter()
  const rows: Included[] = []
  const out: { readonly entry: MemberEntry; readonly left: LeftOut }[] = []
  let seen = 0
  for (const entry of found) {
    seen += 1
    if (seen % A_STEP === 0) yield
    if (chosen && !chosen.has(entry.member.id)) continue
    const left = judge.of(entry.member)
    counter.add(left)
    if (left.kind === 'row') out.push({ entry, left })
    else rows.push({ entry, left, key: isInOrder ? null : keyOf(reader.cell(entry, sort.by), entry.reading) })
  }
  const ordered = isInOrder ? rows : yield* sortedInSteps(rows, sort.descending)
  return { rows: ordered, out, count: counter.count }
}

/** Whether a plan says anything that has to be worked out first. */
export function needsValue({ rows: { query }, columns, sort }: ExportPlan): boolean {
  return query.value !== undefined || isOfValue(sort.by) || columns.some(({ key }) => isOfValue(key))
}

export function tableColumns({ held }: PlannedColumns): TableColumn[] {
  return held.map(({ key, header, shape }) => ({
    key,
    label: header,
    kind: keepsKind(shape) ? columnKind(key) : 'text',
  }))
}

/** The cells of those who are in the file, made as they are asked for. */
export function* cellsOf(
  { tables, world }: OpenCommunity,
  { rows: { query }, output: { language } }: ExportPlan,
  { held }: PlannedColumns,
  rows: readonly Pick<Included, 'entry' | 'left'>[],
): Generator<readonly RawCell[], void> {
  const reader = new RowReader({ tables, world }, language, query.chapter ?? null)
  const countries = new Map([...tables.chapters.values()].map(({ id, zone }) => [id, countryOf(zone)]))
  for (const { entry, left } of rows) {
    const [home] = entry.chapters
    const writing = { language, country: (home && countries.get(home)) ?? '' }
    const empty: ReadonlyMap<string, unknown> | null = left.kind === 'cells' ? left.cells : null
    yield held.map(({ key, shape }) => (empty?.has(key) ? '' : shaped(reader.cell(entry, key), shape, writing)))
  }
}
