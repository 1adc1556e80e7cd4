import { TYPED_BEFORE_LOCK } from '../../shared/protocol/drafts.ts'
import type { CommunityDb } from './storage/community-db.ts'
import { openJson, sealJson } from './storage/sealer.ts'
import type { Sealer } from './storage/sealer.ts'

/** The row they are kept in; also what they are sealed for. */
const ROW = 'drafts'
/** More texts than anybody has begun at a time; of more the one that was touched longest ago goes. */
const MOST = 200

/** Texts that somebody has begun on this device, sealed like everything about people, and in no page. */
export class DraftBox {
  readonly #db: CommunityDb
  readonly #sealer: Sealer
  /** Latest last; null until they were read. */
  #texts: Map<string, string> | null = null

  constructor({ db, sealer }: { readonly db: CommunityDb; readonly sealer: Sealer }) {
    this.#db = db
    this.#sealer = sealer
  }

  async read(key: string): Promise<string | null> {
    return (await this.#all()).get(key) ?? null
  }

  /** @throws StorageError where the disk refuses; what was kept before is kept then. */
  async keep(key: string, text: string | null): Promise<void> {
    const before = await this.#all()
    if ((before.get(key) ?? null) === text) return
    const texts = new Map(before)
    texts.delete(key)
    if (text !== null) texts.set(key, text)
    for (const oldest of texts.keys()) {
      if (texts.size <= MOST) break
      texts.delete(oldest)
    }
    await this.#db.write({ local: [{ key: ROW, sealed: await sealJson(this.#sealer, [...texts], ROW) }] })
    this.#texts = texts
  }

  /**
   * Forgets what was begun about somebody, and what forms held at the last lock: its words may name anybody, and say no id.
   * @throws StorageError where the disk refuses.
   */
  async forget(ids: readonly string[]): Promise<void> {
    for (const [key, text] of await this.#all())
      if (key === TYPED_BEFORE_LOCK || ids.some((id) => key.includes(id) || text.includes(id)))
        await this.keep(key, null)
  }

  async #all(): Promise<ReadonlyMap<string, string>> {
    if (this.#texts) return this.#texts
    const sealed = await this.#db.local(ROW)
    // Drafts that do not open any more are not worth a community that does not.
    const stored = sealed && (await openJson<[string, string][]>(this.#sealer, sealed, ROW).catch(() => null))
    this.#texts = new Map(stored ?? [])
    return this.#texts
  }
}
