import * as v from 'valibot'
import type { DeviceId } from '../domain/ids.ts'
import type { PortableWraps } from './key-wraps.ts'
import { deviceId } from './selection.ts'

/**
 * The link: one message port between the store, which owns all data and has no sockets, and the main process, which owns
 * sockets and folders and knows of no community. What the store sends is checked by `toMain` before anything looks at it;
 * what the main process sends has types only. Bytes that peers sent are opaque on this side of the store.
 */

/**
 * The largest frame of a channel. The largest thing ever sent in one piece is a page's chunk, well under a megabyte; the
 * rest is room for a server that speaks in whole documents, and still small beside a machine's memory.
 */
export const FRAME_MAX_BYTES = 16 * 1024 * 1024

/** A pairing channel's largest frame: its messages are keys, names and proofs of a few hundred bytes. */
export const PAIRING_FRAME_MAX_BYTES = 8 * 1024

/** So many frames a pairing channel may carry, both ways together; a pairing needs half a dozen. */
export const PAIRING_FRAMES_MAX = 16

/** A pairing channel ends after this long: two people compare a few words within it. */
export const PAIRING_MAX_MS = 60_000

/**
 * How much of a channel may be on its way in one direction: sent by the store and not yet with the system, or received and
 * not yet taken by the store. A megabyte keeps a fast network busy and is nothing to hold for each of some dozens of peers.
 */
export const CHANNEL_WINDOW_BYTES = 1024 * 1024

/** The largest file of a shared folder that is read or written in one piece; larger ones are read in parts. */
export const FOLDER_PART_MAX_BYTES = 16 * 1024 * 1024

/** A folder with more files than this is listed up to here; the store compacts long before. */
export const FOLDER_LIST_MAX = 100_000

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{40,1400}={0,2}$/))
/** SHA-256, base64. */
const fingerprint = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/))
/** `192.168.1.7:4711`, `[fe80::1%en0]:4711` or `name.local:4711`. */
const address = v.pipe(v.string(), v.regex(/^(?:\[[\d.:A-Fa-f]{2,45}(?:%[\w.-]{1,32})?\]|[\w.-]{1,253}):\d{1,5}$/))
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'not bytes')
/** Stands for the folder in the profile that backups go to where nobody has chosen another. */
export const OWN_BACKUPS = 'backups'
const folder = v.union([v.literal(OWN_BACKUPS), v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))])
/** Relative, with forward slashes; the main process checks every segment anew. */
const path = v.pipe(
  v.string(),
  v.maxLength(400),
  v.regex(/^(?!.*(?:^|\/)\.+(?:\/|$))[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,3}$/),
)
const part = v.pipe(
  bytes,
  v.check((value) => value.byteLength <= FOLDER_PART_MAX_BYTES, 'too many bytes for one piece'),
)
const under = v.union([v.literal(''), path])

const trusted = v.strictObject({
  device: deviceId,
  /** SPKI. */
  publicKey: base64,
  /** Where the device was reached before; tried again while it is not found otherwise. */
  addresses: v.optional(v.pipe(v.array(address), v.maxLength(8))),
  /** Let in to be told that it was removed, and never dialled. */
  farewell: v.optional(v.literal(true)),
})
/** A device whose key is known, and where it was reached before. */
export type TrustedKey = v.InferOutput<typeof trusted>

