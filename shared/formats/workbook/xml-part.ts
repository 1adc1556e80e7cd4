import { Inflate } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import type { ArchiveEntry } from './archive.ts'
import { tooLarge, UNPACKED_LIMIT } from './archive.ts'

/** What is done with the elements of a part, in their order. Names come without their namespace prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
  /** Asked after each step: true where the rest of the part is of no interest. */
  readonly done?: () => boolean
}

/**
 * Reads one part of a workbook from its packed bytes: unpacked, decoded and parsed in pieces, so that a part of hundreds of
 * megabytes never exists as a whole and reading can stop anywhere. Yields the number of packed bytes read so far, about
 * every millisecond.
 *
 * Entities other than the five of XML and document types are refused, as the specification of workbooks demands (ECMA-376
 * part 1, 8.1): there is nothing to expand.
 *
 * Failures: `file-damaged`, `workbook-too-large` (limit).
 */
export function* readXml(
  entry: ArchiveEntry,
  handler: XmlHandler,
  limit = UNPACKED_LIMIT,
): Generator<number, Result<void>, void> {
  const parser = new SaxesParser()
  let broken = false
  // Bytes since the parser last told something; what tells nothing for long is one giant name, text or comment.
  let silent = 0
  parser.on('error', () => (broken = true))
  parser.on('doctype', () => (broken = true))
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0
    handler.open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    silent = 0
    handler.close?.(localName(name))
  })
  parser.on('text', (text) => handler.text?.(text))
  let unpacked = 0
  let read = 0
  const decoder = new TextDecoder()
  for (const piece of unpack(entry)) {
    if (piece === null) return failed('file-damaged')
    unpacked += piece.bytes.length
    silent += piece.bytes.length
    if (unpacked > limit || silent > SILENCE_LIMIT) return tooLarge()
    parser.write(decoder.decode(piece.bytes, { stream: true }))
    if (broken) return failed('file-damaged')
    if (handler.done?.() === true) return ok(undefined)
    read = piece.read
    yield read
  }
  parser.close()
  return broken ? failed('file-damaged') : ok(undefined)
}

/** A tag or a text of a workbook has some tens of kilobytes at most (a cell holds 32,767 characters). */
const SILENCE_LIMIT = 4 * 1024 * 1024

/** Packed bytes unpacked at once: at the best ratio deflate can do (1,032) that is some four megabytes. */
const PACKED_STEP = 4 * 1024

/** Unpacked bytes parsed at once; about a millisecond. */
const UNPACKED_STEP = 64 * 1024

interface Piece {
  readonly bytes: Uint8Array
  /** Packed bytes read so far. */
  readonly read: number
}

/** The unpacked bytes in pieces; null where they do not unpack. */
function* unpack({ packed, deflated }: ArchiveEntry): Generator<Piece | null, void, void> {
  let bursts: Uint8Array[] = []
  const inflate = new Inflate((bytes) => bursts.push(bytes))
  let pending: Uint8Array[] = []
  let size = 0
  for (let from = 0; from < packed.length || from === 0; from += PACKED_STEP) {
    const slice = packed.subarray(from, from + PACKED_STEP)
    const read = from + slice.length
    const last = read >= packed.length
    if (!deflated) bursts.push(slice)
    else if (!pushed(inflate, slice, last)) {
      yield null
      return
    }
    for (const burst of bursts) {
      pending.push(burst)
      size += burst.length
    }
    bursts = []
    if (size < UNPACKED_STEP && !last) continue
    const joined = join(pending, size)
    pending = []
    size = 0
    for (let start = 0; start < joined.length; start += UNPACKED_STEP)
      yield { bytes: joined.subarray(start, start + UNPACKED_STEP), read }
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces
  if (only && pieces.length === 1) return only
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** fflate says by throwing that bytes are no deflated data. */
function pushed(inflate: Inflate, bytes: Uint8Array, last: boolean): boolean {
  try {
    inflate.push(bytes, last)
    return true
  } catch {
    return false
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
