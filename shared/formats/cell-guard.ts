/**
 * A value → the text of a CSV cell that no spreadsheet takes for a formula, a number or a date, and that `unguarded` turns
 * back into exactly the same value. The reasons and what was weighed: docs/adr, "CSV for Excel".
 *
 * - What could start a formula (=, +, -, @ and their full-width forms, also behind blanks; tab, CR, LF) gets an apostrophe
 *   in front, as OWASP recommends ("CSV Injection").
 * - What a spreadsheet would turn into another number or a date (0912345678, 886912345678, 3-4, 1E5) gets a tab behind it: no
 *   number has one, nobody sees it, and every program that trims its input drops it.
 */
export function guarded(value: string): string {
  if (couldStartFormula(value)) return `'${value}`
  if (value.endsWith('\t') || wouldBeConverted(value)) return `${value}\t`
  return value
}

/** The value behind a guarded cell; any other text comes back as it is. */
export function unguarded(cell: string): string {
  if (cell.startsWith("'") && FORMULA_START.test(cell.slice(1))) return cell.slice(1)
  return cell.endsWith('\t') ? cell.slice(0, -1) : cell
}

/** Whether some spreadsheet may take a text that is typed into it, or read from a delimited file, for a formula. */
export function couldStartFormula(value: string): boolean {
  return FORMULA_START.test(value)
}

/** Apostrophes in front do not matter here, so that a value which already looks guarded is guarded once more and comes back whole. */
const FORMULA_START = /^(?:'*[\t\r\n]|['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫])/u

function wouldBeConverted(value: string): boolean {
  const text = value.normalize('NFKC').trim()
  if (DIALLED.test(value)) return false
  if (!/^[\d.(¥$€£]/u.test(text)) return MONTH_NAME.test(text) || TRUTH.test(text)
  if (text === value && (SAME_NUMBER.test(text) || ISO_DATE.test(text) || GROUPED_PHONE.test(text))) return false
  return /^[\d\s.,:/()eE%¥$€£年月日時时分秒+-]+(?:\s?[ap]m)?$/iu.test(text)
}

/** Whole numbers that a General cell shows as they are: at most eleven digits and no leading zero. */
const SAME_NUMBER = /^(?:0|[1-9]\d{0,10})$/u

/** Full dates become dates of the spreadsheet, which is what the receiver wants to sort by, and are read back as the same day. */
const ISO_DATE = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u

/** 0912-345-678, 02-2345-6789: no date has a middle part of three or four digits. */
const GROUPED_PHONE = /^\d{2,4}-\d{3,4}-\d{3,4}$/u

/** (+886) 912-345-678: no number has a plus in brackets and a blank behind them. */
const DIALLED = /^\(\+\d{1,3}\) \d{2,4}(?:-\d{2,4})*$/u

/** Spreadsheets reckon with these two. */
const TRUTH = /^(?:true|false)$/iu

/** `Mar 3`, `Sept-2`, `May 1`: English Excel reads these as dates, names and tags included. */
const MONTH_NAME = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.\-/]*\d{1,4}(?:[\s,.\-/]+\d{2,4})?$/iu
