import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { refusalOf, withdrawnChannels } from '../../../shared/domain/reach.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import { addedItems } from '../people/added-items.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { attendedBy, RhythmReader } from './member-attendance.ts'

/** Members as table rows; `chapter` is the one whose rhythm is shown, else the member's first. */
export function memberRows(
  tables: Tables,
  entries: readonly MemberEntry[],
  now: Instant,
  chapter?: ChapterId,
): MemberRow[] {
  const rhythm = new RhythmReader(tables, now)
  const on = tables.reach.on(now)
  return entries.map((entry) => {
    const { member, reading, chapters } = entry
    const attended = attendedBy(tables, member.id)
    const leftOut = member.archived === undefined ? refusalOf(member, on) : null
    const namesake = tables.members.hasNamesake(member)
    return {
      id: member.id,
      name: member.name,
      reading,
      namesake,
      hint: namesake ? hintOf(member) : '',
      chapters,
      phone: member.phone ?? '',
      email: member.email ?? '',
      city: member.city ?? '',
      tags: member.tags,
      interests: member.interests,
      joined: member.joined ?? '',
      archived: member.archived !== undefined,
      undecided: isWaiting(tables, entry),
      salons: attended.count,
      lastSalon: attended.last,
      leftOut,
      withdrawn: leftOut === null ? [] : withdrawnChannels(member),
      rhythm: rhythm.rhythmOf(member.id, chapter ?? chapters[0]),
    }
  })
}

/** Whether somebody has to decide something about a member: between two values, or whose something is. */
export function isWaiting(tables: Tables, entry: MemberEntry): boolean {
  return tables.isUndecided(entry) || addedItems({ tables }, entry.member.id).length > 0
}

/** What tells namesakes apart at a glance: the birth year, else the last digits of the phone, else the city. */
export function hintOf(member: Member): string {
  const year = /^\d{4}/.exec(member.birthday ?? '')?.[0]
  return year ?? (lastDigits(member.phone) || (member.city ?? ''))
}

/** The last four digits of a phone number, or ''. */
export function lastDigits(phone: string | undefined): string {
  return phone?.replace(/\D/g, '').slice(-4) ?? ''
}
