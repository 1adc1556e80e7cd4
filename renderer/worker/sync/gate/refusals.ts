import type { PageKind } from '../../../../shared/crdt/page.ts'
import type { Instant } from '../../../../shared/domain/dates.ts'
import type { ChapterId, DeviceId } from '../../../../shared/domain/ids.ts'
import type { RefusalView } from '../../../../shared/protocol/sync.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { openJson, sealJson } from '../../storage/sealer.ts'
import type { Why } from './judge.ts'
import type { RefusedPage } from './take-in.ts'

/** One entry of the log: what one device handed over of one page and was not let in. */
interface Refusal {
  /** The first of the changes; with the giver it tells whether the same is offered once more. */
  readonly id: string
  readonly at: Instant
  readonly from: DeviceId | null
  readonly author: DeviceId | null
  readonly kind: PageKind
  readonly chapter: ChapterId | null
  readonly changes: number
  readonly why: Why
  readonly dismissed?: true
}

/** What a person looks through; whoever hands over more than this has been noticed. */
const LOG_LIMIT = 200

const KEY = 'refusals'

/** The log of each community that is open. */
const logs = new WeakMap<OpenCommunity, readonly Refusal[]>()

/** Reads the log; called when the community is opened. Where it is damaged it begins anew. */
export async function readRefusals(community: OpenCommunity): Promise<void> {
  const { db, sealer } = community
  const sealed = await db.local(KEY)
  logs.set(community, sealed ? await openJson<readonly Refusal[]>(sealer, sealed, KEY).catch(() => []) : [])
}

/** Enters what was not let in, once for each giver. */
export async function noteRefusals(
  community: OpenCommunity,
  from: DeviceId | null,
  pages: readonly RefusedPage[],
): Promise<void> {
  if (pages.length === 0) return
  const log = logOf(community)
  const known = new Set(log.map(idOf))
  const at = community.world.now()
  const fresh = pages
    .map(({ info, first, changes, why, author }): Refusal => {
      return { id: first, at, from, author, kind: info.kind, chapter: info.chapter, changes, why }
    })
    .filter((one) => !known.has(idOf(one)))
  if (fresh.length > 0) await write(community, [...fresh, ...log].slice(0, LOG_LIMIT))
}

/** Takes a refusal off the list, or all of them. Answers whether there was such a one. */
export async function dismissRefusals(community: OpenCommunity, refusal: string | null): Promise<boolean> {
  const log = logOf(community)
  const isMeant = (one: Refusal) => refusal === null || idOf(one) === refusal
  if (!log.some(isMeant)) return refusal === null
  await write(
    community,
    log.map((one) => (isMeant(one) ? { ...one, dismissed: true } : one)),
  )
  return true
}

/** What was not let in and nobody has dismissed, newest first. */
export function refusalViews(community: OpenCommunity): RefusalView[] {
  const { devices, organizers } = community.tables
  const name = (device: DeviceId | null) => {
    const known = device === null ? undefined : devices.get(device)
    return (known && organizers.get(known.organizer)?.name) ?? ''
  }
  return logOf(community)
    .filter(({ dismissed }) => !dismissed)
    .map((one) => ({
      id: idOf(one),
      at: one.at,
      from: name(one.from),
      author: name(one.author),
      kind: one.kind,
      chapter: one.chapter,
      changes: one.changes,
      why: one.why,
    }))
}

async function write(community: OpenCommunity, log: readonly Refusal[]): Promise<void> {
  const { db, sealer } = community
  logs.set(community, log)
  community.publish(new Set(['refusals']))
  // The log tells of what was kept out; where it cannot be written, that is kept out all the same.
  await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, log, KEY) }] }).catch(() => undefined)
}

function logOf(community: OpenCommunity): readonly Refusal[] {
  return logs.get(community) ?? []
}

function idOf({ from, id }: Pick<Refusal, 'from' | 'id'>): string {
  return `${from ?? ''}:${id}`
}
