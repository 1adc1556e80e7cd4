import * as v from 'valibot'
import type { Device, Organizer } from '../domain/community.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, DeviceId, OrganizerId, SalonId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import type { Grant, Scope } from '../domain/role.ts'
import { file } from './files.ts'
import type { FileToSave } from './files.ts'
import { deviceId } from './selection.ts'

/**
 * What the screens see of synchronisation. All of it is about this device and the others of the community; names are
 * those that organizers gave.
 */

/** By which the main process knows a folder that a person chose. */
const folderId = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))

export const SYNC_COMMANDS = {
  /** Writes a changes file, encrypted to whom it is for: everything, or what they lack as far as this machine knows. */
  'exchange.write': v.object({
    /** The devices it is for; null for everybody of the community. */
    for: v.optional(v.nullable(v.pipe(v.array(deviceId), v.minLength(1))), null),
    /** Leaves out what they have, as far as their last files said. */
    since: v.optional(v.boolean(), false),
  }),
  /** Opens a changes file of this community. */
  'exchange.read': v.object({ file }),
  /** Lets this device be found on the local network and find others there, or no longer; it stays so. `port` 0 is any. */
  'sync.lan': v.object({
    on: v.boolean(),
    port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  }),
  /** Reaches for a device that is not found by itself; `address` is `host:port`. */
  'sync.dial': v.object({ address: v.pipe(v.string(), v.maxLength(300)) }),
  /** Compares everything once more with everybody who is there, and with folders and server. */
  'sync.now': v.object({}),
  /** Lets a folder carry changes: the one the main process knows by `add`, or one that the person chooses now. */
  'sync.folder': v.object({ add: v.optional(folderId) }),
  /** Leaves a folder alone from here on; what lies there stays. */
  'sync.forgetFolder': v.object({ folder: folderId }),
  /** Lets a stock automerge-repo sync server carry changes, by its address; null for none. */
  'sync.server': v.object({ url: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500), v.url())) }),
} as const

export interface SyncResults {
  'exchange.write': FileToSave & { readonly records: number }
  'exchange.read': ExchangeSummary
  'sync.lan': void
  'sync.dial': void
  'sync.now': void
  'sync.folder': { readonly folder: string; readonly name: string }
  'sync.forgetFolder': void
  'sync.server': void
}

export const SYNC_VIEWS = {
  /** The indicator of synchronisation. */
  sync: v.object({}),
  /** Who organizes, on which devices, and how far each is. */
  peers: v.object({}),
  /** What was exchanged with whom. */
  exchanges: v.object({}),
} as const

export interface SyncValues {
  sync: SyncView
  peers: PeersView
  exchanges: readonly ExchangeView[]
}

export interface ExchangeSummary {
  /** Who wrote the file. */
  readonly from: string
  readonly device: string
  readonly firstMeeting: boolean
  readonly newMembers: number
  readonly changedMembers: number
  readonly newSalons: number
  readonly entries: number
  /** Fields that now have two values and wait for a decision. */
  readonly decisions: number
  /** Pages that wait for an earlier file. */
  readonly waiting: number
  /** Parts of the file that are for other chapters or roles, and stayed closed. */
  readonly closed: number
  /** True where nothing in the file was new. */
  readonly nothingNew: boolean
}

export interface ExchangeView {
  readonly device: DeviceId
  readonly deviceName: string
  readonly organizer: string
  readonly lastSent: Instant | null
  readonly lastReceived: Instant | null
  /** Changes on this machine that were made after the last file for that device; null where nothing was ever sent. */
  readonly unsent: number | null
}

