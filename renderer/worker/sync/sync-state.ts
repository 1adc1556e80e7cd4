import type { Dialled } from './link.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { LanProblem } from '../../../shared/protocol/link.ts'
import type { PeerName, SyncView } from '../../../shared/protocol/sync.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionCount } from '../queries/decisions.ts'
import { refusalViews } from './gate/refusals.ts'
import type { Session } from './sessions/session.ts'
import type { SyncDesk } from './sync-desk.ts'

/** How things stand right now, before `calm` makes something of it that can be looked at. */
export function syncStateOf(desk: SyncDesk): SyncView {
  const { settings, partners } = desk
  const sessions = desk.sessions()
  if (!settings.lan && !partners.isCarried() && sessions.length === 0) return { state: 'off' }
  const problem = problemOf(desk, sessions)
  if (problem) return { state: 'problem', problem }
  const open = sessions.filter((session) => session.isOpen)
  return workOf(desk, open) ?? waitingOf(desk) ?? (open.length > 0 ? inStep(desk, open) : alone(desk))
}

export function nameOf({ tables }: OpenCommunity, device: DeviceId): PeerName {
  const known = tables.devices.get(device)
  return {
    device,
    deviceName: known?.name ?? '',
    organizer: (known && tables.organizers.get(known.organizer)?.name) ?? '',
  }
}

/** Why the local network does not do what it should; that nobody finds anybody is no reason, addresses still work. */
export function lanProblem(problem: LanProblem | null): Problem | null {
  switch (problem) {
    case null:
      return null
    case 'port-taken':
      return { code: 'lan-port-taken' }
    case 'not-allowed':
      return { code: 'lan-not-allowed' }
    case 'no-network':
      return { code: 'lan-no-network' }
    case 'no-discovery':
      return { code: 'lan-no-discovery' }
  }
}

function problemOf(desk: SyncDesk, sessions: readonly Session[]): Problem | null {
  if (desk.problem) return desk.problem
  if (desk.lan.problem === 'port-taken' || desk.lan.problem === 'not-allowed') return lanProblem(desk.lan.problem)
  const [apart] = sessions.filter((session) => session.apart !== null)
  if (!apart || sessions.some((session) => session.isOpen)) return null
  const { deviceName } = nameOf(desk.community, apart.device)
  return { code: apart.apart === 'newer' ? 'peer-newer' : 'peer-older', params: { value: deviceName } }
}

/** Whoever there is most to do with, fetching before sending: what comes in changes what is on the screen. */
function workOf({ community }: SyncDesk, open: readonly Session[]): SyncView | null {
  const most = (count: (session: Session) => number): Session | undefined =>
    open.reduce<Session | undefined>((best, one) => (count(one) > (best ? count(best) : 0) ? one : best), undefined)
  const from = most((session) => session.fetching)
  if (from) return { state: 'fetching', from: nameOf(community, from.device), changes: from.fetching }
  const to = most((session) => Math.max(session.sending, session.differing ?? 1))
  if (!to) return null
  return { state: 'sending', to: nameOf(community, to.device), changes: Math.max(to.sending, to.differing ?? 1) }
}

function waitingOf({ community, partners }: SyncDesk): SyncView | null {
  // A volunteer can settle none of it.
  if (community.tables.standingOf(community.identity.device)?.role === 'door') return null
  const decisions = decisionCount(community)
  const invitations = partners.invitations()
  const refusals = refusalViews(community).length
  return decisions + invitations + refusals > 0 ? { state: 'needsYou', decisions, invitations, refusals } : null
}

function inStep({ community }: SyncDesk, open: readonly Session[]): SyncView {
  const latest = [...open].reverse()
  return {
    state: 'inStep',
    with: latest.map(({ device }) => nameOf(community, device)),
    at: community.world.now(),
  }
}

function alone({ community, book }: SyncDesk): SyncView {
  const last = book.latest()
  return { state: 'alone', since: last?.at ?? null, last: last && nameOf(community, last.device) }
}

/** Why somebody was not reached, as a sentence says it. */
export function problemOfDial(reason: Extract<Dialled, { readonly ok: false }>['reason']): Problem['code'] {
  switch (reason) {
    case 'wrong-key':
    case 'not-welcome':
    case 'certificate':
      return 'peer-unknown'
    case 'address-not-allowed':
      return 'bad-address'
    case 'not-started':
    case 'no-link':
      return 'sync-off'
    case 'busy':
      return 'busy'
    case 'unreachable':
    case 'timeout':
    case 'refused':
    case 'already-connected':
      return 'peer-unreachable'
  }
}
