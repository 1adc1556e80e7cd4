import type { Condition, Segment } from '../../../shared/domain/segment.ts'

/** How the parts of a group go together: all of them hold, one does, none does. */
export const MODES = ['all', 'any', 'none'] as const
export type Mode = (typeof MODES)[number]

/** A segment as it stands on the screen: every row has a key, and what is not so says it itself. */
export type Draft = GroupDraft | ConditionDraft

export interface GroupDraft {
  readonly key: number
  readonly mode: Mode
  readonly parts: readonly Draft[]
}

export interface ConditionDraft {
  readonly key: number
  readonly not: boolean
  readonly condition: Condition
}

export function isGroup(draft: Draft): draft is GroupDraft {
  return 'parts' in draft
}

/** A tree as rows and groups; the outermost is always a group. */
export function draftOf(tree: Segment): GroupDraft {
  const draft = read(tree, false)
  return isGroup(draft) ? draft : { key: nextKey(), mode: 'all', parts: [draft] }
}

/** The tree that a draft stands for. A group that nothing was put into yet says nothing; all else is as `draftOf` read it. */
export function treeOf(draft: Draft): Segment {
  if (!isGroup(draft)) return draft.not ? { kind: 'not', of: draft.condition } : draft.condition
  const of = draft.parts.filter((part) => !isEmpty(part)).map(treeOf)
  if (draft.mode === 'none') return { kind: 'not', of: { kind: 'any', of } }
  return { kind: draft.mode, of }
}

function isEmpty(draft: Draft): boolean {
  return isGroup(draft) && draft.parts.every(isEmpty)
}

export function conditionDraft(condition: Condition, not = false): ConditionDraft {
  return { key: nextKey(), not, condition }
}

export function groupDraft(mode: Mode, parts: readonly Draft[]): GroupDraft {
  return { key: nextKey(), mode, parts }
}

/** The group with one of its parts, wherever within it, as `next` says; null takes the part out. */
export function withPart(group: GroupDraft, key: number, next: Draft | null): GroupDraft {
  return {
    ...group,
    parts: group.parts.flatMap((part): readonly Draft[] => {
      if (part.key === key) return next ? [next] : []
      return [isGroup(part) ? withPart(part, key, next) : part]
    }),
  }
}

/** Keys of rows are for this window only. */
let keys = 0

function nextKey(): number {
  keys += 1
  return keys
}

function read(tree: Segment, not: boolean): Draft {
  switch (tree.kind) {
    case 'not':
      return read(tree.of, !not)
    case 'any':
      return { key: nextKey(), mode: not ? 'none' : 'any', parts: tree.of.map((part) => read(part, false)) }
    case 'all': {
      const all: GroupDraft = { key: nextKey(), mode: 'all', parts: tree.of.map((part) => read(part, false)) }
      return not ? { key: nextKey(), mode: 'none', parts: [all] } : all
    }
    default:
      return { key: nextKey(), not, condition: tree }
  }
}
