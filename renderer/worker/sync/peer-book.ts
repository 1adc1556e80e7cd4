import type { Instant } from '../../../shared/domain/dates.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { SyncWay } from '../../../shared/protocol/sync.ts'
import type { CommunityDb } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'

/** What is remembered of another device from one meeting to the next. */
export interface Met {
  readonly lastSeen: { readonly way: SyncWay; readonly at: Instant } | null
  /** When it last had the same as this device, of all that both may have. */
  readonly inStepAt: Instant | null
  /** Over live channels since it was first met, in bytes. */
  readonly sent: number
  readonly received: number
  /** `host:port` where it was reached; tried again while it is not found otherwise. */
  readonly address: string | null
  /** Where its pages stood when it was last heard, as `headsKey`. */
  readonly pages: Readonly<Record<PageId, string>>
}

export const STRANGER: Met = { lastSeen: null, inStepAt: null, sent: 0, received: 0, address: null, pages: {} }

const KEY = 'met'

/**
 * What is known of the other devices: this machine's own, never sent. It is kept in memory and written now and then;
 * what is lost with a crash is when somebody was last seen, and how much was sent.
 */
export class PeerBook {
  readonly #db: CommunityDb
  readonly #sealer: Sealer
  readonly #met: Map<DeviceId, Met>
  #isDirty = false

  private constructor(db: CommunityDb, sealer: Sealer, met: Map<DeviceId, Met>) {
    this.#db = db
    this.#sealer = sealer
    this.#met = met
  }

  /** A book that does not open is begun anew: nothing hangs on it. */
  static async open(db: CommunityDb, sealer: Sealer): Promise<PeerBook> {
    const sealed = await db.local(KEY)
    const met = sealed ? await openJson<[DeviceId, Met][]>(sealer, sealed, KEY).catch(() => []) : []
    return new PeerBook(db, sealer, new Map(met))
  }

  of(device: DeviceId): Met {
    return this.#met.get(device) ?? STRANGER
  }

  /** Whoever was seen last, and when; null where nobody ever was. */
  latest(): { readonly device: DeviceId; readonly at: Instant } | null {
    let latest: { readonly device: DeviceId; readonly at: Instant } | null = null
    for (const [device, { lastSeen }] of this.#met)
      if (lastSeen && lastSeen.at >= (latest?.at ?? 0)) latest = { device, at: lastSeen.at }
    return latest
  }

  note(device: DeviceId, news: Partial<Met>): void {
    this.#met.set(device, { ...this.of(device), ...news })
    this.#isDirty = true
  }

  async write(): Promise<void> {
    if (!this.#isDirty) return
    this.#isDirty = false
    await this.#db.write({ local: [{ key: KEY, sealed: await sealJson(this.#sealer, [...this.#met], KEY) }] })
  }
}
