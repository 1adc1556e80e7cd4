import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import type { Tables } from '../tables/tables.ts'

/** A person with their name; '' for somebody who is on another chapter's pages, which this machine does not have. */
export function named({ people, members }: Tables, id: MemberId): Named {
  const person = people.personOf(id)
  return { id: person, name: members.get(person)?.member.name ?? '' }
}
