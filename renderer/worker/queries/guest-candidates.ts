import type { Guest } from '../../../shared/domain/attendance.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { interestTest } from '../../../shared/salons/common-interest.ts'
import { companyOf, mayBeNew } from '../../../shared/salons/guest-suggestions.ts'
import type { Candidate, Company } from '../../../shared/salons/guest-suggestions.ts'
import { chapterGap, rhythmOf } from '../../../shared/ties/rhythm.ts'
import { isWarm } from '../../../shared/ties/tie.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { heldSalons } from './salon-times.ts'

/** Who might be invited to an evening, and what is known of them and of those who are expected. */
export interface GuestCandidates {
  readonly company: Company
  readonly candidates: readonly Candidate[]
  /** Active, no guests yet, and to be left alone. */
  readonly refused: readonly MemberEntry[]
}

/** The chapter's last salons that a regular is known by. */
const LATELY = 8

/**
 * Everybody of the salon's chapter who is no guest yet; with `tribe` also those of other chapters who share an interest that
 * the evening is about.
 */
export function guestCandidates(tables: Tables, salon: Salon, tribe: boolean, now: Instant): GuestCandidates {
  const guests = tables.attendance.guests(salon.id)
  const { coming, asked } = expected(tables, salon, guests)
  const company = companyOf(coming, asked, tables.ties.among(coming, now))
  const tiesOf = warmTiesTo(tables, [...coming, ...asked], now)
  const isAbout = interestTest(salon)
  const recent = heldSalons(tables, salon.chapter, now)
    .filter(({ id }) => id !== salon.id)
    .slice(-LATELY)
  const owed = owedSeats(tables, salon, recent.at(-1))
  const lately = recent.map(({ id }) => tables.attendance.guests(id))

  const on = tables.reach.on(now)
  const cameOn = new Map<MemberId, readonly Instant[]>()
  const chosen: MemberEntry[] = []
  const refused: MemberEntry[] = []
  for (const entry of tables.members.all()) {
    const { member, chapters } = entry
    if (member.archived !== undefined) continue
    const isOurs = chapters.includes(salon.chapter)
    if (isOurs) cameOn.set(member.id, tables.ties.cameOn(member.id))
    if (isGuest(guests.get(member.id)) || coming.has(member.id)) continue
    if (!isOurs && !(tribe && member.interests.some(isAbout))) continue
    if (refusesContact(member, on)) refused.push(entry)
    else chosen.push(entry)
  }
  const usual = chapterGap(cameOn.values())
  const candidates = chosen.map(({ member }): Candidate => {
    const came = cameOn.get(member.id) ?? tables.ties.cameOn(member.id)
    const history = { known: knownSince(member), came: came.length }
    return {
      member: member.id,
      interests: member.interests.filter(isAbout),
      ...history,
      lately: { came: lately.filter((each) => each.get(member.id)?.arrived).length, of: lately.length },
      rhythm: rhythmOf(came, usual, now),
      ties: tiesOf.get(member.id) ?? NO_TIES,
      knowsSomebody: mayBeNew(history, now) && tables.ties.knowsSomebody(member.id, now),
      owed: owed(member),
    }
  })
  return { company, candidates, refused }
}

const NO_TIES: ReadonlyMap<MemberId, Tie> = new Map()

function isGuest(guest: Guest | undefined): boolean {
  return guest?.status !== undefined || guest?.arrived !== undefined
}

function expected(
  { people }: Tables,
  { hosts }: Salon,
  guests: ReadonlyMap<MemberId, Guest>,
): Pick<Company, 'coming' | 'asked'> {
  const coming = new Set(hosts.map((host) => people.personOf(host)))
  const asked = new Set<MemberId>()
  for (const [member, { status, arrived }] of guests) {
    if (status === 'going' || arrived) coming.add(member)
    else if (status !== undefined && status !== 'declined' && !coming.has(member)) asked.add(member)
  }
  return { coming, asked }
}

/** Everybody's warm ties to some few, worked out from those few: they are hundreds at most, and the others may be thousands. */
function warmTiesTo(tables: Tables, few: readonly MemberId[], now: Instant): Map<MemberId, ReadonlyMap<MemberId, Tie>> {
  const found = new Map<MemberId, Map<MemberId, Tie>>()
  for (const one of few) {
    for (const [other, tie] of tables.ties.of(one, now)) {
      if (!isWarm(tie)) continue
      const ties = found.get(other)
      if (ties) ties.set(one, tie)
      else found.set(other, new Map([[one, tie]]))
    }
  }
  return found
}

/** Whom the chapter owes a seat: who was left on the waitlist of its last salon, who leads it, who helps, who is a partner. */
function owedSeats(
  { attendance, value }: Tables,
  { chapter }: Salon,
  last: Salon | undefined,
): (member: Member) => Candidate['owed'] {
  const guests = last && attendance.guests(last.id)
  return ({ id, memberships }) => {
    const guest = guests?.get(id)
    if (last && guest?.status === 'waitlisted' && !guest.arrived)
      return { kind: 'owed', to: 'leftOut', theme: last.theme }
    const role = memberships[chapter]?.role
    if (role === 'leader' || role === 'helper') return { kind: 'owed', to: role }
    return value?.of(id, chapter)?.tier.value === 'partner' ? { kind: 'owed', to: 'partner' } : null
  }
}

/** When somebody joined, as far as that was written down; else when they were entered. */
function knownSince({ joined, created }: Member): Instant {
  const at = joined === undefined ? Number.NaN : Date.parse(joined)
  return Number.isNaN(at) ? created : at
}
