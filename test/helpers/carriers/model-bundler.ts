import type { Bundler, PageWish, SealedBundle, TakenBundle } from '../../../renderer/worker/sync/carriers/bundler.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { Span } from '../../../shared/sync/carrier.ts'

interface ModelChange {
  readonly hash: string
  readonly deps: readonly string[]
}

interface ModelBundle {
  readonly from: DeviceId
  readonly parts: readonly (Span & { readonly changes: readonly ModelChange[] })[]
}

/**
 * Pages as nothing but their graphs of changes, and bundles as readable text with a sum: what a carrier needs to know of
 * both, and nothing that takes time.
 */
export class ModelBundler implements Bundler {
  readonly device: DeviceId
  /** Devices whose bundles are accepted; everybody's where it is null. */
  readonly friends: Set<DeviceId> | null
  readonly #pages = new Map<PageId, Map<string, ModelChange>>()
  /** Pages that others stand in for. */
  readonly gone = new Set<PageId>()
  readonly #unapplied = new Map<PageId, Map<string, ModelChange>>()
  #made = 0

  constructor(device: DeviceId, friends: Set<DeviceId> | null = null) {
    this.device = device
    this.friends = friends
  }

  /** A device as it was when a backup of it was made. */
  copy(): ModelBundler {
    const copy = new ModelBundler(this.device, this.friends)
    for (const [page, changes] of this.#pages) copy.#pages.set(page, new Map(changes))
    for (const [page, changes] of this.#unapplied) copy.#unapplied.set(page, new Map(changes))
    // Random in the product; here two lives of one device must not make one change twice.
    copy.#made = this.#made + 1_000_000
    return copy
  }

  isGone(page: PageId): boolean {
    return this.gone.has(page)
  }

  /** Makes a change to a page; answers with its hash. */
  edit(page: PageId): string {
    this.#made += 1
    const hash = `${this.device}#${this.#made}`
    this.#apply(page, [{ hash, deps: this.#headsOf(page) }])
    return hash
  }

  /** Every change this device has applied. */
  everything(): string[] {
    return [...this.#pages.values()].flatMap((changes) => [...changes.keys()]).sort()
  }

  pages() {
    return [...this.#pages.keys()].map((page) => ({ page, heads: this.#headsOf(page) }))
  }

  standing(): string {
    return [...(this.friends ?? [])].join()
  }

  async seal(wishes: readonly PageWish[], limit: number): Promise<SealedBundle | null> {
    const parts: ModelBundle['parts'][number][] = []
    let size = 0
    let taken = 0
    for (const { page, since, spoken } of wishes) {
      const changes = this.#pages.get(page)
      if (changes) {
        const base = since.filter((head) => changes.has(head))
        const before = ancestorsOf(changes, base)
        const news = [...changes.values()].filter(({ hash }) => !before.has(hash))
        size += news.length * 40
        if (taken > 0 && size > limit) break
        const passed = spoken.filter((head) => changes.has(head))
        parts.push({ page, heads: this.#headsOf(page), since: base, passed, changes: news })
      }
      taken += 1
    }
    if (parts.length === 0) return null
    const spans = parts.map(({ page, heads, since, passed }): Span => ({ page, heads, since, passed }))
    return { bytes: encode({ from: this.device, parts }), spans, left: wishes.slice(taken) }
  }

  async take(bytes: Uint8Array<ArrayBuffer>): Promise<TakenBundle> {
    const bundle = decode(bytes)
    if (!bundle) return { outcome: 'broken' }
    if (this.friends && !this.friends.has(bundle.from)) return { outcome: 'later' }
    for (const { page, changes } of bundle.parts) this.#apply(page, changes)
    const spans = bundle.parts.map(({ page, heads, since, passed }): Span => ({ page, heads, since, passed }))
    return { outcome: 'taken', from: bundle.from, spans, closed: false }
  }

  #apply(page: PageId, news: readonly ModelChange[]): void {
    const changes = this.#pages.get(page) ?? new Map<string, ModelChange>()
    const unapplied = this.#unapplied.get(page) ?? new Map<string, ModelChange>()
    for (const change of news) unapplied.set(change.hash, change)
    for (let before = -1; before !== unapplied.size;) {
      before = unapplied.size
      for (const change of unapplied.values()) {
        if (!change.deps.every((dep) => changes.has(dep))) continue
        changes.set(change.hash, change)
        unapplied.delete(change.hash)
      }
    }
    if (changes.size > 0) this.#pages.set(page, changes)
    this.#unapplied.set(page, unapplied)
  }

  #headsOf(page: PageId): string[] {
    const changes = [...(this.#pages.get(page)?.values() ?? [])]
    const builtUpon = new Set(changes.flatMap(({ deps }) => deps))
    return changes
      .map(({ hash }) => hash)
      .filter((hash) => !builtUpon.has(hash))
      .sort()
  }
}

function ancestorsOf(changes: ReadonlyMap<string, ModelChange>, heads: readonly string[]): Set<string> {
  const out = new Set(heads)
  for (const hash of out) for (const dep of changes.get(hash)?.deps ?? []) out.add(dep)
  return out
}

/** The text, and how long it is: a piece of it is told from the whole, as a real bundle's signature does. */
function encode(bundle: ModelBundle): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(bundle)
  return new TextEncoder().encode(`model ${text.length} ${text}`)
}

function decode(bytes: Uint8Array): ModelBundle | null {
  const [, length, text] = /^model (\d+) (.*)$/s.exec(new TextDecoder().decode(bytes)) ?? []
  return text !== undefined && Number(length) === text.length ? (JSON.parse(text) as ModelBundle) : null
}
