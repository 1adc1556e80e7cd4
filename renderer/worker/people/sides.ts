import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Side } from '../../../shared/people/settle.ts'
import type { Tables } from '../tables/tables.ts'

/** People as they are now, with their records; who is not there is left out. */
export function sidesOf({ members, people }: Tables, persons: readonly MemberId[]): Side[] {
  const all = persons.flatMap((id) => people.partsOf(people.personOf(id)))
  return persons.flatMap((id) => {
    const entry = members.get(id)
    return entry ? [{ member: entry.member, parts: people.recordsOf(id, all) }] : []
  })
}
