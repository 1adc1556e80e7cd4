import type { SegmentId } from '../domain/ids.ts'
import { SEGMENT_CONDITIONS_IN_ALL } from '../domain/segment.ts'
import type { Condition, Segment } from '../domain/segment.ts'

/** A tree in which no condition names another segment. */
export type WholeSegment = Segment

/** What a tree says when the segments that it names are put in their places. */
export type Expanded =
  | { readonly ok: true; readonly tree: WholeSegment }
  /** `of`: the segment that is missing, cannot be read, names itself in the end, or is one too many. */
  | { readonly ok: false; readonly why: 'missing' | 'unreadable' | 'circle' | 'large'; readonly of: SegmentId }

/** The tree behind a saved segment: undefined where there is none, null where this version cannot read it. */
export type TreeOf = (segment: SegmentId) => Segment | null | undefined

/** Puts named segments in their places. One that comes back to itself is found out, whichever way round. */
export function expand(tree: Segment, treeOf: TreeOf, within: readonly SegmentId[] = []): Expanded {
  return expandIn(tree, { treeOf, within, room: { left: SEGMENT_CONDITIONS_IN_ALL } })
}

interface Expanding {
  readonly treeOf: TreeOf
  readonly within: readonly SegmentId[]
  /** Conditions that there is still room for: segments that name each other twice would soon be millions. */
  readonly room: { left: number }
}

function expandIn(tree: Segment, expanding: Expanding): Expanded {
  const { treeOf, within, room } = expanding
  switch (tree.kind) {
    case 'all':
    case 'any': {
      const parts: Segment[] = []
      for (const part of tree.of) {
        const expanded = expandIn(part, expanding)
        if (!expanded.ok) return expanded
        parts.push(expanded.tree)
      }
      return { ok: true, tree: { kind: tree.kind, of: parts } }
    }
    case 'not': {
      const expanded = expandIn(tree.of, expanding)
      return expanded.ok ? { ok: true, tree: { kind: 'not', of: expanded.tree } } : expanded
    }
    case 'segment': {
      const { segment } = tree
      if (within.includes(segment)) return { ok: false, why: 'circle', of: segment }
      const named = treeOf(segment)
      if (named === undefined) return { ok: false, why: 'missing', of: segment }
      if (named === null) return { ok: false, why: 'unreadable', of: segment }
      room.left -= conditionsOf(named).length
      if (room.left < 0) return { ok: false, why: 'large', of: segment }
      return expandIn(named, { ...expanding, within: [...within, segment] })
    }
    default:
      return { ok: true, tree }
  }
}

/** Every condition of a tree, from left to right; those of segments that it names are not looked into. */
export function conditionsOf(tree: Segment): Condition[] {
  switch (tree.kind) {
    case 'all':
    case 'any':
      return tree.of.flatMap(conditionsOf)
    case 'not':
      return conditionsOf(tree.of)
    default:
      return [tree]
  }
}

/** The records that a tree names, each once: chapters, evenings, members, other segments. */
export function idsIn(tree: Segment): string[] {
  return [...new Set(conditionsOf(tree).flatMap(idsOf))]
}

/** Whether a tree says of itself whether those who are archived belong to it; where none does, they do not. */
export function asksForArchived(tree: WholeSegment): boolean {
  return conditionsOf(tree).some(({ kind }) => kind === 'archived')
}

/** Whether a condition asks for nothing yet: a list that nothing was put into, as while it is being made. */
export function isUnfinished(condition: Condition): boolean {
  switch (condition.kind) {
    case 'field':
      return condition.test !== 'filled' && condition.values.every((value) => value.trim() === '')
    case 'search':
      return condition.text.trim() === ''
    case 'label':
      return condition.labels.length === 0
    case 'birthday':
      return condition.test === 'months' && condition.months.length === 0
    case 'tier':
    case 'stage':
    case 'risk':
      return condition.values.length === 0
    default:
      return false
  }
}

function idsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'chapter':
      return [...condition.chapters]
    case 'roster':
      return [condition.source]
    case 'evening': {
      const { salon, series, chapter } = condition.which
      return [salon, series, chapter].filter((id) => id !== undefined)
    }
    case 'tie':
      return [condition.member]
    case 'challenge':
      return [condition.challenge]
    case 'segment':
      return [condition.segment]
    case 'tier':
    case 'stage':
    case 'risk':
    case 'score':
    case 'points':
      return condition.chapter === undefined ? [] : [condition.chapter]
    default:
      return []
  }
}
