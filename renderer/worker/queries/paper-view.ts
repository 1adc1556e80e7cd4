import { chairsOf, NEW_GUEST } from '../../../shared/domain/attendance.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { owedOf } from '../../../shared/domain/money.ts'
import type { Salon, Sheet } from '../../../shared/domain/salon.ts'
import type { PaperGuest, PaperGuests, PaperSheet, PaperView } from '../../../shared/protocol/paper.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { nextLetter, sheetMark } from '../../../shared/salons/sheet-codes.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { attendedBy } from './member-attendance.ts'
import { timesOf } from './salon-times.ts'

/** What the papers of a salon show. */
export function paperView(community: OpenCommunity, input: ParsedView<'paper'>): PaperView | null {
  const { tables } = community
  const salon = tables.salons.get(input.salon)
  if (!salon) return null
  const asked = input.sheet === null ? undefined : tables.sheets.get(input.sheet)
  const sheet = asked?.salon === salon.id ? asked : undefined
  const sheets = [...tables.sheets.of(salon.id)].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  const { start, end } = timesOf(salon)
  return {
    salon,
    startsAt: start,
    endsAt: end,
    community: tables.community?.name ?? '',
    chapter: tables.chapters.get(salon.chapter)?.name ?? '',
    hosts: [...new Set(salon.hosts.map((host) => tables.people.personOf(host)))].map(
      (host) => tables.members.get(host)?.member.name ?? '',
    ),
    guests: paperGuests(tables, salon, sheet?.rows ?? rowsFor(tables, salon.id, input)),
    sheet: sheet ? paperSheet(tables, sheet) : null,
    nextLetter: nextLetter(sheets),
    sheets: sheets.map((each) => paperSheet(tables, each)),
  }
}

/** Who stands on a list that is printed now, in the order of their names. */
export function rowsFor(
  tables: Tables,
  salon: SalonId,
  { language, guests }: { readonly language: Language; readonly guests: PaperGuests },
): MemberId[] {
  const { keyOf } = collationFor(language)
  const keyed = [...tables.attendance.guests(salon).values()].flatMap((guest) => {
    const entry = isListed(guest, guests) ? tables.members.get(guest.member) : undefined
    return entry ? [{ id: guest.member, key: keyOf(entry.member.name, entry.reading) }] : []
  })
  return keyed.sort((a, b) => (a.key === b.key ? (a.id < b.id ? -1 : 1) : a.key < b.key ? -1 : 1)).map(({ id }) => id)
}

function isListed({ status }: Guest, guests: PaperGuests): boolean {
  return guests === 'going' ? status === 'going' : status !== undefined && status !== 'declined'
}

function paperGuests(tables: Tables, salon: Salon, rows: readonly MemberId[]): PaperGuest[] {
  const guests = tables.attendance.guests(salon.id)
  const seats = new Map(
    Object.entries(salon.seats).map(([member, table]) => [tables.people.personOf(member as MemberId), table]),
  )
  const people = rows.map((row) => tables.members.get(tables.people.personOf(row)))
  const names = new Map<string, number>()
  for (const entry of people) if (entry) names.set(entry.member.name, (names.get(entry.member.name) ?? 0) + 1)
  return rows.map((row, index) => {
    const member = tables.people.personOf(row)
    const entry = people[index]
    const guest = guests.get(member) ?? { ...NEW_GUEST, member, since: 0 }
    const attended = attendedBy(tables, member).count
    return {
      member: row,
      name: entry?.member.name ?? '',
      reading: entry?.reading ?? '',
      hint: entry && (names.get(entry.member.name) ?? 0) > 1 ? hintOnPaper(entry.member) : '',
      companions: guest.companions.map(({ name }) => name),
      paid: hasPaid(guest, salon),
      arrived: guest.arrived !== undefined,
      first: entry !== undefined && attended - (guest.arrived ? 1 : 0) === 0,
      interests: entry?.member.interests ?? [],
      table: seats.get(member) ?? '',
    }
  })
}

/** What tells namesakes apart and may lie open on a table: where somebody lives, or the year of birth. Never a number to call. */
function hintOnPaper({ city, birthday }: Member): string {
  return city ?? /^\d{4}/.exec(birthday ?? '')?.[0] ?? ''
}

function hasPaid(guest: Guest, { fee, currency }: Salon): boolean {
  if (fee === undefined || currency === undefined || guest.paid.length === 0) return false
  return owedOf({ amount: fee * chairsOf(guest), currency }, guest.paid) === 0
}

function paperSheet(tables: Tables, { id, letter, at, by, rows, blanks }: Sheet): PaperSheet {
  const name = tables.organizers.get(by)?.name ?? ''
  return { id, letter, mark: sheetMark(id), at, by: name, rows: rows.length, blanks }
}
