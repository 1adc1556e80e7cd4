import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'

/** One file inside a ZIP archive, still packed. */
export interface ArchiveEntry {
  readonly name: string
  readonly deflated: boolean
  readonly packed: Uint8Array
}

/** The files of an archive by their names in lower case, with forward slashes. */
export type Archive = ReadonlyMap<string, ArchiveEntry>

/**
 * The most bytes that one part of a workbook may unpack to. A cell takes some thirty bytes of XML, so this holds 200,000
 * rows of 65 filled columns; it also stays below the longest string there can be. Nothing of this size is ever held at once.
 */
export const UNPACKED_LIMIT = 400 * 1024 * 1024

/**
 * The table of contents of a ZIP archive, without unpacking anything (PKWARE APPNOTE 4.3). `fflate` unpacks whole files, or
 * streams them in the order in which they lie; a workbook is read in the order of its parts and must be stopped while it
 * swells, which takes the addresses.
 *
 * Failures: `file-damaged` where the contents are cut off or point outside, `file-protected` where parts are encrypted,
 * `workbook-too-large` (limit) where one says that it unpacks to more than `UNPACKED_LIMIT`.
 */
export function openArchive(bytes: Uint8Array): Result<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = directoryOf(view)
  if (!directory) return failed('file-damaged')
  const entries = new Map<string, ArchiveEntry>()
  let at = directory.start
  for (let index = 0; index < directory.count; index += 1) {
    const record = recordAt(view, bytes, at)
    if (!record) return failed('file-damaged')
    if (record.encrypted) return failed('file-protected')
    if (record.unpacked > UNPACKED_LIMIT) return tooLarge()
    const packed = packedBytes(view, bytes, record)
    if (!packed) return failed('file-damaged')
    // Old .NET programs write backslashes; the case of names is nothing that programs agree on.
    const name = record.name.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase()
    if (record.method === STORED || record.method === DEFLATED)
      entries.set(name, { name, deflated: record.method === DEFLATED, packed })
    at = record.next
  }
  return ok(entries)
}

export function tooLarge(): Result<never> {
  return failed('workbook-too-large', { limit: `${UNPACKED_LIMIT / (1024 * 1024)} MB` })
}

const STORED = 0
const DEFLATED = 8

const END_OF_DIRECTORY = 0x06054b50
const END_OF_DIRECTORY_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const DIRECTORY_RECORD = 0x02014b50
const LOCAL_HEADER = 0x04034b50

/** "The real number is in the 64-bit field." Some programs write these for small files too. */
const SEE_64 = 0xffffffff

/** More parts than any workbook has; pictures and comments are parts too. */
const ENTRY_LIMIT = 20_000

interface DirectoryRecord {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
  /** Where the next record begins. */
  readonly next: number
}

/** Found from the end, because a comment of up to 64 KB may stand behind it. */
function directoryOf(view: DataView): { readonly start: number; readonly count: number } | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    const found = start === SEE_64 || count === 0xffff ? directory64(view, at) : { start, count }
    return found && found.count <= ENTRY_LIMIT ? found : null
  }
  return null
}

function directory64(view: DataView, end: number): { readonly start: number; readonly count: number } | null {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return null
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_OF_DIRECTORY_64) return null
  return { start: Number(view.getBigUint64(at + 48, true)), count: Number(view.getBigUint64(at + 32, true)) }
}

function recordAt(view: DataView, bytes: Uint8Array, at: number): DirectoryRecord | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_RECORD) return null
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const next = extraEnd + view.getUint16(at + 32, true)
  if (next > view.byteLength) return null
  const wide = wideNumbers(view, nameEnd, extraEnd)
  const number = (from: number) => {
    const value = view.getUint32(from, true)
    return value === SEE_64 ? (wide.shift() ?? value) : value
  }
  // In this order they stand in the 64-bit field, those that need it only.
  const [unpacked, packed, offset] = [number(at + 24), number(at + 20), number(at + 42)]
  return {
    name: latin1(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed,
    unpacked,
    offset,
    next,
  }
}

function wideNumbers(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to;) {
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) {
      const numbers: number[] = []
      for (let number = at + 4; number + 8 <= end; number += 8) numbers.push(Number(view.getBigUint64(number, true)))
      return numbers
    }
    at = end
  }
  return []
}

function packedBytes(view: DataView, bytes: Uint8Array, { offset, packed }: DirectoryRecord): Uint8Array | null {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_HEADER) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + packed > view.byteLength ? null : bytes.subarray(start, start + packed)
}

/** The names of a workbook's parts are ASCII. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