/** Everything the store may send. */
export const toMain = v.variant('type', [
  /** Listens, and with `discover` is found and finds. Again with other values: starts anew with them. */
  v.strictObject({
    type: v.literal('lan.start'),
    device: deviceId,
    /** An opaque tag by which devices of one community find each other: 16 hexadecimal digits, never a name. */
    community: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
    /** ECDSA over P-256. */
    certificateKey: v.strictObject({
      /** PKCS #8. */
      privateKey: base64,
      /** SPKI. */
      publicKey: base64,
    }),
    /** 0 for any that is free. */
    port: v.pipe(count, v.maxValue(65_535)),
    /** Where any is as good as another, this one comes first, as invitations and other devices have it; 0 for none. */
    lastPort: v.pipe(count, v.maxValue(65_535)),
    discover: v.boolean(),
  }),
  v.strictObject({ type: v.literal('lan.stop') }),
  /** Replaces the list of known keys. A channel of a key that is no longer in it is closed at once. */
  v.strictObject({
    type: v.literal('lan.trust'),
    keys: v.array(trusted),
  }),
  /** Whether unknown keys may open a pairing channel now: only while an invitation is out. */
  v.strictObject({ type: v.literal('lan.pairing'), open: v.boolean() }),
  /** Answered by `channel.open` or `dial.failed` with the same `id`. Known devices are also dialled without being asked. */
  v.strictObject({
    type: v.literal('lan.dial'),
    id: count,
    address,
    /** Whose key the other side must show; null for any (pairing), or `fingerprint`. */
    expect: v.nullable(deviceId),
    /** SHA-256 of the public key (SPKI) that the other side must show. */
    fingerprint: v.optional(fingerprint),
    purpose: v.picklist(['sync', 'pairing']),
  }),
  /** Never more than `CHANNEL_WINDOW_BYTES` ahead of `channel.drained`, but for the frame that crosses the line. */
  v.strictObject({ type: v.literal('channel.send'), channel: count, bytes }),
  /** So many bytes of `channel.data` are dealt with: the other side may send on. */
  v.strictObject({ type: v.literal('channel.took'), channel: count, bytes: count }),
  v.strictObject({ type: v.literal('channel.close'), channel: count }),
  /** Opens a WebSocket to a server; answered as `lan.dial` is. `ws:` only to this machine and private networks. */
  v.strictObject({ type: v.literal('server.open'), id: count, url: v.pipe(v.string(), v.maxLength(500), v.url()) }),
  /** Asks the person for a folder; the answer names it by an id that lasts. */
  v.strictObject({ type: v.literal('folder.choose'), request: count }),
  v.strictObject({ type: v.literal('folder.forget'), request: count, folder }),
  /** The files of `under` (`''` for the top), without those in folders inside it. */
  v.strictObject({ type: v.literal('folder.list'), request: count, folder, under }),
  v.strictObject({
    type: v.literal('folder.read'),
    request: count,
    folder,
    path,
    from: v.optional(count),
    length: v.optional(v.pipe(count, v.maxValue(FOLDER_PART_MAX_BYTES))),
  }),
  /** Whole or not at all, and never over a file that is there. */
  v.strictObject({
    type: v.literal('folder.write'),
    request: count,
    folder,
    path,
    bytes: part,
  }),
  v.strictObject({ type: v.literal('folder.remove'), request: count, folder, path }),
  /** Begins a file that is too large for one piece. It appears whole, when it is finished, or not at all. */
  v.strictObject({ type: v.literal('draft.begin'), request: count, folder, path }),
  v.strictObject({ type: v.literal('draft.append'), request: count, draft: count, bytes: part }),
  v.strictObject({ type: v.literal('draft.finish'), request: count, draft: count }),
  v.strictObject({ type: v.literal('draft.abandon'), request: count, draft: count }),
  /** Asks what the header of a backup needs that only the main process knows. */
  v.strictObject({ type: v.literal('backup.frame'), request: count }),
  v.strictObject({ type: v.literal('folder.watch'), folder }),
  v.strictObject({ type: v.literal('folder.unwatch'), folder }),
])
export type ToMain = v.InferOutput<typeof toMain>

/** One message of the store by its name. */
export type LinkRequest<Type extends ToMain['type']> = Extract<ToMain, { readonly type: Type }>

/** Why this machine does not listen, or is not found although it does. */
export type LanProblem =
  | 'port-taken'
  /** Another program or the system keeps us from listening. */
  | 'not-allowed'
  | 'no-network'
  /** It listens, but can neither find nor be found: multicast is not possible here. Addresses still work. */
  | 'no-discovery'

/** Why a channel did not come about. */
export type DialFailure =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  /** Somebody else answers there. */
  | 'wrong-key'
  /** This device's key is not known there, or nobody expects a pairing. */
  | 'not-welcome'
  | 'address-not-allowed'
  | 'certificate'
  | 'not-started'
  | 'already-connected'
  | 'busy'

