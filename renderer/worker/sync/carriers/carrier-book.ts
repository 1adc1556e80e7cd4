import { EMPTY_BOOK } from '../../../../shared/sync/carrier.ts'
import type { CarrierBook } from '../../../../shared/sync/carrier.ts'
import type { CommunityDb } from '../../storage/community-db.ts'
import { openJson, sealJson } from '../../storage/sealer.ts'
import type { Sealer } from '../../storage/sealer.ts'

/** The folders and the server that this device uses for this community; its own, never sent. */
export interface CarrierSettings {
  readonly folders: readonly {
    /** By which the main process knows it. */
    readonly folder: string
    /** For people. */
    readonly name: string
  }[]
  readonly server: string | null
}

const NONE: CarrierSettings = { folders: [], server: null }
const KEY = 'carriers'

/** Settings that do not open are as if nobody had made any: nothing is written anywhere by accident. */
export async function readCarrierSettings(db: CommunityDb, sealer: Sealer): Promise<CarrierSettings> {
  const sealed = await db.local(KEY)
  return sealed ? openJson<CarrierSettings>(sealer, sealed, KEY).catch(() => NONE) : NONE
}

export async function writeCarrierSettings(db: CommunityDb, sealer: Sealer, settings: CarrierSettings): Promise<void> {
  await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, settings, KEY) }] })
}

/** What is known of one carrier. Where it is damaged, everything there is read once more and this device begins a new row. */
export async function readCarrierBook(db: CommunityDb, sealer: Sealer, carrier: string): Promise<CarrierBook> {
  const key = bookKey(carrier)
  const sealed = await db.local(key)
  return sealed ? openJson<CarrierBook>(sealer, sealed, key).catch(() => EMPTY_BOOK) : EMPTY_BOOK
}

export async function writeCarrierBook(
  db: CommunityDb,
  sealer: Sealer,
  carrier: string,
  book: CarrierBook,
): Promise<void> {
  const key = bookKey(carrier)
  await db.write({ local: [{ key, sealed: await sealJson(sealer, book, key) }] })
}

function bookKey(carrier: string): string {
  return `carrier:${carrier}`
}
