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

const CARD: ReadonlySet<string> = new Set([
  'id',
  ...NAMES,
  ...REACHED,
  'reading',
  'nickname',
  'line',
  'wechat',
  'birthday',
  'gender',
  'language',
  'city',
  'address',
  'organization',
  'occupation',
  'tags',
  'interests',
  'notes',
])

const PLACES: ReadonlyMap<ExportFormat, ReadonlySet<string>> = new Map<ExportFormat, ReadonlySet<string>>([
  ['vcard4', CARD],
  ['vcard3', CARD],
  ['ics', new Set(['id', ...NAMES, 'birthday', 'joined'])],
  [
    'google',
    new Set([
      ...NAMES,
      ...REACHED,
      'reading',
      'nickname',
      'line',
      'wechat',
      'number',
      'birthday',
      'city',
      'address',
      'organization',
      'occupation',
      'tags',
      'notes',
    ]),
  ],
  [
    'outlook',
    new Set([
      ...NAMES,
      ...REACHED,
      'reading',
      'nickname',
      'birthday',
      'gender',
      'language',
      'city',
      'address',
      'organization',
      'occupation',
      'tags',
      'interests',
      'notes',
    ]),
  ],
  ['mailchimp', new Set([...NAMES, 'phone', 'phone2', 'email', 'email2', 'birthday', 'address', 'tags'])],
])
