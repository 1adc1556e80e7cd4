import type { PageRow } from '../../storage/community-db.ts'
import { hexOf } from '../hex.ts'

const encoder = new TextEncoder()

/** One value for where all these pages stand: SHA-256, hexadecimal. Equal exactly where every page has the same heads. */
export async function digestOf(rows: readonly Pick<PageRow, 'id' | 'heads'>[]): Promise<string> {
  const lines = rows.map(({ id, heads }) => `${id} ${heads}\n`).sort()
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(lines.join(''))))
  return hexOf(sum)
}
