import type { TextField, TextTest } from '../domain/segment.ts'
import { fold } from '../text/fold.ts'
import { phoneDigits, phoneTerm } from '../text/phones.ts'
import { compileSearch, searchTextOf } from '../text/search.ts'

const NAMES: ReadonlySet<TextField> = new Set(['name', 'family', 'given', 'nickname'])
const PHONES: ReadonlySet<TextField> = new Set(['phone', 'phone2'])

/** How somebody's name is read; pinyin with tone marks, '' where it needs none. */
export type Read = (name: string) => string

/**
 * A test for the value of a field. Texts are compared as search does: 張 is 张, ü is u, a full-width letter a letter; a name is
 * found by its pinyin and, where it may be anywhere in it, its initials; a telephone number by its digits, with or without
 * country code.
 */
export function compileText(
  field: TextField,
  test: TextTest,
  values: readonly string[],
  read: Read,
): (value: string) => boolean {
  if (test === 'filled') return (value) => value.trim() !== ''
  const wanted = values.filter((value) => value.trim() !== '')
  if (NAMES.has(field)) return compileName(test, wanted, read)
  const forms = PHONES.has(field) ? phoneForms : plainForms
  const sought = new Set(wanted.flatMap(PHONES.has(field) ? (value) => [phoneTerm(fold(value)) ?? fold(value)] : fold))
  if (test === 'is') return (value) => forms(value).some((form) => sought.has(form))
  const isThere = test === 'begins' ? beginsWith : holds
  return (value) => {
    const here = forms(value)
    for (const one of sought) if (here.some((form) => isThere(form, one))) return true
    return false
  }
}

function compileName(
  test: Exclude<TextTest, 'filled'>,
  wanted: readonly string[],
  read: Read,
): (value: string) => boolean {
  if (test === 'contains') {
    const tests = wanted.flatMap((value) => compileSearch(value) ?? [])
    return (value) => {
      const prepared = searchTextOf({ name: value, reading: read(value) })
      return tests.some((finds) => finds(prepared))
    }
  }
  const sought = wanted.flatMap((value) => [fold(value), fold(value).replaceAll(' ', '')])
  const isThere = test === 'is' ? isSame : beginsWith
  return (value) => {
    // Every spelling of a name stands on a line of its own; initials, the only capitals, are no spelling.
    const spellings = searchTextOf({ name: value, reading: read(value) }).split(/[\n\f*]/)
    return spellings.some((spelling) => spelling !== '' && sought.some((one) => isThere(spelling, one)))
  }
}

function plainForms(value: string): string[] {
  return [fold(value)]
}

/** What is no number is compared as it stands. */
function phoneForms(value: string): string[] {
  const digits = phoneDigits(value)
  return digits.length > 0 ? digits : [fold(value)]
}

function isSame(form: string, sought: string): boolean {
  return form === sought
}

function beginsWith(form: string, sought: string): boolean {
  return form.startsWith(sought)
}

function holds(form: string, sought: string): boolean {
  return form.includes(sought)
}
