import type { ChapterId, MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import type { MeasureBook } from '../../../shared/value/measures/measure-book.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Found } from '../tables/segment-finder.ts'
import type { MeasureDesk } from './measure-desk.ts'

/** The people whom a segment finds, with books of measures that have them in it and nobody else. */
export interface Among {
  readonly name: string
  readonly members: ReadonlySet<MemberId>
  readonly books: ReadonlyMap<ChapterId, MeasureBook>
}

interface Kept {
  readonly segment: SegmentId
  readonly members: ReadonlySet<MemberId>
  readonly version: number
  /** Null while they are first being counted; those from before while they are counted anew. */
  books: ReadonlyMap<ChapterId, MeasureBook> | null
  isCounting: boolean
}

/** The segment that was asked for last: a screen shows one at a time. */
const kept = new WeakMap<MeasureDesk, Kept>()

/**
 * The books of a segment, as of what the desk has counted; `working` while they are first made, which this begins, or while it
 * is not known whom the segment finds. Nobody for one of which that cannot be said. `measures` is published when they are made.
 */
export function amongSegment(
  { tables, publish }: Pick<OpenCommunity, 'tables' | 'publish'>,
  desk: MeasureDesk,
  segment: SegmentId,
): Among | 'working' {
  const name = tables.segments.get(segment)?.name ?? ''
  const looked = tables.finder?.look(segment)
  const members = looked?.ok === true ? foundBy(looked.value) : NOBODY
  if (members === null) return 'working'
  const before = kept.get(desk)
  const known = before?.segment === segment ? before : null
  const isUpToDate = known?.members === members && known.version === desk.version
  if (!isUpToDate && known?.isCounting !== true) {
    const counting: Kept = { segment, members, version: desk.version, books: known?.books ?? null, isCounting: true }
    kept.set(desk, counting)
    void inTurns(desk.booksOf(members)).then((books) => {
      counting.books = books
      counting.isCounting = false
      publish(new Set(['measures']))
    })
  }
  const books = kept.get(desk)?.books
  return books ? { name, members, books } : 'working'
}

function foundBy(found: Found): ReadonlySet<MemberId> | null {
  return found.state === 'ready' ? found.members : found.before
}

const NOBODY: ReadonlySet<MemberId> = new Set()
