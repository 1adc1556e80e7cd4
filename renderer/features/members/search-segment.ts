import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import type { MemberList } from './member-list.ts'

/**
 * What a list is narrowed to, as a segment: whoever stands in the list is found by it. Null for the whole list, for one that
 * shows a saved segment and nothing less, and where people wait for decisions, which is no search to keep.
 */
export function segmentOf(list: MemberList): Segment | null {
  const { text, chapter, tags, interests, status, source, undecided, value, segment } = list
  if (undecided) return null
  const parts: Segment[] = []
  if (segment !== null) parts.push(typeof segment === 'string' ? { kind: 'segment', segment } : segment)
  if (chapter !== null) parts.push({ kind: 'chapter', chapters: [chapter] })
  // Each label narrows the list further; a condition on labels is about any of them.
  for (const label of tags) parts.push({ kind: 'label', of: 'tags', labels: [label] })
  for (const label of interests) parts.push({ kind: 'label', of: 'interests', labels: [label] })
  if (source !== null) parts.push({ kind: 'roster', source })
  if (value) parts.push(...valueConditions(value))
  if (text.trim() !== '') parts.push({ kind: 'search', text: text.trim() })
  if (status === 'archived') parts.push(ARCHIVED)
  // A segment leaves out who is archived unless it speaks of them.
  if (status === 'all') parts.push({ kind: 'any', of: [ARCHIVED, { kind: 'not', of: ARCHIVED }] })
  const isSaved = parts.length === 1 && typeof segment === 'string'
  return parts.length === 0 || isSaved ? null : { kind: 'all', of: parts }
}

const ARCHIVED: Condition = { kind: 'archived' }

function valueConditions({ chapter, tier, stage, risk, field }: NonNullable<MemberList['value']>): Condition[] {
  const found: Condition[] = []
  if (tier) found.push({ kind: 'tier', chapter, values: [tier] })
  if (stage) found.push({ kind: 'stage', chapter, values: [stage] })
  if (risk) found.push({ kind: 'risk', chapter, values: [risk] })
  if (field)
    for (const part of ['recency', 'frequency'] as const)
      found.push({
        kind: 'score',
        basis: field.basis,
        part,
        chapter,
        score: { least: field[part], most: field[part] },
      })
  return found
}
