import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import type { RosterMapping } from '../../../shared/protocol/commands.ts'

/** Whether somebody can be imported at all: a name is there, or the parts to build one from. */
export function hasName(mapping: RosterMapping): boolean {
  return mapping.flat().some((target) => target === 'name' || target === 'family' || target === 'given')
}

/** Targets that several columns feed, with those columns. Labels and notes are meant to be gathered, so they do not count. */
export function sharedTargets(
  columns: readonly string[],
  mapping: RosterMapping,
): readonly { readonly target: MemberField; readonly columns: readonly string[] }[] {
  return MEMBER_FIELDS.flatMap((target) => {
    const own = columns.filter((_, index) => mapping[index]?.includes(target))
    return own.length > 1 ? [{ target, columns: own }] : []
  })
}

/** The targets of one column that are known here. */
export function targetsOf(column: readonly string[] | undefined): readonly ColumnTarget[] {
  return COLUMN_TARGETS.filter((target) => column?.includes(target))
}
