import { dateAt, instantOf, isZone } from '../../../shared/calendar/instants.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import type {
  ActivityAction,
  ActivityDay,
  ActivityQuery,
  ActivityRow,
  ActivityView,
} from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import { kindsOf } from './actions.ts'
import type { Action } from './actions.ts'
import { withErasures } from './erasure-actions.ts'
import { subjectsOf } from './subjects.ts'

/** Who did what, day by day, newest first; of the pages whose history has been read so far. */
export function activityView(community: OpenCommunity, query: ActivityQuery): ActivityView {
  const { stale, of } = community.activity.progress
  const { rows, actions } = listFor(community, query)
  const { from, count } = query.range
  return {
    total: rows.length,
    from,
    rows: rows.slice(from, from + count).map((row) => ('row' in row ? row : actionRow(community, row))),
    actions,
    reading: stale === 0 ? null : { done: of - stale, of },
  }
}

/** A list as it is kept between two looks: actions get their names when they are shown. */
interface Listed {
  readonly key: string
  readonly rows: readonly (ActivityDay | Action)[]
  readonly actions: number
}

/** The list that was asked for last: scrolling asks for it again and again. */
const latest = new WeakMap<OpenCommunity, Listed>()

function listFor(community: OpenCommunity, query: ActivityQuery): Listed {
  const { range: _range, ...filters } = query
  const { tables, activity } = community
  const key = JSON.stringify([activity.actions.version, tables.devices.size, tables.people.version, filters])
  const known = latest.get(community)
  if (known?.key === key) return known
  const found = find(community, query)
  const listed = {
    key,
    rows: withDays(community, found, isZone(query.zone) ? query.zone : 'UTC'),
    actions: found.length,
  }
  latest.set(community, listed)
  return listed
}

function find(community: OpenCommunity, query: ActivityQuery): Action[] {
  const { organizer, device, kind, record } = query
  const day = query.day === undefined ? null : dayBounds(query.day, isZone(query.zone) ? query.zone : 'UTC')
  if (query.day !== undefined && day === null) return []
  const from = Math.max(query.from ?? Number.NEGATIVE_INFINITY, day?.from ?? Number.NEGATIVE_INFINITY)
  const to = Math.min(query.to ?? Number.POSITIVE_INFINITY, day?.to ?? Number.POSITIVE_INFINITY)
  const touches = record === undefined ? null : touching(community, record)
  return withErasures(community, community.activity.actions.all()).filter((action) => {
    if (action.at < from || action.at > to) return false
    if (device !== undefined && action.device !== device) return false
    if (organizer !== undefined && organizerOf(community, action.device) !== organizer) return false
    if (kind !== undefined && !kindsOf(action).has(kind)) return false
    return touches === null || touches(action)
  })
}

/** Tells which actions were about a record: a member's answers and merges, a salon's guests are about them too. */
function touching({ tables, activity }: OpenCommunity, record: string): (action: Action) => boolean {
  const ids = new Set<string>([record])
  if (isId('mem', record)) {
    for (const part of tables.people.partsOf(tables.people.personOf(record))) {
      ids.add(part)
      for (const { id } of tables.attendance.entriesOn(part)) ids.add(id)
      for (const { id } of tables.people.linksOf(part)) ids.add(id)
    }
  }
  if (isId('sal', record)) for (const { id } of tables.attendance.entriesOf(record)) ids.add(id)
  // A page that came in as a whole names a few of its records only; the others are those that no later change made.
  const wholePages = new Set<string>()
  for (const id of ids) {
    const page = tables.pageOf(id)
    const log = page && activity.log(page)
    if (log && !log.changes.some(({ touched }) => touched[id]?.includes(''))) wholePages.add(log.changes[0]?.hash ?? '')
  }
  return ({ parts }) =>
    parts.some(({ change }) => wholePages.has(change.hash) || Object.keys(change.touched).some((id) => ids.has(id)))
}

/** Puts a row before the actions of each day. */
function withDays(community: OpenCommunity, actions: readonly Action[], zone: string): Listed['rows'] {
  const rows: (ActivityDay | Action)[] = []
  let today: Action[] = []
  let bounds: { readonly from: number; readonly to: number } | null = null
  const close = () => {
    const [newest] = today
    if (!newest || !bounds) return
    const day = dateAt(newest.at, zone)
    rows.push({ row: 'day', key: day, day, ...bounds, who: whoWas(community, today) }, ...today)
    today = []
  }
  for (const action of actions) {
    if (!bounds || action.at < bounds.from) {
      close()
      bounds = dayBounds(dateAt(action.at, zone), zone)
    }
    today.push(action)
  }
  close()
  return rows
}

/** The first and the last instant of a day; null for what is no date. */
function dayBounds(day: string, zone: string): { readonly from: number; readonly to: number } | null {
  const from = instantOf(`${day}T00:00`, zone)
  // Thirty hours on it is the next day everywhere, however long the clocks made this one.
  const next = from === null ? null : instantOf(`${dateAt(from + 30 * HOUR, zone)}T00:00`, zone)
  return from === null || next === null ? null : { from, to: next - 1 }
}

const HOUR = 3_600_000

function whoWas(community: OpenCommunity, actions: readonly Action[]): ActivityDay['who'] {
  const counts = new Map<OrganizerId | null, number>()
  for (const { device } of actions) {
    const organizer = organizerOf(community, device)
    counts.set(organizer, (counts.get(organizer) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([organizer, count]) => ({ organizer, ...nameOf(community, organizer), actions: count }))
}

function actionRow(community: OpenCommunity, action: Action): ActivityRow {
  const { device, at, key, command } = action
  const organizer = organizerOf(community, device)
  const { name, mine } = nameOf(community, organizer)
  return {
    row: 'action',
    key,
    at,
    organizer,
    by: name,
    mine,
    device: (device && community.tables.devices.get(device)?.name) ?? '',
    command,
    ...subjectsOf(community, action),
  } satisfies ActivityAction
}

export function organizerOf({ tables }: OpenCommunity, device: DeviceId | null): OrganizerId | null {
  return (device && tables.devices.get(device)?.organizer) ?? null
}

function nameOf({ tables, identity }: OpenCommunity, organizer: OrganizerId | null) {
  return {
    name: (organizer && tables.organizers.get(organizer)?.name) ?? '',
    mine: organizer === identity.organizer,
  }
}
