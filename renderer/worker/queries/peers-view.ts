import type { Device, Organizer } from '../../../shared/domain/community.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { mayGive, mayHold, scopeOf } from '../../../shared/domain/role.ts'
import type { Scope } from '../../../shared/domain/role.ts'
import type { DeviceView, OrganizerView, PeerName, PeersView } from '../../../shared/protocol/sync.ts'
import { isOverFor } from '../doors/past-doors.ts'
import type { OpenCommunity } from '../open-community.ts'
import { refusalViews } from '../sync/gate/refusals.ts'
import { STRANGER } from '../sync/peer-book.ts'
import { lanProblem, nameOf } from '../sync/sync-state.ts'

/** Who organizes, oneself first, then by name; whoever was removed comes last. */
export function peersView(community: OpenCommunity): PeersView {
  const { tables, identity, sync } = community
  const standing = tables.standingOf(identity.device)
  const organizers = [...tables.organizers.values()].map((organizer): OrganizerView => ({
    ...organizer,
    mine: organizer.id === identity.organizer,
    mayRemove: mayRemove(community, organizer),
    devices: [...tables.devices.values()]
      .filter((device) => device.organizer === organizer.id)
      .map((device) => deviceView(community, device))
      .sort((a, b) => rankOf(a) - rankOf(b) || a.added - b.added || (a.id < b.id ? -1 : 1)),
  }))
  return {
    me: {
      organizer: identity.organizer,
      device: identity.device,
      grant: { role: standing?.role ?? 'door', chapters: standing?.chapters ?? [] },
    },
    organizers: organizers.sort(
      (a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
    ),
    network: {
      on: sync?.settings.lan ?? false,
      listening: sync?.lan.listening ?? null,
      problem: lanProblem(sync?.lan.problem ?? null),
      turnedAway: sync?.turnedAway ?? null,
    },
    folders: sync?.carriers.folders() ?? [],
    server: sync?.carriers.server() ?? null,
    refusals: refusalViews(community),
  }
}

/** Admins take out anybody; leaders whom leaders have let in, from the doors of chapters of theirs. */
function mayRemove({ tables, identity }: OpenCommunity, { id }: Organizer): boolean {
  const standing = tables.standingOf(identity.device)
  if (standing?.role === 'admin') return standing.removed === undefined
  return (
    !tables.roll.isOfTheCommunity(id) &&
    tables.roll.volunteers.some(({ chapter, people }) => {
      const person = people.get(id)
      return person && person.removed === undefined && mayGive(standing, { role: 'door', chapters: [chapter] })
    })
  )
}

/** The other devices at a salon's door. */
export function atDoorView(community: OpenCommunity, salon: SalonId): PeerName[] {
  return (community.sync?.at(salon) ?? []).map((device) => nameOf(community, device))
}

function deviceView(community: OpenCommunity, device: Device): DeviceView {
  const { identity, sync } = community
  const here = device.id === identity.device
  const session = sync?.sessionOf(device.id)
  const { lastSeen, inStepAt, sent, received } = sync?.book.of(device.id) ?? STRANGER
  return {
    ...device,
    here,
    connected: session ? { way: 'network', address: session.channel.info.address, since: session.since } : null,
    lastSeen,
    inStepAt: session?.wasInStep ? community.world.now() : inStepAt,
    apart: session?.apart ?? null,
    holds: holdsOf(community, device),
    bytes: {
      sent: sent + (session?.traffic.bytes.sent ?? 0),
      received: received + (session?.traffic.bytes.received ?? 0),
    },
    atDoor: sync?.doorOf(device.id) ?? null,
  }
}

/** Scope by scope how many pages a device may have, and of how many it is known to have what is here. */
function holdsOf(community: OpenCommunity, { id }: Device): DeviceView['holds'] {
  const { tables, cabinet, identity, sync } = community
  const standing = tables.standingOf(id)
  if (!standing) return []
  const session = sync?.sessionOf(id)
  const there = sync?.book.of(id).pages ?? {}
  const scopes = new Map<Scope, { pages: number; same: number }>()
  for (const row of cabinet.pages()) {
    if (!mayHold(standing, row) || [id, identity.device].some((one) => isOverFor(community, one, row.id))) continue
    const known = id === identity.device || (session ? session.hasSame(row.id) : there[row.id] === row.heads)
    const { pages, same } = scopes.get(scopeOf(row)) ?? { pages: 0, same: 0 }
    scopes.set(scopeOf(row), { pages: pages + 1, same: same + Number(known) })
  }
  return [...scopes].map(([scope, counts]) => ({ scope, ...counts }))
}

function rankOf(one: { readonly mine?: boolean; readonly here?: boolean; readonly removed?: number }): number {
  return one.removed !== undefined ? 2 : one.mine === true || one.here === true ? 0 : 1
}
