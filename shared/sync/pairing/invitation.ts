import type { Instant } from '../../domain/dates.ts'
import { isId } from '../../domain/ids.ts'
import type { CommunityId, DeviceId, OrganizerId } from '../../domain/ids.ts'
import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { codeText, readCodeText } from './code-text.ts'

/** What an invitation carries to the device that is invited. Whoever holds it may ask to join, once, until it is over. */
export interface Invitation {
  readonly community: CommunityId
  readonly communityName: string
  /** Who invites. */
  readonly organizerName: string
  readonly device: DeviceId
  /** SHA-256 of the inviting device's public key (SPKI), 32 bytes. */
  readonly fingerprint: Uint8Array
  /** Under which id the invited person is to be entered. */
  readonly organizer: OrganizerId
  /** 16 random bytes that nobody else knows. */
  readonly secret: Uint8Array
  /** By the inviting device's clock, which alone decides; whole seconds. */
  readonly expires: Instant
  /** Where the inviting device listens, `host:port`; empty where it does not. */
  readonly addresses: readonly string[]
  /** What the inviting device calls a folder that both may share, without the way to it; null for none. */
  readonly folder: string | null
  /** A sync server that the inviting device uses, as `shownServer` lets it be named; null for none. */
  readonly server: string | null
}

/** Longer texts make a QR code that phones no longer read off a laptop's screen at arm's length. */
export const INVITATION_LETTERS = 300

/** 128 bits. */
export const SECRET_BYTES = 16
const FINGERPRINT_BYTES = 32
const ID_BYTES = 10

/** Eight Chinese characters say which community and who; two or three still tell it from another. */
const LEGIBLE_BYTES = 24
const LEAST_BYTES = 8

/** One laptop is seldom in more networks than this. */
const ADDRESSES = 3

/**
 * The invitation as text, of at most `INVITATION_LETTERS`. Where there is no room for all of it, names are cut first; then
 * the folder's name goes, which people can also tell each other, then the server, then addresses beyond the first.
 */
export function invitationText(invitation: Invitation): string {
  const noFolder = { ...invitation, folder: null }
  const bare = { ...noFolder, server: null }
  const least = { ...bare, addresses: bare.addresses.slice(0, 1) }
  const attempts = [
    [invitation, LEGIBLE_BYTES],
    [noFolder, LEGIBLE_BYTES],
    [bare, LEAST_BYTES],
    [least, LEAST_BYTES],
  ] as const
  for (const [told, nameBytes] of attempts) {
    for (let most = 60; most >= nameBytes; most -= 4) {
      const text = codeText('CHAPTERHOUSE-INVITE', encode(told, most))
      if (text.length <= INVITATION_LETTERS) return text
    }
  }
  return codeText('CHAPTERHOUSE-INVITE', encode(least, LEAST_BYTES))
}

/**
 * A server's address as it may stand in a text that goes through a messenger: an address with a name, a password or a
 * token in it is nobody else's business, and gives null.
 */
export function shownServer(url: string | null): string | null {
  return url !== null && SERVER.test(url) && url.length <= EXTRA_BYTES ? url : null
}

/** Reads an invitation out of what somebody pasted; fails as `readCodeText` does. */
export function readInvitation(text: string): Result<Invitation> {
  const bytes = readCodeText('CHAPTERHOUSE-INVITE', text)
  if (!bytes.ok) return bytes
  const invitation = decode(bytes.value)
  return invitation ? ok(invitation) : failed('code-damaged')
}

function encode(invitation: Invitation, nameBytes: number): Uint8Array {
  const out: number[] = []
  out.push(...idBytes(invitation.community), ...idBytes(invitation.device), ...idBytes(invitation.organizer))
  out.push(...invitation.fingerprint, ...invitation.secret)
  out.push(...u32(Math.floor(invitation.expires / 1000)))
  for (const name of [invitation.communityName, invitation.organizerName]) {
    const bytes = cut(name, nameBytes)
    out.push(bytes.length, ...bytes)
  }
  const addresses = invitation.addresses
    .map(addressBytes)
    .filter((bytes) => bytes !== null)
    .slice(0, ADDRESSES)
  out.push(addresses.length, ...addresses.flat())
  const { folder, server } = invitation
  if (folder !== null) out.push(FOLDER, ...sized(cut(folder, FOLDER_BYTES)))
  if (server !== null) {
    const isSecure = server.startsWith(WSS)
    const rest = server.slice(isSecure ? WSS.length : WS.length)
    out.push(isSecure ? SECURE_SERVER : SERVER_IN_THE_CLEAR, ...sized(new TextEncoder().encode(rest)))
  }
  return Uint8Array.from(out)
}

