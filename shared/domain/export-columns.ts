import { MEMBER_FIELDS } from './member.ts'

/** What a column of an exported list may hold, in the order in which screens offer them. */
export const EXPORT_COLUMNS = [
  ...MEMBER_FIELDS,
  'chapters',
  'roles',
  'since',
  'tags',
  'interests',
  'notes',
  'consents',
  'salons',
  'lastSalon',
  'tier',
  'stage',
  'risk',
  'points',
  'purchases',
  'spent',
  'lastPurchase',
  'created',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** What a column holds, and with it which shapes it may be given. */
export type ExportColumnKind = 'text' | 'number' | 'date' | 'phone' | 'email' | 'list'

/** How a column's values may be written. The first of a kind is the usual one. */
export const COLUMN_SHAPES = {
  text: ['plain'],
  email: ['plain'],
  number: ['plain'],
  /** `2026-11-28`; as the list's language writes it; the year alone; without the year. */
  date: ['iso', 'words', 'year', 'monthDay'],
  /** As it was written down; `+886 912 345 678`; `0912 345 678`; digits alone with the country's code. */
  phone: ['asWritten', 'international', 'national', 'e164'],
  /** Parted by semicolons, as our own reader parts them; by the language's comma; one a line. */
  list: ['semicolons', 'commas', 'lines'],
} as const satisfies Readonly<Record<ExportColumnKind, readonly [string, ...string[]]>>

export const ALL_SHAPES = [
  'plain',
  'iso',
  'words',
  'year',
  'monthDay',
  'asWritten',
  'international',
  'national',
  'e164',
  'semicolons',
  'commas',
  'lines',
] as const
export type ColumnShape = (typeof ALL_SHAPES)[number]

const KINDS: Readonly<Partial<Record<ExportColumn, ExportColumnKind>>> = {
  phone: 'phone',
  phone2: 'phone',
  email: 'email',
  email2: 'email',
  birthday: 'date',
  joined: 'date',
  since: 'date',
  lastSalon: 'date',
  lastPurchase: 'date',
  created: 'date',
  chapters: 'list',
  roles: 'list',
  tags: 'list',
  interests: 'list',
  consents: 'list',
  salons: 'number',
  points: 'number',
  purchases: 'number',
  spent: 'list',
}

export function columnKind(column: ExportColumn): ExportColumnKind {
  return KINDS[column] ?? 'text'
}

/** The shapes of a column, the usual one first. */
export function shapesOf(column: ExportColumn): readonly ColumnShape[] {
  return COLUMN_SHAPES[columnKind(column)]
}

/** What members are to a chapter, which has to be worked out before it can be written. */
export function isOfValue(column: ExportColumn): boolean {
  return column === 'tier' || column === 'stage' || column === 'risk'
}
