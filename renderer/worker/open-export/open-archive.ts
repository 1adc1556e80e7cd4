import { Uint8ArrayReader, Uint8ArrayWriter, Writer, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { ReaderInTurns } from '../exports/reader-in-turns.ts'
import { inTurns } from '../in-turns.ts'
import { joined } from './joined.ts'

/** Packs files one after the other, so that no more than one of them is held beside the archive. */
export class OpenArchive {
  readonly #writer: ZipWriter<Uint8Array<ArrayBuffer>>
  readonly #now: Date

  /** `password`: '' for an archive that everybody opens. */
  constructor(password: string, now: number) {
    this.#now = new Date(now)
    // Workers of the library's own would come out of a blob, which the app's rules forbid.
    this.#writer = new ZipWriter(new PiecesWriter(), {
      useWebWorkers: false,
      ...(password !== '' && { password, encryptionStrength: AES_256 }),
    })
  }

  async add(path: string, bytes: Uint8Array): Promise<void> {
    await this.#writer.add(path, new ReaderInTurns(bytes), { lastModDate: this.#now })
  }

  finish(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#writer.close()
  }
}

const AES_256 = 3

/** Keeps what is packed in the pieces in which it comes: one buffer that grows is copied whole each time. */
class PiecesWriter extends Writer<Uint8Array<ArrayBuffer>> {
  readonly #pieces: Uint8Array[] = []

  override async writeUint8Array(piece: Uint8Array): Promise<void> {
    this.#pieces.push(piece)
  }

  override getData(): Promise<Uint8Array<ArrayBuffer>> {
    return inTurns(joined(this.#pieces))
  }
}

/** More than any community is: an archive that says it holds more is made to fill the memory. */
const MAX_BYTES = 2 ** 30

/**
 * The files of an archive by path. Failures: `open-export-foreign` where it is no archive, `open-export-password` where it is
 * locked and the password missing or wrong, `open-export-damaged` where a file in it does not open.
 */
export async function unpacked(
  data: Blob | Uint8Array,
  password: string,
): Promise<Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>> {
  const bytes = new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data)
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    checkCrc32: true,
    useWebWorkers: false,
    ...(password !== '' && { password }),
  })
  const entries = await reader.getEntries().catch(() => null)
  if (!entries) return failed('open-export-foreign')
  const files = entries.filter((entry) => !entry.directory)
  if (files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MAX_BYTES)
    return failed('open-export-foreign')
  if (password === '' && files.some(({ encrypted }) => encrypted)) return failed('open-export-password')
  const out = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const file of files) {
    try {
      out.set(file.filename, await file.getData(new Uint8ArrayWriter()))
    } catch (error) {
      const isLocked = error instanceof Error && /password/i.test(error.message)
      return failed(isLocked ? 'open-export-password' : 'open-export-damaged')
    }
  }
  return ok(out)
}
