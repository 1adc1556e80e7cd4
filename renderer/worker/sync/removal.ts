import type { Device } from '../../../shared/domain/community.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import { mayGive } from '../../../shared/domain/role.ts'
import { noticeText, readNotice, removalText } from '../../../shared/sync/removal.ts'
import type { Removal } from '../../../shared/sync/removal.ts'
import type { OpenCommunity } from '../open-community.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import { signText, verifyText } from './signing.ts'

/** That this device was removed, as a person reads it. */
export interface KnownRemoval {
  readonly at: Instant
  /** Who removed it. */
  readonly by: string
}

const KEY = 'removal'

/** A device with what it is to be told of its removal, signed by this one. */
export async function withNotice(
  { id: community, identity }: Pick<OpenCommunity, 'id' | 'identity'>,
  device: Device,
  at: Instant,
): Promise<Device & { readonly notice: string }> {
  const signature = await signText(removalText(community, device.id, at), identity.privateKey)
  return { ...device, notice: noticeText({ at, by: identity.device, signature }) }
}

/** What a device that was removed is told; null for one that was not, or whose removal nobody has signed for. */
export function noticeFor({ tables }: OpenCommunity, device: DeviceId): Removal | null {
  const notice = tables.devices.get(device)?.notice
  if (notice === undefined || tables.standingOf(device)?.removed === undefined) return null
  return readNotice(notice)
}

/**
 * Whether this device was really removed: somebody says so whom it knows to be allowed to, and after it was last taken in. A
 * repeated notice of an earlier removal is none.
 */
async function isGenuine(community: OpenCommunity, { at, by, signature }: Removal): Promise<boolean> {
  const { id, tables, identity } = community
  const signer = tables.devices.get(by)
  const own = tables.standingOf(identity.device)
  if (!signer || !own || at <= (tables.organizers.get(identity.organizer)?.back ?? 0)) return false
  const grant = tables.roll.isOfTheCommunity(identity.organizer) ? ({ role: 'admin', chapters: 'all' } as const) : own
  if (!mayGive(tables.standingOf(by), grant)) return false
  return verifyText(removalText(id, identity.device, at), signature, signer.publicKey)
}

/** Takes a notice in, where it is genuine; answers whether it is. From then on the community knows, also after a start. */
export async function heardRemoval(community: OpenCommunity, notice: Removal): Promise<boolean> {
  const { tables } = community
  if (!(await isGenuine(community, notice))) return false
  const organizer = tables.devices.get(notice.by)?.organizer
  await keep(community, { at: notice.at, by: (organizer && tables.organizers.get(organizer)?.name) ?? '' })
  return true
}

/** The person wants to look whether it still is so. */
export async function forgetRemoval(community: OpenCommunity): Promise<void> {
  if (community.removal) await keep(community, null)
}

/** Reads what was learnt; called when the community is opened. */
export async function readRemoval(community: OpenCommunity): Promise<void> {
  const sealed = await community.db.local(KEY)
  if (sealed) community.removal = await openJson<KnownRemoval | null>(community.sealer, sealed, KEY).catch(() => null)
}

async function keep(community: OpenCommunity, removal: KnownRemoval | null): Promise<void> {
  const { db, sealer } = community
  await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, removal, KEY) }] })
  community.removal = removal
  community.publish(new Set(['community', 'sync']))
}
