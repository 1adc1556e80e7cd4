import { isId } from '../../../shared/domain/ids.ts'
import type { Segment } from '../../../shared/domain/segment.ts'
import { readSegment } from '../../../shared/protocol/segment-tree.ts'
import type { SegmentNames } from '../../../shared/protocol/segments.ts'
import { idsIn } from '../../../shared/segments/tree.ts'
import type { Tables } from '../tables/tables.ts'

/** A segment as a page keeps it, with the names of what it names, for `readSegmentText`; '' for what cannot be read. */
export function segmentText(tables: Tables, where: string): string {
  const tree = readSegment(where)
  return tree ? JSON.stringify({ tree, names: namesIn(tables, tree) }) : ''
}

/** What the records that a tree names are called. */
export function namesIn(tables: Tables, tree: Segment): SegmentNames {
  const names: Record<string, string> = {}
  for (const id of idsIn(tree)) {
    const name = nameOf(tables, id)
    if (name !== undefined) names[id] = name
  }
  return names
}

function nameOf(tables: Tables, id: string): string | undefined {
  if (isId('cha', id)) return tables.chapters.get(id)?.name
  if (isId('sal', id)) return tables.salons.get(id)?.theme
  if (isId('ser', id)) return tables.series.get(id)?.name
  if (isId('src', id)) return tables.sources.get(id)?.name
  if (isId('chl', id)) return tables.challenges.get(id)?.name
  if (isId('seg', id)) return tables.segments.get(id)?.name
  return isId('mem', id) ? tables.members.get(id)?.member.name : undefined
}
