import * as v from 'valibot'
import { headsOf } from '../../../shared/crdt/engine.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { endorsedText } from '../../../shared/sync/endorsement.ts'
import type { Identity, OpenCommunity } from '../open-community.ts'
import { firstWrite } from '../pages/whole-pages.ts'
import { inCommunityApart } from '../profile/community-apart.ts'
import { IDENTITY } from '../profile/open-profile.ts'
import type { OpenOptions } from '../profile/open-profile.ts'
import type { ProfileDesk } from '../profile/profile-commands.ts'
import { CommunityDb } from '../storage/community-db.ts'
import { sealJson } from '../storage/sealer.ts'
import { upholdKnown } from '../erasure/known-erasures.ts'
import { createBoxPair } from '../sync/keys/box.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { createKeyPair, signText } from '../sync/signing.ts'
import type { HeldBackup } from './held-backup.ts'

export interface WholeRestore {
  /** Whether this machine takes the place of the one that made the backup, or becomes another of the same organizer's. */
  readonly as: 'same' | 'new'
  /** What a new device is called. */
  readonly device: string
}

/**
 * Brings a community into a profile that does not have it, and opens it. Everything is written in one transaction, and the
 * profile lists the community only after that: at every moment it is there as a whole or not at all. A new device is entered
 * in the name of the one that made the backup, which needs to be an admin's; every document is written under an actor of its
 * own, so nothing that the other machine may still do is ever repeated. Failures: `backup-damaged`, `not-allowed`.
 */
export async function restoreWhole(
  desk: ProfileDesk,
  held: HeldBackup,
  { as, device }: WholeRestore,
): Promise<Result<void>> {
  const { community } = held.manifest
  const identity = identityIn(held)
  if (!identity) return failed('backup-damaged')
  const local = as === 'same' ? held.manifest.local : onlyOwn(held.manifest.local)
  await fill(held, local, desk.options)
  if (as === 'new') {
    const entered = await enterAnother(held, identity, device, desk.options)
    if (!entered.ok) {
      await CommunityDb.erase(community.id, desk.options.world.disk)
      return entered
    }
  }
  await leaveOutErased(held, desk.options)
  await desk.profile.put({ ...community, opened: desk.options.world.now() })
  await desk.open(community.id)
  return ok(undefined)
}

/** Whom this machine knows to have been erased since the backup was made does not come back with it. */
async function leaveOutErased({ header }: HeldBackup, options: OpenOptions): Promise<void> {
  await inCommunityApart(header.community, options, async (community) => {
    if (await upholdKnown(community)) await community.clean()
  })
}

/** Writes the pages and what is this machine's own, in the place of whatever an earlier attempt has left. */
async function fill(
  { header, pages }: HeldBackup,
  texts: Readonly<Record<string, string>>,
  { sealer, world }: OpenOptions,
): Promise<void> {
  const encoder = new TextEncoder()
  const [written, local] = await Promise.all([
    firstWrite([...pages.values()], sealer),
    Promise.all(
      Object.entries(texts).map(async ([key, text]) => ({ key, sealed: await sealer.seal(encoder.encode(text), key) })),
    ),
  ])
  const db = await CommunityDb.open(header.community, world.disk)
  try {
    await db.replace({ ...written, local })
  } finally {
    db.close()
  }
}

/** Enters a new device of the same organizer, vouched for by the old one, and makes this profile that device. */
function enterAnother(
  { header }: HeldBackup,
  old: Identity,
  name: string,
  options: OpenOptions,
): Promise<Result<void>> {
  return inCommunityApart(header.community, options, async (community) => {
    const { world, sealer, tables, db } = community
    const standing = tables.standingOf(old.device)
    if (standing?.role !== 'admin' || standing.removed !== undefined) return failed('not-allowed', { value: 'admin' })
    const identity: Identity = {
      organizer: old.organizer,
      device: newId('dev', world.random),
      ...(await createKeyPair()),
      ...(await createBoxPair()),
    }
    const { organizer, device, publicKey, boxKey } = identity
    const batch = community
      .batch()
      .create('community', null, device, { organizer, name, publicKey, boxKey, added: world.now() })
    await community.commit(batch.build(), 'backup.restoreWhole')
    await tendKeys(community)
    await vouch(community)
    await db.write({ local: [{ key: IDENTITY, sealed: await sealJson(sealer, identity, IDENTITY) }] })
    return ok(undefined)
  })
}

/** Others know the old device and not the new one: its word is kept beside the page, as anybody's who is not here. */
async function vouch({ id, cabinet, db, identity }: OpenCommunity): Promise<void> {
  const row = cabinet.pages().find(({ kind }) => kind === 'community')
  if (!row) return
  const heads = headsOf(row.heads)
  const signature = await signText(endorsedText(id, row.id, heads), identity.privateKey)
  const endorsement = { page: row.id, heads, device: identity.device, signature }
  await db.write({ pages: [{ ...row, endorsements: [...(row.endorsements ?? []), endorsement] }] })
}

const text = v.string()
const identity = v.object({
  organizer: v.custom<OrganizerId>((id) => isId('org', id)),
  device: v.custom<DeviceId>((id) => isId('dev', id)),
  privateKey: text,
  publicKey: text,
  boxPrivateKey: text,
  boxKey: text,
})

function identityIn({ manifest }: HeldBackup): Identity | null {
  const stored = manifest.local[IDENTITY]
  const parsed = v.safeParse(v.pipe(text, v.parseJson(), identity), stored)
  return parsed.success ? parsed.output : null
}

/** What goes with a person to another machine of theirs; how that one synchronises and is backed up is its own affair. */
function onlyOwn(local: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(local).filter(([key]) => !OF_A_MACHINE.has(key)))
}

const OF_A_MACHINE: ReadonlySet<string> = new Set(['sync', 'met', 'carriers', 'backups'])
