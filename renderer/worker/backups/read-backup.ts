import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import {
  OPENING_MAX_BYTES,
  readOpening,
  readPart,
  readSectionHead,
  SECTION_HEAD_BYTES,
} from '../../../shared/formats/backup-file.ts'
import type { BackupHeader, SectionKind } from '../../../shared/formats/backup-file.ts'
import { digestOf } from '../sync/carriers/digest.ts'
import { toBase64 } from '../sync/keys/base64.ts'
import { parseEnding, parseManifest, parsePage } from './backup-content.ts'
import type { KeptPage, Manifest } from './backup-content.ts'
import { fitsKey, sectionCipher } from './backup-cipher.ts'
import type { BackupKey, SectionCipher } from './backup-cipher.ts'

/** Where a backup lies; read in pieces, never as a whole. */
export interface BackupSource {
  readonly bytes: number
  /** As many bytes as were asked for, or fewer where the file ends; null where it cannot be read (any more). */
  read(from: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>
}

/** A page as it stood: all its chunks, one after the other. */
export interface BackupPage {
  readonly page: KeptPage
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Bytes that are read at once. */
const BLOCK_BYTES = 4 * 1024 * 1024

/** Reads and checks what a backup says of itself. Failures: those of `readOpening`, and `file-unreadable`. */
export async function headerOf(source: BackupSource): Promise<Result<BackupHeader>> {
  const opening = await openingOf(source)
  return opening.ok ? ok(opening.value.header) : opening
}

/** A backup that the key fits. */
export class BackupReader {
  readonly header: BackupHeader
  readonly manifest: Manifest
  readonly #stream: Stream
  readonly #cipher: SectionCipher
  #index = 1

  private constructor(header: BackupHeader, manifest: Manifest, stream: Stream, cipher: SectionCipher) {
    this.header = header
    this.manifest = manifest
    this.#stream = stream
    this.#cipher = cipher
  }

  /** Failures: those of `headerOf`, `backup-key`, `backup-newer`, `backup-truncated`, `backup-damaged`. */
  static async open(source: BackupSource, key: BackupKey): Promise<Result<BackupReader>> {
    const opening = await openingOf(source)
    if (!opening.ok) return opening
    const { header, digest, sectionsAt } = opening.value
    if (header.schema > SCHEMA) return failed('backup-newer')
    if (!(await fitsKey(key, header))) return failed('backup-key')
    const cipher = await sectionCipher(key, header.salt, digest)
    const stream = new Stream(source, sectionsAt)
    const first = await openNext(stream, cipher, 0)
    if (!first.ok) return first
    const manifest = first.value.kind === 'manifest' ? parseManifest(readPart(first.value.plain)?.head) : null
    if (!manifest || manifest.community.id !== header.community) return failed('backup-damaged')
    return ok(new BackupReader(header, manifest, stream, cipher))
  }

  /**
   * The next page, or null after the last: then the file was whole. Failures: `backup-truncated`, `backup-damaged`,
   * `file-unreadable`. What came before a failure must not be used.
   */
  async next(): Promise<Result<BackupPage | null>> {
    const section = await openNext(this.#stream, this.#cipher, this.#index)
    if (!section.ok) return section
    this.#index += 1
    const { kind, plain } = section.value
    const part = readPart(plain)
    if (kind === 'page') {
      const page = parsePage(part?.head)
      return page && part ? ok({ page, bytes: part.body }) : failed('backup-damaged')
    }
    const ending = kind === 'end' ? parseEnding(part?.head) : null
    const isWhole = ending?.pages === this.header.pages && this.#index === ending.pages + 2 && this.#stream.isAtEnd
    return isWhole ? ok(null) : failed('backup-damaged')
  }

  /** How much of the file was read, of its bytes. */
  get at(): number {
    return this.#stream.at
  }
}

async function openingOf(source: BackupSource) {
  const bytes = await source.read(0, Math.min(OPENING_MAX_BYTES, source.bytes))
  if (!bytes) return failed('file-unreadable')
  const opening = readOpening(bytes)
  if (!opening.ok) return opening
  const { digested, digest } = opening.value
  return (await digestOf(digested)) === toBase64(digest) ? opening : failed('backup-damaged')
}

async function openNext(
  stream: Stream,
  cipher: SectionCipher,
  index: number,
): Promise<Result<{ readonly kind: SectionKind; readonly plain: Uint8Array<ArrayBuffer> }>> {
  const before = await stream.take(SECTION_HEAD_BYTES)
  if (!before.ok) return before
  const head = readSectionHead(before.value)
  if (!head) return failed('backup-damaged')
  const sealed = await stream.take(head.length)
  if (!sealed.ok) return sealed
  const plain = await cipher.open(head.kind, index, sealed.value)
  return plain ? ok({ kind: head.kind, plain }) : failed('backup-damaged')
}

/** Bytes of a source one after the other, read in large blocks. */
class Stream {
  at: number
  readonly #source: BackupSource
  #block: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  /** Where the block lies in the file. */
  #blockAt = 0

  constructor(source: BackupSource, from: number) {
    this.#source = source
    this.at = from
    this.#blockAt = from
  }

  get isAtEnd(): boolean {
    return this.at === this.#source.bytes
  }

  /** So many bytes. Failures: `backup-truncated`, `file-unreadable`. */
  async take(length: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
    if (length > this.#source.bytes - this.at) return failed('backup-truncated')
    const out = new Uint8Array(length)
    for (let filled = 0; filled < length;) {
      const within = this.at - this.#blockAt
      const have = this.#block.subarray(within, within + length - filled)
      if (have.length === 0) {
        const block = await this.#source.read(this.at, BLOCK_BYTES)
        if (!block) return failed('file-unreadable')
        if (block.length === 0) return failed('backup-truncated')
        this.#block = block
        this.#blockAt = this.at
        continue
      }
      out.set(have, filled)
      filled += have.length
      this.at += have.length
    }
    return ok(out)
  }
}
