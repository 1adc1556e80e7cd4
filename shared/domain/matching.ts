/**
 * What becomes of two records that may be one person. `safe`: a shared contact point (or more evidence than that) and
 * compatible names, nothing contradicts; merged by default. `choose`: surely one person, but values differ. `maybe`: a
 * family's telephone, a shared mailbox, a number given to somebody else; nothing is preselected. `namesakes`: the name only.
 */
export const LANES = ['safe', 'choose', 'maybe', 'namesakes'] as const
export type Lane = (typeof LANES)[number]

/**
 * Why two records may be one person, or why not: each has a sentence in every language (`shared/language`, `matching`).
 * Parameters are values of the two records, never ids.
 */
export const REASON_CODES = [
  // names
  'name-same',
  'name-characters', // 陈/陳 are one character
  'name-order', // Yijun Chen / Chen Yijun
  'name-title', // 陳老師 without the title
  'name-reading', // 陳怡君 and Chen Yijun are read alike
  'name-spelling', // Hsu = Xu, Chan = 陳
  'name-nickname',
  'name-typing', // one letter or two
  'name-part', // one has only the surname, the given name, or initials
  'name-rare',
  'name-common',
  'name-differs',
  'name-characters-differ', // read alike, written with other characters
  'given-differs',
  // contact points
  'phone-same',
  'phone-repaired', // the same once a lost zero or a damaged digit is put right
  'phone-typing',
  'phone-shared', // more people have it
  'phone-differs',
  'email-same',
  'email-typing',
  'email-shared',
  'email-differs',
  'email-name', // the part before the @ speaks for the name
  'account-same', // LINE, WeChat
  'account-differs',
  // the rest
  'number-same',
  'number-differs',
  'birthday-same',
  'birthday-swapped', // day and month
  'birthday-typing',
  'birthday-differs',
  'address-same',
  'address-similar',
  'address-differs',
  'city-same',
  'city-differs',
  'organization-same',
  'gender-differs',
  // what the community knows
  'both-checked-in',
  'decided-apart',
  'chain', // would only follow from two other pairs
  'crowd', // one of many that look alike
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/** One reason, for (`+`) or against (`-`) the two being one person. */
export interface Reason {
  readonly code: ReasonCode
  readonly sign: '+' | '-'
  readonly params?: Readonly<Record<string, string | number>>
}