function decode(bytes: Uint8Array): Invitation | null {
  let at = 0
  const take = (length: number): Uint8Array => {
    at += length
    return bytes.slice(at - length, at)
  }
  const byte = () => take(1)[0] ?? 0
  const community = idText('com', take(ID_BYTES))
  const device = idText('dev', take(ID_BYTES))
  const organizer = idText('org', take(ID_BYTES))
  const fingerprint = take(FINGERPRINT_BYTES)
  const secret = take(SECRET_BYTES)
  const expires = take(4).reduce((sum, value) => sum * 256 + value, 0) * 1000
  const names = [take(byte()), take(byte())].map((name) => new TextDecoder().decode(name))
  const count = byte()
  const addresses = Array.from({ length: Math.min(count, ADDRESSES) }, () => addressText(byte(), take))
  if (at > bytes.length || count > ADDRESSES || addresses.includes(null)) return null
  const extras = new Map<number, string>()
  // What a newer version adds is passed over.
  while (at < bytes.length) extras.set(byte(), new TextDecoder().decode(take(byte())))
  if (at !== bytes.length) return null
  if (!isId('com', community) || !isId('dev', device) || !isId('org', organizer)) return null
  const [communityName = '', organizerName = ''] = names
  const known = addresses.filter((address) => address !== null)
  return {
    community,
    communityName,
    organizerName,
    device,
    fingerprint,
    organizer,
    secret,
    expires,
    addresses: known,
    folder: extras.get(FOLDER) ?? null,
    server: serverIn(extras),
  }
}

function serverIn(extras: ReadonlyMap<number, string>): string | null {
  const secure = extras.get(SECURE_SERVER)
  const plain = extras.get(SERVER_IN_THE_CLEAR)
  return shownServer(secure !== undefined ? WSS + secure : plain !== undefined ? WS + plain : null)
}

function sized(bytes: Uint8Array): number[] {
  return [bytes.length, ...bytes]
}

/** As many whole characters as fit. */
function cut(name: string, limit: number): Uint8Array {
  let kept = ''
  for (const character of name) {
    if (new TextEncoder().encode(kept + character).length > limit) break
    kept += character
  }
  return new TextEncoder().encode(kept)
}

function u32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
}

/** The 80 bits of an id. */
function idBytes(id: string): Uint8Array {
  return fromBase32(id.slice(4).toUpperCase())
}

function idText(kind: string, bytes: Uint8Array): string {
  return `${kind}_${toBase32(bytes).toLowerCase()}`
}

/** IPv4 and a port as six bytes, any other address as its letters; each behind a byte that says which. */
function addressBytes(address: string): number[] | null {
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3}):(\d{1,5})$/.exec(address)?.slice(1).map(Number)
  if (!numbers) {
    const letters = new TextEncoder().encode(address)
    return letters.length > 0 && letters.length <= ADDRESS_LETTERS ? [letters.length, ...letters] : null
  }
  const port = numbers.pop() ?? 0
  return numbers.every((part) => part < 256) && port < 65_536 ? [IPV4, ...numbers, port >> 8, port & 0xff] : null
}

function addressText(kind: number, take: (length: number) => Uint8Array): string | null {
  if (kind !== IPV4) {
    const text = new TextDecoder().decode(take(kind))
    return ADDRESS.test(text) ? text : null
  }
  const [a = 0, b = 0, c = 0, d = 0, high = 0, low = 0] = take(6)
  return `${a}.${b}.${c}.${d}:${high * 256 + low}`
}

/** What may follow the addresses: a byte that says what it is, one that says how long, and its letters. */
const FOLDER = 1
const SECURE_SERVER = 2
const SERVER_IN_THE_CLEAR = 3
const FOLDER_BYTES = 30
const EXTRA_BYTES = 60
const [WSS, WS] = ['wss://', 'ws://']
/** Scheme, host, port and path and nothing else: no `name:password@`, no `?token=`. */
const SERVER = /^wss?:\/\/(?:[\w.-]+|\[[\d.:A-Fa-f]+\])(?::\d{1,5})?(?:\/[\w./~-]*)?$/

const IPV4 = 255
const ADDRESS_LETTERS = 60
/** As the link takes it. */
const ADDRESS = /^(?:\[[\d.:A-Fa-f]{2,45}(?:%[\w.-]{1,32})?\]|[\w.-]{1,253}):\d{1,5}$/
