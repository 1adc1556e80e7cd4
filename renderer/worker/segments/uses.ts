import type { SegmentId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'

/** What is made of a segment: other segments and ways of exporting that stand. Ids are long enough to be looked for in the text. */
export function usesOf({ tables }: Pick<OpenCommunity, 'tables'>, id: SegmentId): { readonly name: string }[] {
  const segments = [...tables.segments.values()].filter(
    ({ id: other, where, archived }) => other !== id && archived === undefined && where.includes(id),
  )
  const exports = [...tables.exportProfiles.values()].filter(
    ({ rows, archived }) => archived === undefined && rows.includes(id),
  )
  return [...segments, ...exports]
}