/** The indicator in the frame: exactly one of these at a time. */
export type SyncView =
  /** Nothing is turned on; files still go. */
  | { readonly state: 'off' }
  /** On, and nobody is here; `since` is null where nobody ever was. */
  | { readonly state: 'alone'; readonly since: Instant | null; readonly last: PeerName | null }
  /** Everything the other has is here, and the other way round. The one met last stands first. */
  | { readonly state: 'inStep'; readonly with: readonly PeerName[]; readonly at: Instant }
  /** `changes`: pages that differ, as far as known. */
  | { readonly state: 'fetching'; readonly from: PeerName; readonly changes: number }
  | { readonly state: 'sending'; readonly to: PeerName; readonly changes: number }
  /** Something waits for the person: decisions, somebody who answered an invitation, changes that were refused. */
  | {
      readonly state: 'needsYou'
      readonly decisions: number
      readonly invitations: number
      readonly refusals: number
    }
  | { readonly state: 'problem'; readonly problem: Problem }

export interface PeerName {
  readonly device: DeviceId
  readonly deviceName: string
  readonly organizer: string
}

/** Over which way a device is, or was last, in touch. */
export type SyncWay = 'network' | 'folder' | 'server' | 'file'

/** The page about who organizes, from which devices, and how they agree. */
export interface PeersView {
  readonly me: { readonly organizer: OrganizerId; readonly device: DeviceId; readonly grant: Grant }
  readonly organizers: readonly OrganizerView[]
  readonly network: NetworkView
  readonly folders: readonly FolderView[]
  readonly server: ServerView | null
  /** Changes that were not let in, newest first. */
  readonly refusals: readonly RefusalView[]
}

export interface OrganizerView extends Organizer {
  readonly mine: boolean
  /** Whether the person at the keyboard may take them out. */
  readonly mayRemove: boolean
  readonly devices: readonly DeviceView[]
}

export interface DeviceView extends Device {
  /** The one this is. */
  readonly here: boolean
  readonly connected: { readonly way: SyncWay; readonly address: string; readonly since: Instant } | null
  readonly lastSeen: { readonly way: SyncWay; readonly at: Instant } | null
  /** Connected, but its app stores what this one cannot read, or the other way about: nothing is exchanged until one is updated. */
  readonly apart: 'newer' | 'older' | null
  /** When all it may have was last known to be there. */
  readonly inStepAt: Instant | null
  /** Pages by whom they are shared with: how many it may have, and how many of them it is known to have as they are here. */
  readonly holds: readonly { readonly scope: Scope; readonly pages: number; readonly same: number }[]
  /** Since it was first met, both ways. */
  readonly bytes: { readonly sent: number; readonly received: number }
  /** The door at which somebody sits with it right now. */
  readonly atDoor: SalonId | null
}

export interface NetworkView {
  readonly on: boolean
  readonly listening: { readonly port: number; readonly addresses: readonly string[] } | null
  readonly problem: Problem | null
  /** Connections of strangers that were turned away since the community was opened, and when the last one was; null without any. */
  readonly turnedAway: { readonly count: number; readonly at: Instant } | null
}

export interface FolderView {
  readonly folder: string
  /** As the system shows it. */
  readonly path: string
  readonly state: 'ready' | 'reading' | 'writing' | 'away' | 'problem'
  readonly problem: Problem | null
  readonly lastRead: Instant | null
  readonly lastWritten: Instant | null
  readonly bytes: number
  /** Whose files lie there, and how many changes wait for one that is missing. */
  readonly devices: readonly PeerName[]
  readonly waiting: number
}

export interface ServerView {
  readonly url: string
  readonly state: 'connecting' | 'connected' | 'away' | 'problem'
  readonly problem: Problem | null
  readonly lastSeen: Instant | null
  readonly bytes: { readonly sent: number; readonly received: number }
}

/** Changes that somebody was not allowed to make. They are not part of the community, and nothing else was held up by them. */
export interface RefusalView {
  readonly id: string
  readonly at: Instant
  /** Who passed them on, and who wrote them as far as is known; empty where nobody knows. */
  readonly from: string
  readonly author: string
  /** What they were about, as page kinds. */
  readonly kind: string
  readonly chapter: ChapterId | null
  readonly changes: number
  readonly why: 'role' | 'removed' | 'unknown' | 'unsigned' | 'foreign' | 'newer'
}
