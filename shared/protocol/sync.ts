import type { Device, Organizer } from '../domain/community.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, DeviceId, InvitationId, OrganizerId, SalonId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import type { Grant, Scope } from '../domain/role.ts'

/**
 * What the screens see of synchronisation. All of it is about this device and the others of the community; names are
 * those that organizers gave.
 */

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

/** An invitation that is out. */
export interface InvitationView {
  readonly invitation: InvitationId
  readonly name: string
  readonly grant: Grant
  readonly made: Instant
  readonly expires: Instant
  /** To be copied, or shown as a QR code; kept only on this device. */
  readonly text: string
  /** How the other can answer by itself: by calling this device, through a folder of this name, past this server. */
  readonly ways: { readonly network: boolean; readonly folder: string | null; readonly server: string | null }
  readonly state:
    | { readonly step: 'out' }
    /** Somebody has answered: compare the words with the other screen. */
    | { readonly step: 'compare'; readonly words: WordsView; readonly name: string; readonly device: string }
    /** Let in; the other still has to take it up. `file` where there is no network: a file for that person is needed. */
    | { readonly step: 'admitted'; readonly file: boolean; readonly device: DeviceId }
    | { readonly step: 'done' }
    | { readonly step: 'over'; readonly why: 'expired' | 'cancelled' | 'words-differ' | 'too-many-tries' }
}

/** The same short words on both screens, each in every language, so that two people with different ones can compare. */
export type WordsView = readonly { readonly en: string; readonly 'zh-TW': string; readonly 'zh-CN': string }[]

/** Joining a community by invitation, on the device that joins. */
export type JoiningView =
  | { readonly state: 'none' }
  /**
   * Nothing was heard of the inviting device yet. Without a network `answer` is sent back by hand; the words are compared
   * all the same.
   */
  | {
      readonly state: 'reaching'
      readonly community: string
      readonly answer: string
      readonly words: WordsView
      readonly problem: Problem | null
      /** What the inviting device calls a folder it uses, and its server; the person decides whether to look there. */
      readonly folder: string | null
      readonly server: string | null
    }
  | { readonly state: 'compare'; readonly community: string; readonly words: WordsView; readonly answer: string }
  /** Let in; what was granted is on its way, over the way on which the answer came. */
  | { readonly state: 'receiving'; readonly community: string }
  | { readonly state: 'done'; readonly community: string; readonly grant: Grant }
  | { readonly state: 'failed'; readonly community: string; readonly problem: Problem }
