import type { Meeting } from '../../../shared/domain/afterwards.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { Tables } from '../tables/tables.ts'

/** Who met at a salon, by person, earliest first; a group of which only one person is left is none. */
export function standingMeetings({ meetings, people }: Tables, salon: SalonId): Meeting[] {
  return [...meetings.of(salon)]
    .filter(({ voided }) => voided === undefined)
    .map((meeting) => ({
      ...meeting,
      members: [...new Set(meeting.members.map((member) => people.personOf(member)))],
    }))
    .filter(({ members }) => members.length > 1)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
