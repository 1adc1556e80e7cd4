import type { ColumnShape } from '../domain/export-columns.ts'
import { formatsFor } from '../language/formats.ts'
import type { Language } from '../protocol/selection.ts'
import { writtenPhone } from '../text/written-phone.ts'

/** What the store knows of one column of one member: a text, a number, labels; null for nothing. Days are `PartialDate`. */
export type RawCell = string | number | readonly string[] | null

export interface Writing {
  readonly language: Language
  /** Where numbers without a country's code are dialled, ISO 3166-1 alpha-2; '' where that is not known. */
  readonly country: string
}

/** A value in the shape that was chosen for its column. What is no date, or no number that exists, stays as it was written. */
export function shaped(value: RawCell, shape: ColumnShape, { language, country }: Writing): RawCell {
  switch (shape) {
    case 'plain':
    case 'iso':
    case 'asWritten':
    case 'semicolons':
      return value
    case 'words':
      return typeof value === 'string' && value !== '' ? formatsFor(language).date(value) : value
    case 'year':
      return typeof value === 'string' ? (YEAR.exec(value)?.[1] ?? '') : value
    case 'monthDay':
      return typeof value === 'string' ? (MONTH_DAY.exec(value)?.[1] ?? '') : value
    case 'international':
    case 'national':
    case 'e164':
      return typeof value === 'string' && value !== '' ? writtenPhone(value, country, shape) : value
    case 'commas':
      return isList(value) ? value.join(COMMAS[language]) : value
    case 'lines':
      return isList(value) ? value.join('\n') : value
  }
}

/** Whether values of a shape are still what the column's kind says, or words for people to read. */
export function keepsKind(shape: ColumnShape): boolean {
  return !WORDS.has(shape)
}

const WORDS: ReadonlySet<ColumnShape> = new Set(['words', 'year', 'monthDay', 'commas', 'lines'])
const YEAR = /^(\d{4})-/u
const MONTH_DAY = /^(?:\d{4}|-)-(\d\d-\d\d)$/u
const COMMAS: Readonly<Record<Language, string>> = { en: ', ', 'zh-TW': '、', 'zh-CN': '、' }

function isList(value: RawCell): value is readonly string[] {
  return Array.isArray(value)
}
