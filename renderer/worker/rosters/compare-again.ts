import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { ColumnMapping, Source } from '../../../shared/domain/source.ts'
import { columnsAgain } from '../../../shared/formats/columns-again.ts'
import { carriedRepairs } from '../../../shared/formats/repairs.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import type { RosterTable } from '../../../shared/formats/roster-table.ts'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { RepairOffer, RosterAgain } from '../../../shared/protocol/rosters.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import type { Hints } from './draft.ts'
import { isOneList } from './guess-version.ts'
import { regionsOf } from './hints.ts'
import { ROWS_AT_ONCE } from './import-plan.ts'
import { repairOffers } from './repair-offers.ts'
import { draftsOf, sourceCells } from './source-drafts.ts'
import type { Exclusive } from './source-drafts.ts'

/** What importing a table as the newer version of a roster needs, and what it would refuse. */
type Comparison = Pick<RosterAgain, 'mapping' | 'repairs' | 'refused'>

/**
 * Compares a table that has a roster's columns with that roster, by what was confirmed for it. `roster-same` (value) where
 * it says nothing new, `roster-other-list` (value) where hardly anybody is in both, `roster-shrunk` (value, count) where most are gone, `roster-repairs` (column, count) where a
 * program has spoiled values in a way nobody has been asked about.
 */
export async function compareAgain(
  community: OpenCommunity,
  source: Source,
  table: RosterTable,
  { exclusive, cancelled }: { readonly exclusive: Exclusive; readonly cancelled: () => boolean },
): Promise<Result<Comparison>> {
  const mapping = checkMapping(columnsAgain(source, table.columns).mapping, table.columns.length)
  if (!mapping.ok) return mapping
  const known = checkMapping(source.mapping, source.columns.length)
  if (!known.ok) return known
  const repairs = carriedRepairs(source.repairs, source.columns, table.columns)
  const cells = await exclusive(() => sourceCells(community, source.id))
  const damage = await newDamage(
    {
      table: { ...table, rows: cells, lines: [] },
      mapping: known.value,
      columns: source.columns,
      repairs: source.repairs,
    },
    { table, mapping: mapping.value, columns: table.columns },
    regionsOf(community),
  )
  if (damage.length > 0) {
    const columns = [...new Set(damage.map(({ column }) => table.columns[column] ?? ''))]
    return failed('roster-repairs', {
      column: columns.join(', '),
      count: damage.reduce((sum, { rows }) => sum + rows, 0),
    })
  }
  const earlier = await draftsOf(cells, known.value, source.repairs)
  const reading = rowReading(mapping.value, table.rows, repairs)
  const later: (MemberDraft | null)[] = []
  const refused: RosterAgain['refused'][number][] = []
  for (const [row, own] of table.rows.entries()) {
    const read = memberDraftOf(own, reading)
    later.push(read.ok ? read.value : null)
    if (!read.ok && refused.length < REFUSED_TOLD) refused.push({ line: table.lines[row] ?? 0, problem: read.problem })
    if (row % ROWS_AT_ONCE === 0) await turn()
    if (cancelled()) return failed('cancelled')
  }
  const { earlier: continued, gone, same } = matchVersions(earlier, later)
  const paired = continued.filter((row) => row !== null).length
  const people = later.filter((draft) => draft !== null).length
  const before = earlier.filter((draft) => draft !== null).length
  if (!isOneList({ paired, people, before })) return failed('roster-other-list', { value: source.name })
  if (gone.length > before * MOST_GONE) return failed('roster-shrunk', { value: source.name, count: gone.length })
  if (same === people && gone.length === 0) return failed('roster-same', { value: source.name })
  return ok({ mapping: mapping.value, repairs, refused })
}

/**
 * The share of a roster that may be gone at most. A file that was cut off takes nobody away, but the next whole one would find
 * everybody new.
 */
const MOST_GONE = 0.5

/** More refused rows than anybody reads in an answer; all of them are kept with the roster. */
const REFUSED_TOLD = 100

interface ReadTable {
  readonly table: RosterTable
  readonly mapping: ColumnMapping
  readonly columns: readonly string[]
}

/** What the earlier file would not have been asked about: whoever declined something there has answered. */
async function newDamage(
  before: ReadTable & { readonly repairs: readonly string[] },
  now: ReadTable,
  regions: Hints['regions'],
): Promise<readonly RepairOffer[]> {
  const offered = await repairOffers(before.table, before.mapping, regions)
  const ids = [...before.repairs, ...offered.map(({ id }) => id)]
  const asked = new Set(carriedRepairs(ids, before.columns, now.columns))
  return (await repairOffers(now.table, now.mapping, regions)).filter(({ id }) => !asked.has(id))
}