/** Why a channel ended. */
export type CloseReason =
  /** The other side said good-bye. */
  | 'peer'
  /** Asked for by the store. */
  | 'closed'
  /** Nothing was heard for too long, or the connection broke. */
  | 'lost'
  /** Another channel to the same device is kept. */
  | 'duplicate'
  /** Its key is no longer known. */
  | 'untrusted'
  /** What came does not fit a channel: text, too large, too many. */
  | 'protocol'
  /** A pairing took too long. */
  | 'timeout'
  /** The store sent much more than was drained. */
  | 'overflow'
  | 'stopped'

/** Why a stranger at the door was turned away. */
export type RefusalReason = 'unknown-key' | 'too-many' | 'handshake'

export type FolderFailure =
  | 'no-folder'
  | 'not-found'
  | 'exists'
  | 'not-allowed'
  | 'disk-full'
  | 'bad-path'
  | 'too-large'
  | 'cancelled'
  | 'other'

export interface FolderFile {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970, by the folder's own clock: a hint and no more. */
  readonly modified: number
}

/** What a folder's request is answered with. */
export interface FolderAnswers {
  /** `name` is the last part of its path, for people. */
  'folder.choose': { readonly folder: string; readonly name: string }
  'folder.forget': undefined
  'folder.list': { readonly files: readonly FolderFile[]; readonly folders: readonly string[] }
  /** `size` is the whole file's. */
  'folder.read': { readonly bytes: Uint8Array<ArrayBuffer>; readonly size: number }
  'folder.write': undefined
  'folder.remove': undefined
  'draft.begin': { readonly draft: number }
  'draft.append': undefined
  'draft.finish': undefined
  'draft.abandon': undefined
  /** What opens the profile's key elsewhere, and the version of the program. */
  'backup.frame': { readonly wraps: PortableWraps; readonly app: string }
}
export type FolderRequest = keyof FolderAnswers

export type FolderAnswer =
  | { readonly ok: true; readonly value: FolderAnswers[FolderRequest] }
  | { readonly ok: false; readonly reason: FolderFailure }

/** Everything the main process sends. */
export type FromMain =
  /** `listening` is null while nothing is open; addresses are this machine's own, the likeliest first. */
  | {
      readonly type: 'lan.state'
      readonly listening: { readonly port: number; readonly addresses: readonly string[] } | null
      readonly problem: LanProblem | null
    }
  /** A device of the same tag says that it is here. It may be lying; only its key proves it. */
  | {
      readonly type: 'lan.found'
      readonly device: DeviceId
      readonly addresses: readonly string[]
      readonly port: number
    }
  | { readonly type: 'lan.lost'; readonly device: DeviceId }
  /** Strangers were turned away at the door, so many since the last time this was said. */
  | { readonly type: 'lan.refused'; readonly reason: RefusalReason; readonly count: number }
  | {
      readonly type: 'channel.open'
      readonly channel: number
      readonly kind: 'sync' | 'pairing' | 'server'
      /** SPKI, base64; `''` for a server. */
      readonly publicKey: string
      /** Whose key it is, of those in `lan.trust`; null when pairing, and for a server. */
      readonly device: DeviceId | null
      /** `host:port` of the other side: an address to try again when `outgoing`. */
      readonly address: string
      readonly outgoing: boolean
      /** The `id` of the `lan.dial` or `server.open` that asked for it. */
      readonly dial: number | null
    }
  | { readonly type: 'channel.data'; readonly channel: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** So many of the bytes sent have left for the other side. */
  | { readonly type: 'channel.drained'; readonly channel: number; readonly bytes: number }
  | { readonly type: 'channel.closed'; readonly channel: number; readonly reason: CloseReason }
  | { readonly type: 'dial.failed'; readonly id: number; readonly reason: DialFailure }
  | { readonly type: 'folder.answer'; readonly request: number; readonly answer: FolderAnswer }
  | { readonly type: 'folder.changed'; readonly folder: string }
  | { readonly type: 'power'; readonly state: 'suspended' | 'resumed' }
  | { readonly type: 'network.changed' }
  /** A message of the store did not fit its schema: a mistake on its side. `fields` names where, never what. */
  | { readonly type: 'link.refused'; readonly fields: string }
