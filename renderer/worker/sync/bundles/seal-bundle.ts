import { headsOf } from '../../../../shared/crdt/engine.ts'
import type { Heads } from '../../../../shared/crdt/engine.ts'
import { SCHEMA } from '../../../../shared/crdt/page.ts'
import type { Instant } from '../../../../shared/domain/dates.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import type { Result } from '../../../../shared/domain/problem.ts'
import { failed, ok } from '../../../../shared/domain/problem.ts'
import { mayShare, scopeOf } from '../../../../shared/domain/role.ts'
import type { Scope } from '../../../../shared/domain/role.ts'
import { encodeBundleBody, encodePart } from '../../../../shared/formats/bundle-file.ts'
import type { BundleHeader, PartHeader } from '../../../../shared/formats/bundle-file.ts'
import { withSignature } from '../../../../shared/formats/signed-file.ts'
import type { Span } from '../../../../shared/sync/carrier.ts'
import { isOverFor, wasOpenAt } from '../../doors/past-doors.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { PageRow } from '../../storage/community-db.ts'
import { endorsementsFor } from '../gate/endorse.ts'
import type { OpenKey } from '../keys/keyring.ts'
import { sign } from '../signing.ts'
import { newsOfPage } from './page-news.ts'
import { sealPart } from './part-cipher.ts'

/** What shall go into a bundle, and for whom. */
export interface BundleOrder {
  /** The devices it is for, and then only what one of them may hold; null for everybody. */
  readonly to: readonly DeviceId[] | null
  /** What they have of each page already; a page that is not in it goes whole. */
  readonly known: ReadonlyMap<PageId, Heads>
  readonly mode: BundleHeader['mode']
  /** The number of the bundle in its folder or server; 0 for a file handed over by hand. */
  readonly sequence: number
  /** For a folder or a server: earlier heads that the pages contain, which the bundle then tells with what it builds on. */
  readonly passed?: ReadonlyMap<PageId, Heads>
  /** Whether to tell where the pages stand that are left out, for who has no other way to know what arrived. */
  readonly tellKnown: boolean
}

export interface SealedBundle {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many pages have news in it; 0 is a bundle that nobody needs. */
  readonly pages: number
  /** What it brings of each of them. */
  readonly spans: readonly Span[]
}

/**
 * A bundle of what `to` lack, encrypted part by part and signed. Fails with `key-missing` where this device was not given
 * the newest key of a scope it holds pages of, and with `not-found` for a device that is not, or no longer, of the community.
 */
export async function sealBundle(community: OpenCommunity, order: BundleOrder): Promise<Result<SealedBundle>> {
  const { tables, identity, world } = community
  for (const device of order.to ?? []) {
    const standing = tables.standingOf(device)
    if (!standing || standing.removed !== undefined) return failed('not-found')
  }
  const parts: { readonly key: OpenKey['id']; readonly sealed: Uint8Array }[] = []
  const scopes = new Map<Scope, OpenKey>()
  const spans: Span[] = []
  for (const [scope, rows] of await rowsByScope(community, order)) {
    const part = await partOf(community, scope, rows, order)
    if (part.spans.length === 0 && part.known === 0) continue
    const key = await community.keyring.newest(scope)
    if (!key) return failed('key-missing')
    scopes.set(scope, key)
    spans.push(...part.spans)
    const place = { community: community.id, device: identity.device, key: key.id }
    parts.push({ key: key.id, sealed: await sealPart(part.bytes, key, place) })
  }
  const header: Omit<BundleHeader, 'parts'> = {
    schema: SCHEMA,
    community: community.id,
    from: { device: identity.device, publicKey: identity.publicKey },
    written: world.now(),
    mode: order.mode,
    sequence: order.sequence,
    to: order.to,
    wraps: wrapsOf(community, scopes, order),
  }
  const body = encodeBundleBody(header, parts)
  return ok({ bytes: withSignature(body, await sign(body, identity.privateKey)), pages: spans.length, spans })
}

