import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'

/** What a column can become, in the order offered; '' leaves it out. */
export const TARGETS = [...MEMBER_FIELDS, 'tags', 'interests', 'notes', ''] as const
export type Target = MemberField | 'tags' | 'interests' | 'notes' | ''

/** Whether somebody can be imported at all: a name is there, or the parts to build one from. */
export function hasName(mapping: readonly string[]): boolean {
  return mapping.some((target) => target === 'name' || target === 'family' || target === 'given')
}

/** Targets that several columns feed, with those columns. Labels and notes are meant to be gathered, so they do not count. */
export function sharedTargets(
  columns: readonly string[],
  mapping: readonly string[],
): readonly { readonly target: MemberField; readonly columns: readonly string[] }[] {
  return MEMBER_FIELDS.flatMap((target) => {
    const own = columns.filter((_, index) => mapping[index] === target)
    return own.length > 1 ? [{ target, columns: own }] : []
  })
}

export function targetOf(text: string | undefined): Target {
  return TARGETS.find((target) => target === text) ?? ''
}
