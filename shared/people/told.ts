import { MEMBER_FIELDS } from '../domain/member.ts'
import type { Member, MemberField } from '../domain/member.ts'
import type { Told, ToldFields } from '../domain/told.ts'
import { sameValue } from './same-value.ts'

/** That the person themself said what stands in a field; null where nobody wrote that down, or something else stands there now. */
export function toldOf(member: Member, field: MemberField): Told | null {
  const told = member.told?.[field]
  return told && sameValue(field, told.value, member[field] ?? '') ? told : null
}

/** Everything that somebody said of themselves and that still stands. */
export function standingTold(member: Member): ToldFields {
  const standing: Partial<Record<MemberField, Told>> = {}
  for (const field of MEMBER_FIELDS) {
    const told = toldOf(member, field)
    if (told) standing[field] = told
  }
  return standing
}

/** The latest of what a person said of a field, on whichever of their records it stands. */
export function latestTold(members: readonly Member[], field: MemberField): Told | null {
  return members
    .flatMap((member) => toldOf(member, field) ?? [])
    .reduce<Told | null>((last, each) => (last && isBefore(each, last) ? last : each), null)
}

/** Of two of one day the same one counts on every device. */
function isBefore(a: Told, b: Told): boolean {
  return a.on === b.on ? a.value < b.value : a.on < b.on
}
