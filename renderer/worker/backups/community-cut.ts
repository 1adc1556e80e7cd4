import { forkAt, headsOf, loadHandle } from '../../../shared/crdt/engine.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chunkContext } from '../pages/open-pages.ts'
import type { LocalRow, PageRow } from '../storage/community-db.ts'
import { StorageError } from '../storage/storage-problem.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import type { Turns } from '../turns.ts'
import { KEPT_LOCALLY, stateText } from './backup-content.ts'
import type { Manifest } from './backup-content.ts'

/** A community as it stands at one moment; what is written after that is not in it. */
export interface Cut {
  readonly rows: readonly PageRow[]
  readonly local: readonly LocalRow[]
  readonly manifest: Omit<Manifest, 'local' | 'damaged'>
  /** SHA-256 of which pages there are and where each stands, base64. */
  readonly state: string
}

/** A cut that changes were taken out of while it was being written is taken anew; more often than this is nobody's luck. */
const ATTEMPTS = 3

/**
 * Takes a cut, in a turn in which nobody writes, and does what takes longer with it; people go on writing meanwhile. Where the
 * cut cannot be read any more, or a page of it does not open, that is begun anew: pages that do not open are in `lost` by
 * then, and each of them brings the end nearer. @throws where no attempt came to its end, and what `work` throws.
 */
export async function withCut<Value>(
  community: OpenCommunity,
  { turns, lost }: { readonly turns: Turns; readonly lost: ReadonlySet<PageId> },
  work: (cut: Cut) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const before = lost.size
    const cut = await turns.take(() => cutOf(community))
    try {
      return await work(cut)
    } catch (error) {
      if (!(error instanceof CutLost) || (attempt >= ATTEMPTS && lost.size === before)) throw error
    }
  }
}

/** The state that a backup made now would have; the same where one was made of just this. */
export function stateOf(rows: readonly PageRow[]): Promise<string> {
  return digestOf(new TextEncoder().encode(stateText(rows)))
}

/** What was begun cannot be ended as it was begun. */
class CutLost extends Error {}

interface PageAsOf {
  readonly row: PageRow
  readonly chunks: Uint8Array<ArrayBuffer>[]
}

/** The pages of a cut, as they stood then. */
export class PageSource {
  readonly #community: OpenCommunity
  readonly #lost: Set<PageId>

  constructor(community: OpenCommunity, lost: Set<PageId>) {
    this.#community = community
    this.#lost = lost
  }

  async asOf(rows: readonly PageRow[]): Promise<PageAsOf[]> {
    const sealed = await this.#community.db.chunksBefore(rows)
    const read = await Promise.all(rows.map((row, index) => this.#read(row, sealed[index] ?? [])))
    for (const [index, row] of rows.entries()) if (read[index] === null) this.#lost.add(row.id)
    if (read.includes(null)) throw new CutLost('pages that do not open')
    return read.flatMap((page) => page ?? [])
  }

  /** Null for a page that does not open. */
  async #read(row: PageRow, sealed: readonly ArrayBuffer[]): Promise<PageAsOf | null> {
    const { sealer, cabinet } = this.#community
    // Its chunks may open and still not be all of it: read back, that would not be the page.
    if (cabinet.isDamaged(row.id)) return null
    // Somebody has made one chunk of many since, or taken changes out; or the disk has lost some.
    if (sealed.length !== row.chunks) return this.#cutBack(row)
    const opening = Promise.all(sealed.map((chunk) => sealer.open(chunk, chunkContext(row.id))))
    return opening.then(
      (chunks) => ({ row, chunks }),
      () => null,
    )
  }

  async #cutBack(row: PageRow): Promise<PageAsOf | null> {
    const { cabinet, identity } = this.#community
    const stored = await cabinet.chunks(row.id).catch((error: unknown) => {
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return null
      throw error
    })
    if (!stored) return null
    const now = loadHandle(stored, identity.device)
    const heads = headsOf(row.heads)
    try {
      if (heads.some((hash) => now.getChangeMetaByHash(hash) === null)) {
        if (cabinet.row(row.id)?.heads === row.heads) return null
        throw new CutLost(row.id)
      }
      const then = forkAt(now, heads, identity.device)
      const chunks = [Uint8Array.from(then.save())]
      then.free()
      return { row, chunks }
    } finally {
      now.free()
    }
  }
}

async function cutOf(community: OpenCommunity): Promise<Cut> {
  const { tables, cabinet, identity, db } = community
  const rows = cabinet.pages()
  const { chapterCounts, active } = tables.members
  return {
    rows,
    local: await db.locals(KEPT_LOCALLY),
    manifest: {
      community: {
        id: community.id,
        name: tables.community?.name ?? '',
        sample: tables.community?.sample ?? false,
      },
      organizer: tables.organizers.get(identity.organizer)?.name ?? '',
      device: tables.devices.get(identity.device)?.name ?? '',
      chapters: [...tables.chapters.values()].map(({ id, name }) => ({
        id,
        name,
        members: chapterCounts.get(id) ?? 0,
      })),
      members: active,
      salons: tables.salons.size,
    },
    state: await stateOf(rows),
  }
}
