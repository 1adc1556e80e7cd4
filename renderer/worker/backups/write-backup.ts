import { concatBytes, forkAt, headsOf, loadHandle } from '../../../shared/crdt/engine.ts'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { BackupReason } from '../../../shared/domain/keeping.ts'
import { encodeOpening, encodePart, encodeSectionHead } from '../../../shared/formats/backup-file.ts'
import type { SectionKind } from '../../../shared/formats/backup-file.ts'
import type { FolderAnswers } from '../../../shared/protocol/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chunkContext } from '../pages/open-pages.ts'
import type { LocalRow, PageRow } from '../storage/community-db.ts'
import { StorageError } from '../storage/storage-problem.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { fromBase64 } from '../sync/keys/base64.ts'
import { KEPT_LOCALLY, keptOf, stateText } from './backup-content.ts'
import type { Manifest } from './backup-content.ts'
import { saltFor, sectionCipher } from './backup-cipher.ts'
import type { BackupKey } from './backup-cipher.ts'

/** Pages whose chunks are read at one moment: a few milliseconds during which nobody can write. */
const AT_ONCE = 16

/** Bytes that are handed to the disk in one piece. */
const PIECE_BYTES = 2 * 1024 * 1024

/** A community as it stands at one moment; what is written after that is in the next backup. */
export interface Cut {
  readonly rows: readonly PageRow[]
  readonly local: readonly LocalRow[]
  readonly manifest: Omit<Manifest, 'local' | 'damaged'>
  /** SHA-256 of which pages there are and where each stands, base64. */
  readonly state: string
}

export interface Writing {
  readonly key: BackupKey
  readonly frame: FolderAnswers['backup.frame']
  readonly why: BackupReason
  readonly made: Instant
  /** Pages that were found not to open, and are left out; grows where another is found. */
  readonly lost: Set<PageId>
  /** Takes the next bytes of the file; rejects where the disk refuses. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly onProgress: (done: number, of: number) => void
}

/** Takes the cut; to be called in a turn of its own, in which nobody writes. */
export async function cutOf(community: OpenCommunity): Promise<Cut> {
  const { tables, cabinet, identity, db } = community
  const rows = cabinet.pages()
  const { chapterCounts, active } = tables.members
  return {
    rows,
    local: (await db.locals()).filter(({ key }) => KEPT_LOCALLY.includes(key)),
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

/** The state that a backup made now would have; the same where one was made of just this. */
export function stateOf(rows: readonly PageRow[]): Promise<string> {
  return digestOf(new TextEncoder().encode(stateText(rows)))
}

/**
 * Writes a backup of the cut, piece by piece; people go on writing meanwhile. Pages that are known to be lost are left out and counted.
 * @throws CutLost where more are found to be, or the cut cannot be had any more; it has to be begun anew then; StorageError where the community's own disk refuses, and what `append` throws.
 */
export async function writeBackup(
  community: OpenCommunity,
  cut: Cut,
  writing: Writing,
): Promise<{ readonly damaged: number; readonly state: string }> {
  const { key, frame, why, made, lost, append, onProgress } = writing
  const read = new PageSource(community, lost)
  const rows = cut.rows.filter(({ id }) => !lost.has(id))
  const damaged = cut.rows.length - rows.length
  const state = damaged > 0 ? await stateOf(rows) : cut.state
  const salt = await saltFor(key)
  const opening = encodeOpening({
    schema: SCHEMA,
    app: frame.app,
    community: community.id,
    device: community.identity.device,
    made,
    why,
    pages: rows.length,
    state,
    ...salt,
    wraps: frame.wraps,
  })
  const digest = fromBase64(await digestOf(opening))
  const cipher = await sectionCipher(key, salt.salt, digest)
  const pieces = new Pieces(append)
  let index = 0
  const section = async (kind: SectionKind, plain: Uint8Array<ArrayBuffer>) => {
    const sealed = await cipher.seal(kind, index++, plain)
    await pieces.add(encodeSectionHead({ kind, length: sealed.length }), sealed)
  }
  await pieces.add(opening, digest)
  await section('manifest', encodePart({ ...cut.manifest, damaged, local: await opened(community, cut.local) }, []))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    for (const [at, { row, chunks }] of (await read.asOf(some)).entries()) {
      await section('page', encodePart(keptOf(row), chunks))
      onProgress(from + at + 1, rows.length)
    }
  }
  await section('end', encodePart({ pages: rows.length }, []))
  await pieces.end()
  return { damaged, state }
}

/** What was begun cannot be ended as it was begun. */
export class CutLost extends Error {}

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
    const { sealer } = this.#community
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

/** Gathers bytes until they are worth handing over; the next are made ready while the last are on their way. */
class Pieces {
  readonly #append: Writing['append']
  #held: Uint8Array<ArrayBuffer>[] = []
  #bytes = 0
  #onItsWay: Promise<void> = Promise.resolve()

  constructor(append: Writing['append']) {
    this.#append = append
  }

  async add(...bytes: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    this.#held.push(...bytes)
    this.#bytes += bytes.reduce((sum, each) => sum + each.length, 0)
    if (this.#bytes >= PIECE_BYTES) await this.#handOver()
  }

  async end(): Promise<void> {
    await this.#handOver()
    await this.#onItsWay
  }

  async #handOver(): Promise<void> {
    const whole = concatBytes(this.#held)
    this.#held = []
    this.#bytes = 0
    await this.#onItsWay
    this.#onItsWay = this.#inParts(whole)
    // It is waited for before the next one goes; until then nobody must think it unheard.
    this.#onItsWay.catch(() => undefined)
  }

  /** A page may be larger than what is taken at once. */
  async #inParts(whole: Uint8Array<ArrayBuffer>): Promise<void> {
    for (let from = 0; from < whole.length; from += 2 * PIECE_BYTES)
      await this.#append(whole.slice(from, from + 2 * PIECE_BYTES))
  }
}

async function opened({ sealer }: OpenCommunity, local: readonly LocalRow[]): Promise<Record<string, string>> {
  const texts = await Promise.all(
    local.map(async ({ key, sealed }) => {
      const bytes = await sealer.open(sealed, key).catch(() => null)
      return bytes ? [[key, new TextDecoder().decode(bytes)] as const] : []
    }),
  )
  return Object.fromEntries(texts.flat())
}
