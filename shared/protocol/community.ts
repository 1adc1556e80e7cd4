import * as v from 'valibot'
import { CHAPTER_COLOURS } from '../domain/community.ts'
import type { Chapter, Community, Device, Organizer } from '../domain/community.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, CommunityId, DeviceId, OrganizerId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { ROLES } from '../domain/role.ts'
import type { Series } from '../domain/salon.ts'
import type { CommandName } from './commands.ts'
import { file } from './files.ts'
import type { UndoLabel } from './history.ts'
import { chapterId, communityId, deviceId, language, memberId, organizerId } from './selection.ts'
import type { ExchangeSummary } from './sync.ts'

/** What somebody calls themselves, and this machine. */
export const ownNames = v.object({ organizer: v.string(), device: v.string() })

const chapterDraft = v.object({
  name: v.string(),
  region: v.optional(v.string(), ''),
  zone: v.string(),
  colour: v.picklist(CHAPTER_COLOURS),
  leaders: v.optional(v.array(memberId), []),
})
export type ChapterDraft = v.InferInput<typeof chapterDraft>

export const COMMUNITY_COMMANDS = {
  /** Makes an empty community and opens it. `organizer` is the person's name, `device` what they call this machine. */
  'community.start': v.object({ name: v.string(), ...ownNames.entries }),
  'community.sample': v.object({ ...ownNames.entries, language }),
  /** Opens a changes file in a profile that is not part of that community yet. */
  'community.join': v.object({ file, organizer: v.optional(v.string(), ''), device: v.optional(v.string(), '') }),
  'community.open': v.object({ community: communityId }),
  'community.rename': v.object({ name: v.string() }),
  /** Erases the sample from this machine; refuses for any other community. */
  'community.removeSample': v.object({}),
  'organizer.rename': v.object({ name: v.string() }),
  /** Gives somebody a role for some chapters, or for all. An admin's is always for all. */
  'organizer.grant': v.object({
    organizer: organizerId,
    role: v.picklist(ROLES),
    chapters: v.union([v.literal('all'), v.array(chapterId)]),
  }),
  /** Somebody organizes no more: their devices get nothing more, and what they write is let in nowhere. */
  'organizer.remove': v.object({ organizer: organizerId }),
  'device.remove': v.object({ device: deviceId }),
  'device.rename': v.object({ device: deviceId, name: v.string() }),
  /** Takes changes that were not let in off the list; all of them where none is named. */
  'refusal.dismiss': v.object({ refusal: v.nullable(v.string()) }),
  'chapter.create': chapterDraft,
  'chapter.update': v.object({ chapter: chapterId, set: v.partial(chapterDraft) }),
  'chapter.archive': v.object({ chapter: chapterId, archived: v.boolean() }),
  /** Writes everything still in memory to disk; answered before the app quits. */
  flush: v.object({}),
} as const

export interface CommunityResults {
  'community.start': void
  'community.sample': void
  'community.join': ExchangeSummary
  'community.open': void
  'community.rename': void
  'community.removeSample': void
  'organizer.rename': void
  'organizer.grant': void
  'organizer.remove': void
  'device.remove': void
  'device.rename': void
  'refusal.dismiss': void
  'chapter.create': { readonly chapter: ChapterId }
  'chapter.update': void
  'chapter.archive': void
  flush: void
}

export const COMMUNITY_VIEWS = {
  /** Where the profile stands: nothing yet, opening, open, or why not. */
  profile: v.object({}),
  /** Name, chapters, vocabulary, organizers, what can be undone; what the frame of the window shows. */
  community: v.object({}),
} as const

export interface CommunityValues {
  profile: ProfileView
  community: CommunityView
}

export type ProfileView =
  | { readonly state: 'empty' }
  | { readonly state: 'opening'; readonly done: number; readonly of: number }
  | {
      readonly state: 'open'
      readonly community: CommunityId
      readonly others: readonly { readonly id: CommunityId; readonly name: string; readonly sample: boolean }[]
    }
  | { readonly state: 'failed'; readonly problem: Problem }

export interface CommunityView extends Community {
  readonly chapters: readonly (Chapter & { readonly members: number; readonly upcoming: number })[]
  readonly series: readonly Series[]
  readonly organizers: readonly Organizer[]
  readonly devices: readonly Device[]
  readonly me: { readonly organizer: OrganizerId; readonly device: DeviceId; readonly name: string }
  /** What whoever sits here may do, and in which chapters; see `mayDo` for one chapter. */
  readonly may: { readonly commands: readonly CommandName[]; readonly chapters: 'all' | readonly ChapterId[] }
  /** Labels in use with how many active members carry each, most used first. */
  readonly tags: readonly { readonly name: string; readonly members: number }[]
  readonly interests: readonly { readonly name: string; readonly members: number }[]
  readonly members: number
  readonly archived: number
  readonly upcoming: number
  readonly decisions: number
  /** Pairs in the lanes choose and maybe that wait for a person; null while nobody has looked. */
  readonly review: number | null
  readonly undo: UndoLabel | null
  readonly redo: UndoLabel | null
  /** Set while the last write could not reach the disk. */
  readonly trouble: Problem | null
  /** Set once this device was told that it is of the community no more: when, and by whom. */
  readonly removal: { readonly at: Instant; readonly by: string } | null
}
