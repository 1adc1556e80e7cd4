import type { MemberId } from '../../../shared/domain/ids.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { WantedSegment } from '../tables/segment-finder.ts'

/** The desk of a community; its code is loaded when somebody first asks for a segment. */
export const segmentDesk = onceEach(async (community: OpenCommunity) => {
  const { SegmentDesk } = await import('./segment-desk.ts')
  const desk = new SegmentDesk(community)
  // Lists that asked before it was there ask again.
  community.publish(new Set(['segments']))
  return desk
})

/** Whom a segment finds, once that is worked out: for exports, letters and commands, which act on all of them or on nobody. */
export async function membersOf(
  community: OpenCommunity,
  wanted: WantedSegment,
): Promise<Result<ReadonlySet<MemberId>>> {
  return (await segmentDesk(community)).ready(wanted)
}

/**
 * Works out the segments that a command selects members by, before it takes its turn: a command acts on everybody whom they find,
 * or is refused with what is wrong with them.
 */
export async function segmentsReady(community: OpenCommunity, input: unknown): Promise<Result<void>> {
  for (const wanted of segmentsIn(input)) {
    const found = await membersOf(community, wanted)
    if (!found.ok) return found
  }
  return ok(undefined)
}

/** The segments of a command's queries, wherever they stand in its input: `query`, `who.query`, `only.query`, `letter`. */
function segmentsIn(input: unknown): WantedSegment[] {
  if (typeof input !== 'object' || input === null) return []
  const asked = input as Readonly<Record<string, unknown>>
  const own = ['query', 'letter'].flatMap((key) => queried(asked[key]))
  return [...own, ...['who', 'only'].flatMap((key) => segmentsIn(asked[key]))]
}

function queried(query: unknown): WantedSegment[] {
  if (typeof query !== 'object' || query === null || !('segment' in query) || query.segment === undefined) return []
  return [query.segment as WantedSegment]
}
