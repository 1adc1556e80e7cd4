import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { writeFileAtomic } from '../../files/atomic-write.ts'
import { errorCode } from '../../files/failure.ts'
import { wrappedKey } from './passphrase.ts'

/**
 * `keyring.json`: how this profile's data key is kept, in one of three ways. Losing it is losing the data, so it is
 * written whole or not at all, carries a checksum that tells damage from a wrong passphrase, and is never replaced when it
 * cannot be understood.
 */

const VERSION = 1

const content = v.variant('protection', [
  v.strictObject({ protection: v.literal('os'), sealed: v.pipe(v.string(), v.base64()) }),
  v.strictObject({ protection: v.literal('passphrase'), wrapped: wrappedKey }),
  v.strictObject({ protection: v.literal('file'), key: v.pipe(v.string(), v.base64()) }),
])
export type KeyFileContent = v.InferOutput<typeof content>

const envelope = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const current = v.object({ version: v.literal(VERSION), content, checksum: v.string() })

export type KeyFileReading =
  | { readonly status: 'absent' }
  | { readonly status: 'read'; readonly content: KeyFileContent }
  | { readonly status: 'damaged'; readonly reason: 'unreadable' | 'newer' }

/** Reads and checks the key file. Anything but a missing file that cannot be used is `damaged`. */
export async function readKeyFile(path: string): Promise<KeyFileReading> {
  let parsed: unknown
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { status: 'absent' } : { status: 'damaged', reason: 'unreadable' }
  }
  const head = v.safeParse(envelope, parsed)
  if (head.success && head.output.version > VERSION) return { status: 'damaged', reason: 'newer' }
  const whole = v.safeParse(current, parsed)
  if (!whole.success || whole.output.checksum !== checksum(whole.output.content)) {
    return { status: 'damaged', reason: 'unreadable' }
  }
  return { status: 'read', content: whole.output.content }
}

/** Only the person's own account may read it. Rejects with Node's error when the disk refuses. */
export async function writeKeyFile(path: string, keyFile: KeyFileContent): Promise<void> {
  const text = JSON.stringify({ version: VERSION, content: keyFile, checksum: checksum(keyFile) }, undefined, 2)
  await writeFileAtomic(path, `${text}\n`, 0o600)
}

/** Over the fields in a fixed order, so that a file whose lines were only moved about still counts as whole. */
function checksum(keyFile: KeyFileContent): string {
  const sorted = JSON.stringify(keyFile, (_key, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('base64')
}
