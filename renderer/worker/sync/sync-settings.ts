import type { CommunityDb } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'

/** How this device synchronises this community; its own, never sent. */
export interface SyncSettings {
  /** Whether it listens on the local network and looks for others there. Off until a person turns it on. */
  readonly lan: boolean
  /** Where it listens; 0 for any port that is free. */
  readonly port: number
  /** Where it last listened; invitations and other devices have written it down. 0 before the first time. */
  readonly lastPort: number
}

const SYNC_OFF: SyncSettings = { lan: false, port: 0, lastPort: 0 }

const KEY = 'sync'

/** Settings that do not open are as if nobody had made any: nothing is turned on by accident. */
export async function readSyncSettings(db: CommunityDb, sealer: Sealer): Promise<SyncSettings> {
  const sealed = await db.local(KEY)
  const known = sealed ? await openJson<Partial<SyncSettings>>(sealer, sealed, KEY).catch(() => ({})) : {}
  return { ...SYNC_OFF, ...known }
}

export async function writeSyncSettings(db: CommunityDb, sealer: Sealer, settings: SyncSettings): Promise<void> {
  await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, settings, KEY) }] })
}
