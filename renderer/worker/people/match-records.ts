import { countryOf } from '../../../shared/calendar/country.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { MatchRecord, NameInput } from '../../../shared/matching/match-record.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** A person as the matcher sees them: with the values of all records they are made of. */
export function matchRecordOf(tables: Tables, { member, chapters, person }: MemberEntry): MatchRecord {
  const records = person ? [member, ...person.parts.map(({ own }) => own)] : [member]
  const home = chapters[0] ?? (Object.keys(member.memberships) as ChapterId[])[0]
  return matchRecord(member.id, records, countryOf((home && tables.chapters.get(home)?.zone) ?? ''))
}

/** One record by itself, whether it is part of the community yet or not. */
export function matchMember(tables: Tables, member: Member): MatchRecord {
  const [home] = Object.keys(member.memberships) as ChapterId[]
  return matchRecord(member.id, [member], countryOf((home && tables.chapters.get(home)?.zone) ?? ''))
}

function matchRecord(id: string, records: readonly Member[], country: string): MatchRecord {
  const all = (pick: (member: Member) => readonly (string | undefined)[]): string[] => [
    ...new Set(records.flatMap(pick).filter((value): value is string => value !== undefined && value !== '')),
  ]
  return {
    id,
    names: namesOf(records),
    phones: all(({ phone, phone2 }) => [phone, phone2]),
    emails: all(({ email, email2 }) => [email, email2]),
    accounts: all(({ line, wechat }) => [line && `line:${line}`, wechat && `wechat:${wechat}`]),
    numbers: all(({ number }) => [number]),
    birthdays: all(({ birthday }) => [birthday]),
    addresses: all(({ address }) => [address]),
    cities: all(({ city }) => [city]),
    organizations: all(({ organization }) => [organization]),
    genders: all(({ gender }) => [gender]),
    country,
  }
}

/** Whether two people both checked in at one salon; looked up once a member. */
export function metAtOneSalon(tables: Tables): (a: string, b: string) => boolean {
  const evenings = new Map<string, ReadonlySet<string>>()
  const eveningsOf = (id: string): ReadonlySet<string> => {
    const known = evenings.get(id)
    if (known) return known
    const member = id as MemberId
    const came = new Set<string>()
    for (const salon of tables.attendance.salonsOf(member)) {
      if (tables.attendance.guests(salon).get(tables.members.personOf(member))?.arrived) came.add(salon)
    }
    evenings.set(id, came)
    return came
  }
  return (a, b) => {
    const others = eveningsOf(b)
    for (const salon of eveningsOf(a)) if (others.has(salon)) return true
    return false
  }
}

function namesOf(records: readonly Member[]): NameInput[] {
  const names = new Map<string, NameInput>()
  for (const { name, family, given, reading, nickname } of records) {
    const input: NameInput = {
      name,
      ...(family && { family }),
      ...(given && { given }),
      ...(reading && { reading }),
      ...(nickname && { nickname }),
    }
    names.set(JSON.stringify(input), input)
  }
  return [...names.values()]
}
