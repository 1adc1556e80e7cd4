import * as v from 'valibot'

/** Locking the app while nobody sits before it: settings of this machine, and the request to do it now. */

/** Minutes without a key or a mouse after which the app locks; 0 never does. */
export const LOCK_AFTER_MINUTES = [0, 5, 15, 30, 60] as const

export const lockSettings = v.strictObject({
  after: v.picklist(LOCK_AFTER_MINUTES),
  /** Nothing locks by itself while a door desk is open: guests must not wait for a passphrase. */
  doorsStayOpen: v.boolean(),
  /** The day from which a missing recovery key may be spoken of again, as YYYY-MM-DD; null from the beginning. */
  remindFrom: v.nullable(v.pipe(v.string(), v.isoDate())),
})
export type LockSettings = v.InferOutput<typeof lockSettings>

/** `no-passphrase`: the key is not kept under one, so that nothing would hold anybody back. */
export type LockAnswer = { readonly status: 'locked' } | { readonly status: 'no-passphrase' }

export const LOCK_REQUESTS = {
  'lock.settings': v.undefined(),
  'lock.set': lockSettings,
  'lock.now': v.undefined(),
} as const

export interface LockAnswers {
  'lock.settings': LockSettings
  /** What is in force afterwards: the old settings if they could not be written. */
  'lock.set': LockSettings
  'lock.now': LockAnswer
}

export const LOCK_CHANNELS = ['lock.settings', 'lock.set', 'lock.now'] as const
