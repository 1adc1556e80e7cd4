import { concatBytes } from '../../../shared/crdt/engine.ts'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { BackupReason } from '../../../shared/domain/keeping.ts'
import { encodeOpening, encodePart, encodeSectionHead } from '../../../shared/formats/backup-file.ts'
import type { SectionKind } from '../../../shared/formats/backup-file.ts'
import type { FolderAnswers } from '../../../shared/protocol/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { LocalRow } from '../storage/community-db.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { fromBase64 } from '../sync/keys/base64.ts'
import { keptOf } from './backup-content.ts'
import { saltFor, sectionCipher } from './backup-cipher.ts'
import type { BackupKey } from './backup-cipher.ts'
import { PageSource, stateOf } from './community-cut.ts'
import type { Cut } from './community-cut.ts'

/** Pages whose chunks are read at one moment: a few milliseconds during which nobody can write. */
const AT_ONCE = 16

/** Bytes that are handed to the disk in one piece. */
const PIECE_BYTES = 2 * 1024 * 1024

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

/**
 * Writes a backup of the cut, piece by piece; people go on writing meanwhile. Pages that are known to be lost are left out and counted.
 * @throws StorageError where the community's own disk refuses; what `append` throws; and where more pages are found lost, or the
 * cut cannot be had any more, what tells `withCut` to begin anew.
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
