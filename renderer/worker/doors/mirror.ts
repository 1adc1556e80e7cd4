import { paidIn } from '../../../shared/domain/money.ts'
import type { DoorGuest } from '../../../shared/domain/door.ts'
import type { EntryId, MemberId } from '../../../shared/domain/ids.ts'
import { attendedBy } from '../queries/member-attendance.ts'
import { recordIn } from '../people/places.ts'
import type { Door } from '../tables/door-table.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/**
 * Whom the door's page has to show: the salon's guests and the chapter's active members, by the record that stands in the
 * chapter. Walk-ins that the page keeps itself are left out. Names and counts only: whatever else is known of somebody must
 * never come here, because a volunteer's machine keeps what it has.
 */
export function guestsFor(tables: Tables, { page, salon }: Pick<Door, 'page' | 'salon'>): Map<MemberId, DoorGuest> {
  const guests = tables.attendance.guests(salon.id)
  const shown = new Map<MemberId, MemberEntry>()
  for (const entry of tables.members.all()) {
    const isMember = entry.member.archived === undefined && entry.chapters.includes(salon.chapter)
    if (isMember || guests.has(entry.member.id)) shown.set(entry.member.id, entry)
  }
  for (const id of shown.keys())
    if (tables.people.partsOf(id).some((part) => tables.people.part(part)?.entry.page === page)) shown.delete(id)
  const letters = lettersOf([...shown.values()])
  const elsewhere = arrivedElsewhere(tables, { page, salon })
  return new Map(
    [...shown].map(([id, entry]) => {
      const member = recordIn(tables, id, salon.chapter)
      const guest = guests.get(id)
      const arrived = elsewhere.get(id)
      const isElsewhere = (entry: { readonly id: EntryId }) => tables.pageOf(entry.id) !== page
      const companions = guest?.companions.filter(isElsewhere).length ?? 0
      const payments = guest?.paid.filter(isElsewhere) ?? []
      const paid = paidIn(payments, salon.currency)
      const isWaived = payments.some(({ how }) => how === 'waived')
      const hint = letters.get(id)
      const attended = attendedBy(tables, id).count
      return [
        member,
        {
          member,
          name: entry.member.name,
          ...(entry.member.reading && { reading: entry.member.reading }),
          before: attended - (guest?.arrived ? 1 : 0),
          ...(hint && { hint }),
          ...(guest?.status && { status: guest.status, since: guest.since }),
          ...(companions > 0 && { companions }),
          ...(paid > 0 && { paid }),
          ...(isWaived && { waived: true as const }),
          ...(arrived && { arrivedAt: arrived.at, arrivedBy: arrived.by }),
        },
      ]
    }),
  )
}

/** A letter for each of several who bear one name, the longest known first. */
function lettersOf(entries: readonly MemberEntry[]): Map<MemberId, string> {
  const byName = new Map<string, MemberEntry[]>()
  for (const entry of entries) byName.set(entry.member.name, [...(byName.get(entry.member.name) ?? []), entry])
  const letters = new Map<MemberId, string>()
  for (const namesakes of byName.values()) {
    if (namesakes.length < 2) continue
    namesakes.sort((a, b) => a.member.created - b.member.created || (a.member.id < b.member.id ? -1 : 1))
    for (const [at, { member }] of namesakes.entries())
      letters.set(member.id, at < LETTERS.length ? LETTERS.charAt(at) : String(at + 1))
  }
  return letters
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Arrivals that were written before the door was opened, or by somebody who did not know yet that it was. */
function arrivedElsewhere(
  tables: Tables,
  { page, salon }: Pick<Door, 'page' | 'salon'>,
): Map<MemberId, { at: number; by: NonNullable<DoorGuest['arrivedBy']> }> {
  const arrived = new Map<MemberId, { at: number; by: NonNullable<DoorGuest['arrivedBy']> }>()
  for (const { id, kind, member, at, by, voided } of tables.attendance.entriesOf(salon.id)) {
    if (kind !== 'arrival' || voided !== undefined || tables.pageOf(id) === page) continue
    if (at < (arrived.get(member)?.at ?? Number.POSITIVE_INFINITY)) arrived.set(member, { at, by })
  }
  return arrived
}
