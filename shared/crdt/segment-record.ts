import type { SegmentId } from '../domain/ids.ts'
import type { SavedSegment } from '../domain/segment.ts'
import { namingNobody } from './erased-ids.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, optional, textOf } from './record-values.ts'

/**
 * A saved segment, as a page of exports keeps it. The tree is one value: two who change it at once have two trees to
 * choose from, and never one of halves that nobody meant.
 */
export function segmentRecord({ id: _id, ...segment }: SavedSegment): PlainRecord {
  return { ...segment }
}

export function readSavedSegment(id: SegmentId, record: PlainRecord): SavedSegment {
  return {
    id,
    name: textOf(record['name']),
    where: namingNobody(textOf(record['where'])),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}
