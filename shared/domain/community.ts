import type { Instant, TimeZone } from './dates.ts'
import type { ChapterId, CommunityId, DeviceId, MemberId, OrganizerId, ScopeKeyId } from './ids.ts'
import type { Scope, Standing } from './role.ts'

/** The whole: what every organizer of it shares. */
export interface Community {
  readonly id: CommunityId
  readonly name: string
  readonly created: Instant
  /** True for the invented community that people try things out on. */
  readonly sample: boolean
}

export const CHAPTER_COLOURS = ['seal', 'jade', 'ochre', 'indigo', 'plum', 'teal', 'moss', 'slate'] as const
export type ChapterColour = (typeof CHAPTER_COLOURS)[number]

/** A regional group of members. */
export interface Chapter {
  readonly id: ChapterId
  readonly name: string
  readonly region: string
  readonly zone: TimeZone
  readonly colour: ChapterColour
  readonly leaders: readonly MemberId[]
  readonly created: Instant
  readonly archived?: Instant
}

/** A person who edits; has one or more devices. */
export interface Organizer extends Standing {
  readonly id: OrganizerId
  readonly name: string
  /** Set for who was an admin and is none any more. */
  readonly was?: 'admin'
  /** Who gave the role, or took it away; absent where nobody has since it was first given. */
  readonly by?: OrganizerId
  /** When they were taken in again after having been removed; what was said of it before counts no more. */
  readonly back?: Instant
}

/** One profile on one machine; every change is signed by the device it was made on. */
export interface Device {
  readonly id: DeviceId
  readonly organizer: OrganizerId
  readonly name: string
  /** ECDSA P-256 public key, SPKI, base64; proves who wrote a bundle, who signed for a page, who is at the other end. */
  readonly publicKey: string
  /** ECDH P-256 public key, raw, base64, to which keys of scopes are sealed; absent until the device has made it known. */
  readonly boxKey?: string
  readonly added: Instant
  /** Set once it gets nothing more, and who said so. */
  readonly removed?: Instant
  readonly by?: OrganizerId
  /** What it is told once it was removed; `shared/sync/removal.ts` reads it. */
  readonly notice?: string
  /** Keys that who entered it has sealed to it, where that was no admin; others stand with the keys. */
  readonly wraps?: Readonly<Record<ScopeKeyId, string>>
}

/** A key that seals the pages of one scope on their way through folders, files and servers; every change of who shares it makes a new one. */
export interface ScopeKey {
  readonly id: ScopeKeyId
  readonly scope: Scope
  readonly made: Instant
  /** The key, sealed to each device that may have it; HPKE, base64. */
  readonly wraps: Readonly<Record<DeviceId, string>>
}
