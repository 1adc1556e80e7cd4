import { decodeChange, encodeChange } from '@automerge/automerge/slim'
import type { MemberId, PageId } from '../domain/ids.ts'

/** SHA-256 in hexadecimal. Automerge names changes by it; no other digest is to be had without waiting. */
export function digestOf(text: string): string {
  const change = { actor: '00'.repeat(16), seq: 1, startOp: 1, time: 0, message: text, deps: [], ops: [] }
  return decodeChange(encodeChange({ ...change, author: null })).hash
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_DIGITS = 16

/** An id that follows from a text, the same on every device; five bits of each byte of its digest. */
export function idFrom(kind: 'pag', text: string): PageId
export function idFrom(kind: 'mem', text: string): MemberId
export function idFrom(kind: string, text: string): string {
  const digest = digestOf(text)
  let id = `${kind}_`
  for (let at = 0; at < ID_DIGITS; at += 1)
    id += ALPHABET.charAt(Number.parseInt(digest.slice(2 * at, 2 * at + 2), 16) % ALPHABET.length)
  return id
}
