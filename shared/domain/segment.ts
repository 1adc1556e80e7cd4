import type { RsvpStatus } from './attendance.ts'
import type { ConsentChannel, ConsentPurpose, ConsentState, StandingFact } from './consent.ts'
import type { Instant, IsoDate } from './dates.ts'
import type { ChallengeId, ChapterId, MemberId, SalonId, SegmentId, SeriesId, SourceId } from './ids.ts'
import type { MemberField, MembershipRole } from './member.ts'
import type { Risk, Stage, Tier, ValueBasis } from './value.ts'

/**
 * Whom a search finds, as a tree: everybody for whom all, or any, of some searches hold, or one does not. `all` of none is
 * everybody, `any` of none is nobody. A person is found as one, however many records they have.
 */
export type Segment =
  | { readonly kind: 'all'; readonly of: readonly Segment[] }
  | { readonly kind: 'any'; readonly of: readonly Segment[] }
  | { readonly kind: 'not'; readonly of: Segment }
  | Condition

/** A segment under a name. */
export interface SavedSegment {
  readonly id: SegmentId
  readonly name: string
  /** The tree as the page keeps it, in JSON: what only a newer version can read stays as it is. */
  readonly where: string
  readonly created: Instant
  /** When it was deleted; nobody is offered it any more. */
  readonly archived?: Instant
}

/** Fields that are texts; the days among them have conditions of their own. */
export type TextField = Exclude<MemberField, 'birthday' | 'joined'>

/** How a text has to be: one of some, holding one of some, beginning with one of some, or anything at all. */
export const TEXT_TESTS = ['is', 'contains', 'begins', 'filled'] as const
export type TextTest = (typeof TEXT_TESTS)[number]

/** When something was, on the calendar of the community's first chapter. Both ends count. */
export type When =
  /** Within the last so many days, today included. */
  | { readonly kind: 'last'; readonly days: number }
  /** So many days ago, or longer. */
  | { readonly kind: 'earlier'; readonly days: number }
  /** Between two days; absent is without end. */
  | { readonly kind: 'between'; readonly from?: IsoDate; readonly until?: IsoDate }

/** From and up to so many, both included; absent is without end. */
export interface Bounds {
  readonly least?: number
  readonly most?: number
}

/** Days that a member's record names. */
export const RECORD_DAYS = ['joined', 'created'] as const
export type RecordDay = (typeof RECORD_DAYS)[number]

/**
 * What somebody was to an evening. `came`: was there. `invited`: was asked, or answered, whatever became of it. `noShow`: said
 * yes, and the evening went by without them.
 */
export const EVENING_DEEDS = ['came', 'invited', 'noShow', 'walkedIn', 'hosted'] as const
export type EveningDeed = (typeof EVENING_DEEDS)[number] | Exclude<RsvpStatus, 'invited'>

/** Evenings: all that everything given holds of. */
export interface Evenings {
  readonly salon?: SalonId
  readonly series?: SeriesId
  readonly chapter?: ChapterId
  /** One of the words that say what the evening was about. */
  readonly interest?: string
  /** Stands in the theme. */
  readonly theme?: string
}

/**
 * What can be counted of a member besides evenings. `brought`: members who came because of them. `fee`: membership fees;
 * `bought`: purchases and fees alike.
 */
export const DEEDS = [
  'touched',
  'contributed',
  'talked',
  'saidIdea',
  'ideaAdopted',
  'brought',
  'recognised',
  'bought',
  'paidFee',
] as const
export type DeedKind = (typeof DEEDS)[number]

/** What scores are of: the three of RFM, or their sum. */
export const SCORE_PARTS = ['recency', 'frequency', 'money', 'sum'] as const
export type ScorePart = (typeof SCORE_PARTS)[number]

