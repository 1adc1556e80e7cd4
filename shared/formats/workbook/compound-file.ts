/**
 * One stream of a compound file (MS-CFB), the container of Office 97–2003, or null where there is none of these names or its
 * sectors lead nowhere. Every chain is followed no further than the file has sectors, so that one that bites its tail ends.
 */
export function compoundStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | null {
  const file = openCompoundFile(bytes)
  const entry = file?.entries.find(({ name }) => names.includes(name))
  if (!file || !entry) return null
  if (entry.size >= file.miniLimit) return file.sectors(entry.start, entry.size)
  const root = file.entries.find(({ type }) => type === ROOT)
  const mini = root && file.sectors(root.start, root.size)
  return mini ? chained(mini, file.miniTable, entry.start, entry.size, file.miniSize, 0) : null
}

/** The names of its streams. */
export function compoundNames(bytes: Uint8Array): readonly string[] {
  return openCompoundFile(bytes)?.entries.map(({ name }) => name) ?? []
}

const HEADER = 512
const STREAM = 2
const ROOT = 5
const ENTRY = 128

/** Above this a sector's number is a mark: the end of a chain, a free sector. */
const LAST_SECTOR = 0xfffffff9

interface Entry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

interface CompoundFile {
  readonly entries: readonly Entry[]
  /** Smaller streams lie in the mini stream. */
  readonly miniLimit: number
  readonly miniSize: number
  readonly miniTable: Uint32Array
  readonly sectors: (start: number, size: number) => Uint8Array | null
}

function openCompoundFile(bytes: Uint8Array): CompoundFile | null {
  if (bytes.length < HEADER) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = 2 ** Math.min(16, view.getUint16(30, true))
  const miniSize = 2 ** Math.min(16, view.getUint16(32, true))
  if (sectorSize < 512 || miniSize < 16) return null
  const table = allocationTable(bytes, view, sectorSize)
  const sectors = (start: number, size: number) => chained(bytes, table, start, size, sectorSize, sectorSize)
  const directory = sectors(view.getUint32(48, true), bytes.length)
  const miniTable = sectors(view.getUint32(60, true), Math.min(bytes.length, view.getUint32(64, true) * sectorSize))
  return {
    entries: directory ? entriesOf(directory) : [],
    miniLimit: view.getUint32(56, true),
    miniSize,
    miniTable: numbersOf(miniTable ?? new Uint8Array(0)),
    sectors,
  }
}

/** Which sector follows which: listed in the header, and beyond 109 of them in sectors of their own. */
function allocationTable(bytes: Uint8Array, view: DataView, sectorSize: number): Uint32Array {
  const most = Math.ceil(bytes.length / sectorSize)
  const listed: number[] = []
  for (let index = 0; index < 109; index += 1) listed.push(view.getUint32(76 + index * 4, true))
  let next = view.getUint32(68, true)
  for (let step = 0; step < most && next <= LAST_SECTOR; step += 1) {
    const numbers = numbersOf(sectorAt(bytes, next, sectorSize, sectorSize))
    listed.push(...numbers.subarray(0, -1))
    next = numbers.at(-1) ?? Infinity
  }
  const tables = listed.filter((sector) => sector <= LAST_SECTOR).slice(0, most)
  const table = new Uint32Array((tables.length * sectorSize) / 4).fill(LAST_SECTOR + 1)
  for (const [index, sector] of tables.entries())
    table.set(numbersOf(sectorAt(bytes, sector, sectorSize, sectorSize)), (index * sectorSize) / 4)
  return table
}

/** The bytes of a chain of sectors, at most `size` of them; null where it leads out of the file. */
function chained(
  bytes: Uint8Array,
  table: Uint32Array,
  start: number,
  size: number,
  sectorSize: number,
  offset: number,
): Uint8Array | null {
  const most = Math.ceil(Math.min(size, bytes.length) / sectorSize)
  const pieces: Uint8Array[] = []
  let sector = start
  for (let step = 0; step < most && sector <= LAST_SECTOR; step += 1) {
    const piece = sectorAt(bytes, sector, sectorSize, offset)
    if (piece.length === 0) return null
    pieces.push(piece)
    sector = table[sector] ?? LAST_SECTOR + 1
  }
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined.subarray(0, size)
}

function sectorAt(bytes: Uint8Array, sector: number, sectorSize: number, offset: number): Uint8Array {
  const start = sector * sectorSize + offset
  return bytes.subarray(start, start + sectorSize)
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true))
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const type = view.getUint8(at + 66)
    if (type !== STREAM && type !== ROOT) continue
    const length = Math.min(64, view.getUint16(at + 64, true)) - 2
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, length)))
    entries.push({ name, type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}
