import type { ColumnMapping, Source } from '../../../shared/domain/source.ts'
import { carriedRepairs } from '../../../shared/formats/repairs.ts'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { VersionGuess } from '../../../shared/protocol/rosters.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { OpenCommunity } from '../open-community.ts'
import { draftsOf, sourceDrafts } from './source-drafts.ts'
import type { Exclusive } from './source-drafts.ts'

/** Rosters compared row by row; most communities have a handful, and the newest are the ones that come again. */
const COMPARED = 5

/** Columns that two versions of a roster share at least. */
const SHARED_COLUMNS = 0.5

/** Rows of the shorter of two versions that go on in the longer one at least; fewer, and it is another list. */
const SHARED_ROWS = 0.5

/** And so many; a single one may be a namesake, unless the file is called the same. */
const FEWEST_ROWS = 2

/** A table that may continue a roster, and how it would be read. */
interface Newcomer {
  readonly file: string
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly mapping: ColumnMapping
}

/**
 * The roster of which a table looks like the same or a newer version; null where none does, or where nobody wants to know any
 * more. Documents are opened within `exclusive`, one roster at a time, so that commands come in between.
 */
export async function guessVersion(
  community: OpenCommunity,
  { file, table, mapping }: Newcomer,
  { exclusive, wanted }: { readonly exclusive: Exclusive; readonly wanted: () => boolean },
): Promise<VersionGuess | null> {
  const candidates = candidatesFor(community, file, table.columns)
  if (candidates.length === 0) return null
  const plain = await draftsOf(table.rows, mapping, [])
  let best: VersionGuess | null = null
  for (const source of candidates) {
    if (!wanted()) return null
    // The same program spoils the same columns again; that is no news.
    const repairs = carriedRepairs(source.repairs, source.columns, table.columns)
    const later = repairs.length === 0 ? plain : await draftsOf(table.rows, mapping, repairs)
    const people = later.filter((draft) => draft !== null).length
    const earlier = await sourceDrafts(community, source, exclusive)
    const { earlier: continued, gone, same } = matchVersions(earlier, later)
    const paired = continued.filter((row) => row !== null).length
    const before = earlier.filter((draft) => draft !== null).length
    if (!isOneList({ paired, people, before }, source.file === file ? 1 : FEWEST_ROWS)) continue
    if (best && best.same + best.changed >= paired) continue
    best = {
      source: source.id,
      name: source.name,
      same,
      changed: paired - same,
      fresh: people - paired,
      gone: gone.length,
      repairs,
    }
  }
  return best
}

/**
 * Whether two rosters are versions of one list, and not two lists with some people in both.
 *
 * @param fewest people who go on from one to the other at least
 */
export function isOneList(
  { paired, people, before }: { readonly paired: number; readonly people: number; readonly before: number },
  fewest = 1,
): boolean {
  return paired >= fewest && paired >= SHARED_ROWS * Math.min(people, before)
}

/** Rosters that are part of the community and not replaced by a newer one, with columns like these; of the same file name first. */
function candidatesFor({ tables }: OpenCommunity, file: string, columns: readonly string[]): Source[] {
  const sources = [...tables.sources.values()].filter(({ takenBack }) => takenBack === undefined)
  const replaced = new Set(sources.map(({ replaces }) => replaces))
  return sources
    .filter(({ id, columns: known }) => !replaced.has(id) && sharedColumns(known, columns) >= SHARED_COLUMNS)
    .sort((a, b) => Number(b.file === file) - Number(a.file === file) || b.at - a.at)
    .slice(0, COMPARED)
}

function sharedColumns(one: readonly string[], other: readonly string[]): number {
  const left = new Set(one.map(fold))
  const right = new Set(other.map(fold))
  const shared = [...left].filter((name) => right.has(name)).length
  return shared / Math.max(1, Math.min(left.size, right.size))
}
