import type { ExportFormat } from './export-format.ts'

/**
 * Whether a format has a place for a column. Contact cards, calendars and other programs' layouts have places of their own and
 * leave everything else out; tables take whatever they are given.
 */
export function hasPlaceFor(format: ExportFormat, key: string): boolean {
  return PLACES.get(format)?.has(key) ?? true
}

/**
 * Whether a format has fields of its own, which want a day as a day and every label by itself; how somebody would rather have
 * them written is of no use there.
 */
export function hasOwnFields(format: ExportFormat): boolean {
  return PLACES.has(format)
}

const NAMES = ['name', 'family', 'given'] as const
const REACHED = ['phone', 'phone2', 'email', 'email2'] as const

/** What every address book has a place for. */
const PERSON = [
  ...NAMES,
  ...REACHED,
  'reading',
  'nickname',
  'birthday',
  'city',
  'address',
  'organization',
  'occupation',
  'tags',
  'notes',
] as const

const CARD: ReadonlySet<string> = new Set(['id', ...PERSON, 'line', 'wechat', 'gender', 'language', 'interests'])

const PLACES: ReadonlyMap<ExportFormat, ReadonlySet<string>> = new Map<ExportFormat, ReadonlySet<string>>([
  ['vcard4', CARD],
  ['vcard3', CARD],
  ['ics', new Set(['id', ...NAMES, 'birthday', 'joined'])],
  ['google', new Set([...PERSON, 'line', 'wechat', 'number'])],
  ['outlook', new Set([...PERSON, 'gender', 'language', 'interests'])],
  ['mailchimp', new Set([...NAMES, ...REACHED, 'birthday', 'address', 'tags'])],
])
