import { dateFromSerial, format, getFormatDateInfo, isDateFormat, isTextFormat, isValidFormat } from 'numfmt'

/** How the numbers of a cell are shown; made once a style. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'number'; readonly pattern: string }
  | {
      readonly kind: 'date'
      readonly pattern: string
      readonly year: boolean
      readonly month: boolean
      readonly day: boolean
      readonly time: boolean
    }

export const PLAIN: NumberStyle = { kind: 'plain' }

/** How numbers are shown, by the number of a style. */
export type NumberStyles = (style: number) => NumberStyle

/** Styles from the formats they name, each made when it is first used: a workbook may have thousands that nobody uses. */
export function numberStyles(formats: readonly number[], patterns: ReadonlyMap<number, string>): NumberStyles {
  const made = new Map<number, NumberStyle>()
  return (style) => {
    const id = formats[style]
    if (id === undefined) return PLAIN
    const known = made.get(id) ?? numberStyle(id, patterns.get(id))
    made.set(id, known)
    return known
  }
}

/** From the number of a format and, for those above 163, its pattern (ECMA-376 part 1, 18.8.30). */
function numberStyle(id: number, pattern: string | undefined): NumberStyle {
  const known = pattern ?? BUILT_IN.get(id)
  if (
    known === undefined ||
    known === 'General' ||
    known.length > LONGEST_PATTERN ||
    !isValidFormat(known) ||
    isTextFormat(known)
  )
    return PLAIN
  if (!isDateFormat(known)) return { kind: 'number', pattern: known }
  const { year, month, day, hours, minutes } = getFormatDateInfo(known)
  return { kind: 'date', pattern: known, year, month, day, time: hours || minutes }
}

/**
 * The number of a cell as text, and whether it is still a number to the reader (a date is not).
 *
 * - plain: all digits, no exponent, also beyond the fifteenth where the file has them
 * - in a number format: as Excel shows it, but without thousands separators and exponents, which are no part of the value
 * - in a date format: ISO, as far as the format shows it: 1988-01-02, 1988-01-02 14:30, 1988-01, --01-02, 14:30. Where a
 *   cell shows no year the stored one is only the year in which it was typed
 *
 * `raw` is the number as the file has it; text that is no number is given back.
 */
export function numberText(
  raw: string,
  style: NumberStyle,
  dateSystem: 1900 | 1904,
): { readonly text: string; readonly numeric: boolean } {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw, numeric: false }
  const plain = plainText(raw.trim(), value)
  if (style.kind === 'plain') return { text: plain, numeric: true }
  if (style.kind === 'number') return { text: formatted(style.pattern, value, plain), numeric: true }
  const date = dateText(value + (dateSystem === 1904 ? DAYS_TO_1904 : 0), style)
  return date === null ? { text: plain, numeric: true } : { text: date, numeric: false }
}

/** Excel takes no longer ones. */
const LONGEST_PATTERN = 255

/** From the first day of the 1900 system to that of the 1904 system. */
const DAYS_TO_1904 = 1462

/** 9999-12-31, the last day Excel knows. */
const LAST_DAY = 2_958_465

/** Digits that a double holds for certain; what stands behind them in a fraction is noise (0.30000000000000004). */
const CERTAIN_DIGITS = 15

/**
 * Formats that files name by number only. Those from 27 to 58 differ by language; all that are dates somewhere are read as a
 * date with a time, of which only what there is gets shown.
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy-mm-dd'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy-mm-dd h:mm'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '0.0E+0'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id): [number, string] => [
    id,
    'yyyy-mm-dd h:mm',
  ]),
  ...[32, 33, 34, 35].map((id): [number, string] => [id, 'h:mm']),
])

/** All digits of a number, without an exponent. */
export function plainText(raw: string, value: number): string {
  // Some programs write all eighteen digits of an identity number where Excel would keep fifteen.
  if (/^-?\d+$/u.test(raw)) return raw
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(CERTAIN_DIGITS)))
}

function formatted(pattern: string, value: number, plain: string): string {
  return shownOrPlain(format(pattern, value, { throws: false }).trim(), plain)
}

/** What a cell shows, unless it shows less than there is, or the same with separators. */
export function shownOrPlain(text: string, plain: string): string {
  if (text === '' || /\dE[+-]?\d/iu.test(text) || text.replaceAll(',', '') === plain) return plain
  return text
}

function dateText(serial: number, style: Extract<NumberStyle, { kind: 'date' }>): string | null {
  if (serial < 0 || serial >= LAST_DAY + 1) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = dateFromSerial(serial)
  const seconds = second > 0 ? `:${two(second)}` : ''
  const time = `${two(hour)}:${two(minute)}${seconds}`
  if (!style.year && !style.month && !style.day) return serial < 1 ? time : format(style.pattern, serial)
  // An empty cell that a formula refers to counts as zero, and zero in a date format is no day.
  if (serial === 0) return ''
  if (serial < 1) return time
  const date = shownDate(style, year, month, day) ?? format(style.pattern, serial)
  return style.time && hour + minute + second > 0 ? `${date} ${time}` : date
}

function shownDate(
  style: { readonly year: boolean; readonly month: boolean; readonly day: boolean },
  year: number,
  month: number,
  day: number,
): string | null {
  if (style.year && style.month && style.day) return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (style.month && style.day) return `--${two(month)}-${two(day)}`
  if (style.year && style.month) return `${String(year).padStart(4, '0')}-${two(month)}`
  return null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
