import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { DeviceId, InvitationId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { ROLES } from '../domain/role.ts'
import type { Grant } from '../domain/role.ts'
import { ownNames } from './community.ts'
import { chapterId, invitationId, organizerId } from './selection.ts'

export const PAIRING_COMMANDS = {
  /** Begins to join with an invitation, as text, and opens the community that is to come. */
  'community.enter': v.object({ invitation: v.pipe(v.string(), v.maxLength(20_000)), ...ownNames.entries }),
  /** Gives joining up and leaves nothing behind. `wordsDiffer` also tells the inviting device, if it can be reached. */
  'joining.cancel': v.object({ wordsDiffer: v.optional(v.boolean(), false) }),
  /** Makes an invitation for one device. `organizer`: somebody who is entered already gets another one. */
  'organizer.invite': v.object({
    name: v.optional(v.string(), ''),
    role: v.optional(v.picklist(ROLES), 'organizer'),
    chapters: v.optional(v.union([v.literal('all'), v.array(chapterId)]), []),
    organizer: v.optional(v.nullable(organizerId), null),
    hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 14)), 24),
    /** Whether the local network is turned on for it, so that the other can reach this device. */
    network: v.optional(v.boolean(), true),
  }),
  'invite.cancel': v.object({ invite: invitationId }),
  /** What the invited person sent back by hand. */
  'invite.answer': v.object({ text: v.pipe(v.string(), v.maxLength(20_000)) }),
  /** Lets the device in whose words were compared, or ends the invitation. */
  'invite.confirm': v.object({ invite: invitationId, same: v.boolean() }),
} as const

export interface PairingResults {
  'community.enter': void
  'joining.cancel': void
  'organizer.invite': { readonly invite: InvitationId; readonly text: string; readonly expires: Instant }
  'invite.cancel': void
  'invite.answer': {
    readonly invite: InvitationId
    readonly words: WordsView
    readonly name: string
    readonly device: string
  }
  'invite.confirm': void
}

export const PAIRING_VIEWS = {
  /** The invitations made on this device, newest first. */
  invitations: v.object({}),
  /** How far this device is with joining the community that is open. */
  joining: v.object({}),
} as const

export interface PairingValues {
  invitations: readonly InvitationView[]
  joining: JoiningView
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
