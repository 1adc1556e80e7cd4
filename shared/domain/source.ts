import type { Instant } from './dates.ts'
import { CONSENT_CHANNELS } from './consent.ts'
import type { ConsentChannel } from './consent.ts'
import type { ChapterId, OrganizerId, SourceId } from './ids.ts'
import { MEMBER_FIELDS } from './member.ts'
import type { MemberField } from './member.ts'

/**
 * What a column says about being contacted. In a column of `consent` a yes gives it and a no withdraws it; in one of
 * `refusal` (unsubscribed, 勿擾) a yes withdraws it and a no says nothing. Without a channel a bare yes or no is about all of them.
 * `news` is about newsletters, by e-mail where no channel is named; the others have no channels.
 */
export type ConsentTarget =
  | 'consent'
  | 'refusal'
  | `consent:${ConsentChannel}`
  | `refusal:${ConsentChannel}`
  | 'news'
  | 'partners'
  | 'pictures'

export const CONSENT_TARGETS: readonly ConsentTarget[] = [
  ...(['consent', 'refusal'] as const).flatMap((kind) => [
    kind,
    ...CONSENT_CHANNELS.map((channel): ConsentTarget => `${kind}:${channel}`),
  ]),
  'news',
  'partners',
  'pictures',
]

export function isConsentTarget(target: string): target is ConsentTarget {
  return CONSENT_TARGETS.some((known) => known === target)
}

export type ColumnTarget = MemberField | 'tags' | 'interests' | 'notes' | ConsentTarget

/** Everything a column of a roster can feed, in the order on screen. */
export const COLUMN_TARGETS: readonly ColumnTarget[] = [
  ...MEMBER_FIELDS,
  'tags',
  'interests',
  'notes',
  ...CONSENT_TARGETS,
]

/** Per column what it feeds: none where it is left out, several where a full name is taken apart. */
export type ColumnMapping = readonly (readonly ColumnTarget[])[]

/** An imported roster: where a list of people came from. Its rows are kept unchanged beside it. */
export interface Source {
  readonly id: SourceId
  /** What people call it; the file's name until somebody says better. */
  readonly name: string
  readonly file: string
  readonly chapter: ChapterId
  readonly by: OrganizerId
  readonly at: Instant
  readonly encoding: string
  readonly delimiter: string
  /** The header cells as they stood in the file. */
  readonly columns: readonly string[]
  /** Per column what it fed; empty where it was left out. */
  readonly mapping: readonly (readonly string[])[]
  /** The repairs that were accepted, by id. */
  readonly repairs: readonly string[]
  readonly rows: number
  readonly refused: number
  /** Labels that every member of the roster was given. */
  readonly tags: readonly string[]
  /** The roster of which this is the same or a newer version. */
  readonly replaces?: SourceId
  /** When the import was taken back as a whole. */
  readonly takenBack?: Instant
}
