import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import type { RosterMapping } from '../../../shared/protocol/rosters.ts'

/** Whether somebody can be imported at all: a name is there, or the parts to build one from. */
export function hasName(mapping: RosterMapping): boolean {
  return mapping.flat().some((target) => target === 'name' || target === 'family' || target === 'given')
}

/**
 * Targets that several columns feed although they hold one value, with those columns. What is meant to be gathered does not
 * count: labels, notes, the pieces of an address, a middle name beside a given one.
 */
export function sharedTargets(
  columns: readonly string[],
  mapping: RosterMapping,
): readonly { readonly target: MemberField; readonly columns: readonly string[] }[] {
  return MEMBER_FIELDS.filter((target) => target !== 'address' && target !== 'given').flatMap((target) => {
    const own = columns.filter((_, index) => mapping[index]?.includes(target))
    return own.length > 1 ? [{ target, columns: own }] : []
  })
}

/** The targets of one column that are known here, in the order on screen. */
export function targetsOf(column: readonly string[] | undefined): readonly ColumnTarget[] {
  return COLUMN_TARGETS.filter((target) => column?.includes(target))
}

/** The mapping with a target on a column, taken from the column where it stood (null: it stood nowhere). */
export function movedTarget(
  mapping: RosterMapping,
  { target, from }: { readonly target: ColumnTarget; readonly from: number | null },
  to: number,
): RosterMapping {
  const without = from === null ? mapping : withoutTarget(mapping, from, target)
  return without.with(to, targetsOf([...(without[to] ?? []), target]))
}

export function withoutTarget(mapping: RosterMapping, column: number, target: ColumnTarget): RosterMapping {
  return mapping.with(
    column,
    (mapping[column] ?? []).filter((one) => one !== target),
  )
}

/** What no column feeds yet; of what may be said about being contacted, the two that name no channel. */
export function unusedTargets(mapping: RosterMapping): readonly ColumnTarget[] {
  const used = new Set(mapping.flat())
  return COLUMN_TARGETS.filter((target) => !used.has(target) && !target.includes(':'))
}

/** Several targets that one column may feed at once, by the word that names them. */
export const COMBINATIONS = {
  parts: ['name', 'family', 'given'],
  called: ['name', 'nickname'],
  place: ['city', 'address'],
} as const satisfies Readonly<Record<string, readonly ColumnTarget[]>>

/** The column that holds whole names while nothing holds their parts; null where there is none to take apart. */
export function wholeNames(mapping: RosterMapping): number | null {
  const used = mapping.flat()
  if (used.includes('family') || used.includes('given')) return null
  const column = mapping.findIndex((targets) => targets.length === 1 && targets[0] === 'name')
  return column === -1 ? null : column
}