/** One thing that is or is not so of a person. Where no chapter is given, any of theirs will do. */
export type Condition =
  | { readonly kind: 'field'; readonly field: TextField; readonly test: TextTest; readonly values: readonly string[] }
  /** Found by that, as by typing it into the search of a list. */
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'day'; readonly of: RecordDay; readonly when: When }
  /** `filled`: it is known at all. */
  | { readonly kind: 'birthday'; readonly test: 'filled' }
  /** 1 is January. */
  | { readonly kind: 'birthday'; readonly test: 'months'; readonly months: readonly number[] }
  /** Within the next so many days, today included. */
  | { readonly kind: 'birthday'; readonly test: 'next'; readonly days: number }
  /** Full years; somebody whose year is not known has none. */
  | { readonly kind: 'age'; readonly years: Bounds }
  /** Any of the labels. */
  | { readonly kind: 'label'; readonly of: 'tags' | 'interests'; readonly labels: readonly string[] }
  /** Of one of the chapters, or of any where none is given. `left`: was, and is no longer. */
  | {
      readonly kind: 'chapter'
      readonly chapters: readonly ChapterId[]
      readonly role?: MembershipRole
      readonly since?: When
      readonly left?: true
    }
  /** `unsaid`: nothing was said of it. The channel means nothing where a purpose has none. */
  | {
      readonly kind: 'consent'
      readonly purpose: ConsentPurpose
      readonly channel: ConsentChannel
      readonly state: ConsentState | 'unsaid'
    }
  /**
   * Can be reached today by a channel for a purpose: where to is noted, and the table of contact allows it. A purpose without
   * channels is asked as a whole.
   */
  | { readonly kind: 'reach'; readonly purpose: ConsentPurpose; readonly channel: ConsentChannel }
  /** To be left alone, or died; of the guardian, that they agreed. */
  | { readonly kind: 'standing'; readonly fact: StandingFact }
  | { readonly kind: 'archived' }
  | { readonly kind: 'roster'; readonly source: SourceId }
  | {
      readonly kind: 'evening'
      readonly did: EveningDeed
      readonly which: Evenings
      readonly times: Bounds
      readonly when?: When
    }
  | { readonly kind: 'deed'; readonly deed: DeedKind; readonly times: Bounds; readonly when?: When }
  /** In whole units of the community's currency, less what was given back. */
  | { readonly kind: 'spent'; readonly amount: Bounds; readonly when?: When }
  /** Tied to somebody at least so warmly. */
  | { readonly kind: 'tie'; readonly member: MemberId; readonly level: 'faint' | 'warm' | 'strong' }
  | { readonly kind: 'warmTies'; readonly count: Bounds }
  | { readonly kind: 'tier'; readonly chapter?: ChapterId; readonly values: readonly Tier[] }
  | { readonly kind: 'stage'; readonly chapter?: ChapterId; readonly values: readonly Stage[] }
  | { readonly kind: 'risk'; readonly chapter?: ChapterId; readonly values: readonly Risk[] }
  | {
      readonly kind: 'score'
      readonly basis: ValueBasis
      readonly part: ScorePart
      readonly chapter?: ChapterId
      readonly score: Bounds
    }
  | { readonly kind: 'points'; readonly chapter?: ChapterId; readonly balance: Bounds }
  /** `all`: did everything there is to do. */
  | { readonly kind: 'challenge'; readonly challenge: ChallengeId; readonly did: 'any' | 'all' }
  /** Whoever a saved segment finds. */
  | { readonly kind: 'segment'; readonly segment: SegmentId }

export type ConditionKind = Condition['kind']

/** Groups within groups; deeper is no longer read by anybody as one thought. */
export const SEGMENT_DEPTH = 6
/** Conditions of one segment, those of segments that it names not counted; more fill no screen and no sentence. */
export const SEGMENT_CONDITIONS = 60
/** Conditions with those of all segments that it names, however often it does; more than any community has use for. */
export const SEGMENT_CONDITIONS_IN_ALL = 1000
/** Values of one condition: a list of cities or numbers that somebody pasted. */
export const SEGMENT_VALUES = 500
