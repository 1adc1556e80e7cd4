import * as v from 'valibot'
import { isId } from '../../domain/ids.ts'
import type { DeviceId, ScopeKeyId } from '../../domain/ids.ts'
import { isScope } from '../../domain/role.ts'
import type { Scope } from '../../domain/role.ts'

/**
 * What two devices say to each other until one has let the other in. The same letters go over a pairing channel, through a
 * mailbox, and the request as a text through any messenger. Each is sealed with a key that comes of the invitation's secret,
 * and says first, in the open, which invitation it is about.
 */
export type Letter =
  | JoinRequest
  | Verdict
  | { readonly kind: 'seen' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'withdrawn' }

/** From the invited device: who it is. */
export interface JoinRequest {
  readonly kind: 'request'
  readonly device: DeviceId
  /** ECDSA P-256, SPKI, base64. */
  readonly publicKey: string
  /** ECDH P-256, raw, base64. */
  readonly boxKey: string
  /** What the person is called, and what they call their machine. */
  readonly organizer: string
  readonly deviceName: string
}

/** From the inviting device: whether the other was let in. `signature` is by its own key, whose fingerprint was invited with. */
export interface Verdict {
  readonly kind: 'verdict'
  readonly admitted: boolean
  /** The inviting device's key, SPKI, base64. */
  readonly publicKey: string
  /** The community's keys, sealed to the invited device: enough to open the page that has all the others. */
  readonly wraps: readonly { readonly key: ScopeKeyId; readonly scope: Scope; readonly wrap: string }[]
  /** ECDSA P-256 with SHA-256 over `verdictText`, base64. */
  readonly signature: string
}

/** Which invitation a sealed letter is about. */
export const TAG_BYTES = 8

/** A letter is a few keys and names; larger ones are not looked at. A frame of a pairing channel holds it. */
export const LETTER_BYTES = 8 * 1024

/** What the inviting device signs: no verdict fits another request. */
export function verdictText(
  community: string,
  request: JoinRequest,
  { admitted, wraps }: Pick<Verdict, 'admitted' | 'wraps'>,
): string {
  const { device, publicKey, boxKey } = request
  return ['chapterhouse-verdict', community, device, publicKey, boxKey, String(admitted), JSON.stringify(wraps)].join(
    '\n',
  )
}

export function encodeLetter(letter: Letter): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(letter))
}

/** Null for anything that is no letter. */
export function decodeLetter(bytes: Uint8Array): Letter | null {
  if (bytes.length > LETTER_BYTES) return null
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
  const parsed = v.safeParse(letterSchema, value)
  return parsed.success ? parsed.output : null
}

const NAME_LENGTH = 120
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LENGTH))
const base64 = v.pipe(v.string(), v.maxLength(500), v.regex(/^[A-Za-z0-9+/]+={0,2}$/u))

/** The community's key and its earlier ones; after so many it is quicker to be invited anew. */
const WRAPS_LIMIT = 16

const letterSchema: v.GenericSchema<unknown, Letter> = v.variant('kind', [
  v.object({
    kind: v.literal('request'),
    device: v.custom<DeviceId>((value) => isId('dev', value)),
    publicKey: base64,
    boxKey: base64,
    organizer: name,
    deviceName: name,
  }),
  v.object({
    kind: v.literal('verdict'),
    admitted: v.boolean(),
    publicKey: base64,
    wraps: v.pipe(
      v.array(
        v.object({
          key: v.custom<ScopeKeyId>((value) => isId('key', value)),
          scope: v.custom<Scope>((value) => isScope(value)),
          wrap: base64,
        }),
      ),
      v.maxLength(WRAPS_LIMIT),
    ),
    signature: base64,
  }),
  v.object({ kind: v.literal('seen') }),
  v.object({ kind: v.literal('taken') }),
  v.object({ kind: v.literal('withdrawn') }),
])
