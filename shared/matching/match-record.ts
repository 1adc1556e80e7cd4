import type { PartialDate } from '../domain/dates.ts'
import type { Lane, Reason } from '../domain/matching.ts'

/** A name as it stands in a record. */
export interface NameInput {
  /** The whole name, '' where only the parts are known. */
  readonly name: string
  readonly family?: string
  readonly given?: string
  /** How it is read, as somebody wrote it down. */
  readonly reading?: string
  readonly nickname?: string
}

/** One person as the matcher sees them: plain values as typed. A merged person brings the values of all its records. */
export interface MatchRecord {
  /** Never evidence; only names the record in the result. */
  readonly id: string
  /** At least one. */
  readonly names: readonly NameInput[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** LINE and WeChat, each `line:` or `wechat:` and the name of the account. */
  readonly accounts: readonly string[]
  /** Membership numbers. */
  readonly numbers: readonly string[]
  readonly birthdays: readonly PartialDate[]
  readonly addresses: readonly string[]
  readonly cities: readonly string[]
  readonly organizations: readonly string[]
  /** As typed: 女, F, male … */
  readonly genders: readonly string[]
  /** ISO 3166-1 alpha-2 of the place whose telephone numbers are dialled without a country code; '' where unknown. */
  readonly country: string
}

/** Two records that may be one person; `a < b` as strings. */
export interface MatchPair {
  readonly a: string
  readonly b: string
  readonly lane: Lane
  /** From 0 to 1; orders pairs within a lane. */
  readonly score: number
  /** The weightiest first. */
  readonly reasons: readonly Reason[]
}

export interface MatchProgress {
  readonly done: number
  readonly of: number
}

export interface MatchOptions {
  /** Both checked in at one salon: such a pair is never safe. */
  readonly metAtOneSalon?: (a: string, b: string) => boolean
  /** What a person decided about a pair; such pairs are left out of the result. */
  readonly isDecided?: (a: string, b: string) => boolean
}
