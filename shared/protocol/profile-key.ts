import * as v from 'valibot'
import { PASSPHRASE_MAX_LENGTH, portableWraps, secret } from './key-wraps.ts'
import type { PortableWraps } from './key-wraps.ts'

/** What windows ask of the keeper of this profile's data key: to open it, to keep it otherwise, to make a recovery key. */

/**
 * Shorter passphrases are refused. Eight characters under Argon2id with 64 MiB is the least that makes guessing dear for
 * someone who has the laptop; NIST SP 800-63B sets the same floor.
 */
export const PASSPHRASE_MIN_LENGTH = 8

/** How the data key is kept: in the system's keychain, under a passphrase, or in a plain file beside the data. */
export type Protection = 'os' | 'passphrase' | 'file'

/** Everything the main process can say about the data key of this profile. */
export type ProfileState =
  | { readonly status: 'ready'; readonly key: Uint8Array<ArrayBuffer>; readonly protection: Protection }
  /** A passphrase opens it, in so many milliseconds at the earliest; `recovery` says whether a recovery key would, too. */
  | { readonly status: 'locked'; readonly wait: number; readonly recovery: boolean }
  /** Nobody has chosen yet; `keychain` says whether the system offers one. */
  | { readonly status: 'fresh'; readonly keychain: boolean }
  /**
   * The key file is there and cannot be used; it is left exactly as it is. `unreadable`: torn or altered; `newer`: written
   * by a later version.
   */
  | { readonly status: 'damaged'; readonly reason: 'unreadable' | 'newer' }
  /** The system's keychain no longer gives its secret back. */
  | { readonly status: 'damaged'; readonly reason: 'keychain'; readonly recovery: boolean }

type Failed = { readonly status: 'failed'; readonly reason: 'disk-full' | 'not-allowed' | 'other' | 'no-keychain' }
/** `wait`: milliseconds before the next attempt. */
type Wrong = { readonly status: 'wrong'; readonly wait: number }
/** Nothing was tried: it is too early for another attempt. */
export type TooEarly = { readonly status: 'too-early'; readonly wait: number }

export type ProtectAnswer = ProfileState | Failed
export type UnlockAnswer = ProfileState | Wrong | TooEarly
export type ChangeAnswer = ProfileState | Wrong | TooEarly | Failed
export type RecoveryKeyAnswer =
  /** The only time it is ever told. */
  | { readonly status: 'made'; readonly recoveryKey: string; readonly made: string }
  | Exclude<ProfileState, { readonly status: 'ready' }>
  | Wrong
  | TooEarly
  | Failed
export type ConfirmAnswer = { readonly status: 'confirmed' } | { readonly status: 'wrong' } | Failed
export type OpenWrapsAnswer = { readonly status: 'opened'; readonly key: Uint8Array<ArrayBuffer> } | Wrong

/** How the key is kept, as settings show it. */
export interface KeyCare {
  readonly protection: Protection | 'none'
  readonly keychain: boolean
  /** The latest recovery key: the day it was made, and whether somebody has shown that they have it. */
  readonly recovery: { readonly made: string; readonly confirmed: boolean } | null
}

const passphrase = v.pipe(v.string(), v.minLength(PASSPHRASE_MIN_LENGTH), v.maxLength(PASSPHRASE_MAX_LENGTH))
const protection = v.variant('kind', [
  v.strictObject({ kind: v.literal('os') }),
  v.strictObject({ kind: v.literal('passphrase'), passphrase }),
  v.strictObject({ kind: v.literal('file') }),
])
export type ProtectionChoice = v.InferOutput<typeof protection>

/** What proves that whoever asks may: needed where the key is kept under a passphrase. */
const proof = v.optional(secret)

export const PROFILE_REQUESTS = {
  'profile.key': v.undefined(),
  'profile.protect': protection,
  /** Opens with a passphrase or a recovery key. */
  'profile.unlock': secret,
  /** Keeps the key in another way from now on. */
  'profile.change': v.strictObject({ proof, to: protection }),
  'profile.care': v.undefined(),
  /** Makes a new recovery key. An earlier one holds until the new one is confirmed. */
  'profile.makeRecoveryKey': v.strictObject({ proof }),
  /** Somebody has the latest recovery key; earlier ones open nothing from now on. */
  'profile.confirmRecoveryKey': v.strictObject({ recoveryKey: v.pipe(v.string(), v.maxLength(200)) }),
  /** The wraps that open this profile's data on any machine, for the header of a backup. */
  'profile.portableWraps': v.undefined(),
  /** Opens the wraps of a backup, of this profile or another. */
  'profile.openWraps': v.strictObject({ wraps: portableWraps, secret }),
} as const

export interface ProfileAnswers {
  'profile.key': ProfileState
  'profile.protect': ProtectAnswer
  'profile.unlock': UnlockAnswer
  'profile.change': ChangeAnswer
  'profile.care': KeyCare
  'profile.makeRecoveryKey': RecoveryKeyAnswer
  'profile.confirmRecoveryKey': ConfirmAnswer
  'profile.portableWraps': PortableWraps
  'profile.openWraps': OpenWrapsAnswer
}

export const PROFILE_CHANNELS = [
  'profile.key',
  'profile.protect',
  'profile.unlock',
  'profile.change',
  'profile.care',
  'profile.makeRecoveryKey',
  'profile.confirmRecoveryKey',
  'profile.portableWraps',
  'profile.openWraps',
] as const
