import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { TouchpointRow } from '../../../shared/protocol/afterwards.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { named } from './named.ts'

/** When a person was heard from, latest first; by whichever of their records. */
export function touchpointRows({ tables, identity }: OpenCommunity, member: MemberId): TouchpointRow[] {
  const { people, touchpoints, organizers } = tables
  const found = people.partsOf(people.personOf(member)).flatMap((part) => [...touchpoints.of(part)])
  return found
    .filter(({ voided }) => voided === undefined)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, text, from, salon, at, by }) => ({
      id,
      kind,
      text,
      from: from ? named(tables, from) : null,
      salon: salonRef(tables, salon),
      at,
      by: organizers.get(by)?.name ?? '',
      mine: by === identity.organizer,
    }))
}

/** A salon by its theme; null where there is none, or none that is known here. */
export function salonRef(
  { salons }: Tables,
  id: SalonId | undefined,
): { readonly id: SalonId; readonly theme: string } | null {
  const salon = id && salons.get(id)
  return salon ? { id: salon.id, theme: salon.theme } : null
}
