import { headsOf } from '../../../../shared/crdt/engine.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import { scopeOf } from '../../../../shared/domain/role.ts'
import { isOverFor } from '../../doors/past-doors.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import type { Turns } from '../../turns.ts'
import { checkBundle } from '../bundles/open-bundle.ts'
import { sealBundle } from '../bundles/seal-bundle.ts'
import { takeBundle } from '../bundles/take-bundle.ts'
import { tendKeys } from '../keys/tend-keys.ts'
import type { Bundler, PageWish, SealedBundle, TakenBundle } from './bundler.ts'

/** Pages of one bundle; a page of 250 members is some 40 kB. No command waits longer than for one bundle. */
const PAGES_AT_ONCE = 16

/** The open community, bundle by bundle; each in a turn of its own. */
export class CommunityBundler implements Bundler {
  readonly #community: OpenCommunity
  readonly #turns: Turns

  constructor(community: OpenCommunity, turns: Turns) {
    this.#community = community
    this.#turns = turns
  }

  pages() {
    const { cabinet, identity } = this.#community
    // What organizers keep of a door that was closed a volunteer cannot see; it is not lacking for that.
    return cabinet.pages().map(({ id, heads }) => ({
      page: id,
      heads: headsOf(heads),
      addsOnly: isOverFor(this.#community, identity.device, id),
    }))
  }

  isGone(page: PageId): boolean {
    return this.#community.cabinet.standIn(page) !== undefined
  }

  /** All of it stands on the community's page; before that is here it hangs on who invited this device. */
  standing(): string {
    const { cabinet, sync } = this.#community
    const page = cabinet.pages().find(({ kind }) => kind === 'community')
    return page?.heads ?? `invited by ${sync?.partners.trusted?.device ?? 'nobody'}`
  }

  seal(wishes: readonly PageWish[], limit: number): Promise<SealedBundle | null> {
    return this.#turns.take(async () => {
      await tendKeys(this.#community)
      let ours = await this.#sealable(wishes)
      let count = PAGES_AT_ONCE
      while (ours.length > 0) {
        const some = ours.slice(0, count)
        const sealed = await this.#sealed(some)
        const fits = sealed !== null && sealed.bytes.byteLength <= limit
        if (sealed && (fits || some.length === 1)) return { ...sealed, left: ours.slice(count) }
        // One that cannot be read here does not hold up the others.
        if (some.length === 1) ours = ours.slice(1)
        else count = Math.ceil(some.length / 2)
      }
      return null
    })
  }

  take(bytes: Uint8Array<ArrayBuffer>): Promise<TakenBundle> {
    return this.#turns.take(async (): Promise<TakenBundle> => {
      const file = await checkBundle(bytes)
      if (!file.ok) return { outcome: file.problem.code === 'changes-newer' ? 'later' : 'broken' }
      const taken = await takeBundle(this.#community, file.value, { trusted: this.#isInviter(file.value.header.from) })
      if (!taken.ok) return { outcome: AS_THINGS_STAND.has(taken.problem.code) ? 'later' : 'broken' }
      const { spans, closed, taken: pages } = taken.value
      // Too much here waits for what it builds on already: looked at again now and then, like one that is still on its way.
      if (pages.adopted.some(({ dropped }) => dropped)) return { outcome: 'broken' }
      return { outcome: 'taken', from: file.value.header.from.device, spans, closed: closed > 0 }
    })
  }

  /** Before the community's page is here, there is nobody to ask but the device that invited this one. */
  #isInviter({ device, publicKey }: { readonly device: DeviceId; readonly publicKey: string }): boolean {
    const { tables, sync } = this.#community
    const trusted = sync?.partners.trusted
    return tables.community === null && trusted?.device === device && trusted.publicKey === publicKey
  }

  /** Those that are here, that differ, and whose key this device has. */
  async #sealable(wishes: readonly PageWish[]): Promise<PageWish[]> {
    const { cabinet, keyring } = this.#community
    const out: PageWish[] = []
    for (const wish of wishes) {
      const row = cabinet.row(wish.page)
      if (row && row.pending === undefined && row.heads !== '' && (await keyring.newest(scopeOf(row)))) out.push(wish)
    }
    return out
  }

  /** Null where a page is damaged, or none of them has news. */
  async #sealed(wishes: readonly PageWish[]): Promise<Pick<SealedBundle, 'bytes' | 'spans'> | null> {
    try {
      return await this.#sealAll(wishes)
    } catch (error) {
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return null
      throw error
    }
  }

  async #sealAll(wishes: readonly PageWish[]): Promise<Pick<SealedBundle, 'bytes' | 'spans'> | null> {
    const { cabinet } = this.#community
    // What is not asked for is known to the carrier as far as this bundle is concerned.
    const known = new Map<PageId, readonly string[]>(cabinet.pages().map(({ id, heads }) => [id, headsOf(heads)]))
    const passed = new Map<PageId, readonly string[]>()
    for (const { page, since, spoken } of wishes) {
      known.set(page, await this.#contained(page, since))
      passed.set(page, await this.#contained(page, spoken))
    }
    const order = { to: null, known, passed, mode: 'since', sequence: 0, tellKnown: false } as const
    const sealed = await sealBundle(this.#community, order)
    if (!sealed.ok || sealed.value.spans.length === 0) return null
    return { bytes: sealed.value.bytes, spans: sealed.value.spans }
  }

  /** Those of some heads that a page contains. The document is opened only where its own heads do not answer that. */
  async #contained(page: PageId, heads: readonly string[]): Promise<string[]> {
    const { cabinet } = this.#community
    const own = new Set(headsOf(cabinet.row(page)?.heads ?? ''))
    if (heads.every((head) => own.has(head))) return [...heads]
    const handle = await cabinet.handle(page)
    return heads.filter((head) => own.has(head) || handle.getChangeMetaByHash(head) !== null)
  }
}

/** Failures that another community page may change: who wrote it, for whom, under which key. */
const AS_THINGS_STAND: ReadonlySet<string> = new Set([
  'changes-unknown-device',
  'changes-removed-device',
  'changes-not-for-you',
])
