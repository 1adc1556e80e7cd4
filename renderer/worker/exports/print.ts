import { hexOf } from '../sync/hex.ts'

/** SHA-256 of some bytes, hex: what a file can be told by later. */
export async function printOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
