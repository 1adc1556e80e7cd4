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
}

/** Longer texts make a QR code that phones no longer read off a laptop's screen at arm's length. */
export const INVITATION_LETTERS = 300

/** 128 bits. */
export const SECRET_BYTES = 16
const FINGERPRINT_BYTES = 32
const ID_BYTES = 10

/** One laptop is seldom in more networks than this. */
const ADDRESSES = 3

/** The invitation as text, of at most `INVITATION_LETTERS`; long names are cut to fit. */
export function invitationText(invitation: Invitation): string {
  for (let nameBytes = 60; ; nameBytes -= 4) {
    const text = codeText('CHAPTERHOUSE-INVITE', encode(invitation, nameBytes))
    if (text.length <= INVITATION_LETTERS || nameBytes <= 8) return text
  }
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
  if (at !== bytes.length || count > ADDRESSES || addresses.includes(null)) return null
  if (!isId('com', community) || !isId('dev', device) || !isId('org', organizer)) return null
  const [communityName = '', organizerName = ''] = names
  const known = addresses.filter((address) => address !== null)
  return { community, communityName, organizerName, device, fingerprint, organizer, secret, expires, addresses: known }
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

const IPV4 = 255
const ADDRESS_LETTERS = 60
/** As the link takes it. */
const ADDRESS = /^(?:\[[\d.:A-Fa-f]{2,45}(?:%[\w.-]{1,32})?\]|[\w.-]{1,253}):\d{1,5}$/
