import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { passphraseWrap, recoveryWrap } from '../../../shared/protocol/key-wraps.ts'
import { writeFileAtomic } from '../../files/atomic-write.ts'
import { errorCode } from '../../files/failure.ts'

/**
 * `keyring.json`: how this profile's data key is kept, in one of three ways, and the recovery keys that open it besides.
 * Losing it is losing the data, so it is written whole or not at all, carries a checksum that tells damage from a wrong
 * passphrase, and is never replaced when it cannot be understood.
 */

/** Version 1 knew no recovery keys. */
const VERSION = 2

const content = v.variant('protection', [
  v.strictObject({ protection: v.literal('os'), sealed: v.pipe(v.string(), v.base64()) }),
  v.strictObject({ protection: v.literal('passphrase'), wrapped: passphraseWrap }),
  v.strictObject({ protection: v.literal('file'), key: v.pipe(v.string(), v.base64()) }),
])
export type KeptKey = v.InferOutput<typeof content>

const recoveryEntry = v.strictObject({
  /** The day it was made, as YYYY-MM-DD, so that a paper can be told from an older one. */
  made: v.pipe(v.string(), v.isoDate()),
  /** Whether somebody has shown that they have it. */
  confirmed: v.boolean(),
  wrapped: recoveryWrap,
})
export type RecoveryEntry = v.InferOutput<typeof recoveryEntry>

export interface KeyFile {
  readonly kept: KeptKey
  /** Oldest first. Two while a new one waits to be confirmed, and the old one still holds. */
  readonly recovery: readonly RecoveryEntry[]
}

const envelope = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const whole = v.variant('version', [
  v.object({ version: v.literal(1), content, checksum: v.string() }),
  v.object({ version: v.literal(VERSION), content, recovery: v.array(recoveryEntry), checksum: v.string() }),
])

export type KeyFileReading =
  | { readonly status: 'absent' }
  | { readonly status: 'read'; readonly keyFile: KeyFile }
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
  const file = v.safeParse(whole, parsed)
  if (!file.success) return { status: 'damaged', reason: 'unreadable' }
  const { output } = file
  const keyFile: KeyFile = { kept: output.content, recovery: output.version === 1 ? [] : output.recovery }
  const sum = checksum(output.version === 1 ? output.content : contentOf(keyFile))
  return sum === output.checksum ? { status: 'read', keyFile } : { status: 'damaged', reason: 'unreadable' }
}

/** Only the person's own account may read it. Rejects with Node's error when the disk refuses. */
export async function writeKeyFile(path: string, keyFile: KeyFile): Promise<void> {
  const body = contentOf(keyFile)
  const text = JSON.stringify({ version: VERSION, ...body, checksum: checksum(body) }, undefined, 2)
  await writeFileAtomic(path, `${text}\n`, 0o600)
}

function contentOf({ kept, recovery }: KeyFile): object {
  return { content: kept, recovery }
}

/** Over the fields in a fixed order, so that a file whose lines were only moved about still counts as whole. */
function checksum(body: object): string {
  const sorted = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('base64')
}