async function rowsByScope(community: OpenCommunity, order: BundleOrder): Promise<Map<Scope, PageRow[]>> {
  const { tables, cabinet } = community
  const readers = order.to?.flatMap((device) => tables.standingOf(device) ?? [])
  const rows = new Map<Scope, PageRow[]>()
  for (const row of cabinet.pages()) {
    const scope = await sealingScope(community, row, order)
    if (readers && !readers.some((standing) => mayShare(standing, scope))) continue
    const list = rows.get(scope)
    if (list) list.push(row)
    else rows.set(scope, [row])
  }
  return rows
}

/** So long after a door was closed a file for everybody still tells those who stood there; a night and a bit, in milliseconds. */
const EVENING_MS = 24 * 60 * 60 * 1000

/**
 * For whom the news of a page are. The list of a door that was closed is sealed for the chapter's organizers, so that volunteers
 * who come later do not read who was there; only that it was closed is still for those who have it open. A volunteer has no other
 * key than the door's.
 */
async function sealingScope(community: OpenCommunity, row: PageRow, order: BundleOrder): Promise<Scope> {
  const { tables, identity, world } = community
  const closed = tables.doors.at(row.id)?.closed
  if (closed === undefined || row.chapter === null || isOverFor(community, identity.device, row.id)) return scopeOf(row)
  const known = order.known.get(row.id) ?? []
  const isTold =
    known.length > 0 ? !(await wasOpenAt(community, row.id, known)) : !isHandedRound(order, closed, world.now())
  return isTold ? row.chapter : scopeOf(row)
}

/** Whether it is a file of everything for whoever it may concern, written that very evening: nobody knows what they have. */
function isHandedRound({ to, passed }: BundleOrder, closed: Instant, now: Instant): boolean {
  return to === null && passed === undefined && now - closed < EVENING_MS
}

async function partOf(
  community: OpenCommunity,
  scope: Scope,
  rows: readonly PageRow[],
  order: BundleOrder,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly spans: readonly Span[]; readonly known: number }> {
  const { tables, identity } = community
  const pages: Omit<PartHeader['pages'][number], 'length'>[] = []
  const known: PartHeader['known'][number][] = []
  const sections: Uint8Array[] = []
  const spans: Span[] = []
  for (const row of rows) {
    const page = { page: row.id, heads: headsOf(row.heads) }
    const section = await newsOfPage(community, row, order.known.get(row.id))
    if (section) {
      const endorsements = await endorsementsFor(community, row)
      const since = order.known.get(row.id) ?? []
      const passed = order.passed?.get(row.id) ?? []
      spans.push({ ...page, since, passed })
      const span = order.passed && { since, passed }
      pages.push({ ...page, kind: row.kind, chapter: row.chapter, endorsements, ...span })
      sections.push(section)
    } else if (order.tellKnown) known.push(page)
  }
  const from = {
    organizer: identity.organizer,
    organizerName: tables.organizers.get(identity.organizer)?.name ?? '',
    deviceName: tables.devices.get(identity.device)?.name ?? '',
  }
  return { bytes: encodePart({ scope, from, pages, known }, sections), spans, known: known.length }
}

/**
 * The keys that have to travel beside the bundle. Named readers get all of theirs: they may have been let in a minute ago. In
 * a bundle for everybody only those stand without which nobody could begin: everyone had the community's first key when they
 * came, and a later one stands on the community's page, which is sealed with it.
 */
function wrapsOf(
  { tables, cabinet }: OpenCommunity,
  scopes: ReadonlyMap<Scope, OpenKey>,
  { to, known }: BundleOrder,
): BundleHeader['wraps'] {
  const wrapsFor = (scope: Scope, { id }: OpenKey, devices: readonly DeviceId[] | null): BundleHeader['wraps'] => {
    return (devices ?? [...tables.devices.keys()]).flatMap((device) => {
      const wrap = tables.wrapOf(id, device)
      return wrap === undefined ? [] : [{ device, key: id, scope, wrap }]
    })
  }
  if (to) return [...scopes].flatMap(([scope, key]) => wrapsFor(scope, key, to))
  const key = scopes.get('community')
  const page = cabinet.pages().find(({ kind }) => kind === 'community')
  const isNews = page !== undefined && [...(known.get(page.id) ?? [])].sort().join(',') !== page.heads
  return key && isNews ? wrapsFor('community', key, null) : []
}
