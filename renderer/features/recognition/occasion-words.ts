import { localeOf } from '../../../shared/language/locale.ts'
import type { GivenRow, OccasionRow, OwedRow } from '../../../shared/protocol/recognition.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { Speech } from '../../ui/language.tsx'

/** What something is for: "10th salon". */
export function occasionWords(
  { of, condition, names, number }: OccasionRow,
  { t, language }: Pick<Speech, 't' | 'language'>,
): string {
  if (of === 'thanks') return t('recognition.what.thanks')
  const month = () => monthWords(monthText(number), language)
  if (of === 'spotlight') return t('recognition.what.spotlight', { month: month() })
  if (of === 'excused') return t('recognition.what.excused', { month: month() })
  if (names)
    return t('recognition.what.own', { name: ownName(names, language), number: condition === 'birthday' ? 1 : number })
  return condition === null ? t('recognition.what.unknown') : t(`recognition.what.${condition}`, { number })
}

/** What one might say to somebody: a beginning, to be made one's own. */
export function thanksWords(row: OccasionRow, name: string, speech: Speech): string {
  const { of, condition, names, number } = row
  const { t } = speech
  if (of === 'thanks') return t('recognition.words.thanks', { name })
  if (of === 'spotlight') return t('recognition.words.spotlight', { name })
  if (names || condition === null) return t('recognition.words.own', { name, what: occasionWords(row, speech) })
  return t(`recognition.words.${condition}`, { name, number })
}

/** Since when it is due, or when it will be. */
export function stateWords({ state, day }: OwedRow, today: string, { t, formats }: Speech): string {
  if (day === today && state !== 'there') return t('recognition.state.today')
  return t(`recognition.state.${state}`, { day: formats.date(day) })
}

/** `2026-11` as people write it. */
export function monthWords(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(Date.parse(`${month}-01T00:00Z`))
}

/** The name of a community's own rule, in the language at hand or the first that it has one in. */
export function ownName(names: NonNullable<OccasionRow['names']>, language: Language): string {
  return names[language] || names['zh-TW'] || names['zh-CN'] || names.en
}

/** `2026-11` of 202611. */
function monthText(number: number): string {
  return `${Math.floor(number / 100)}-${String(number % 100).padStart(2, '0')}`
}

/** How, by whom and when something was given or let pass. */
export function givenWords({ how, by, at }: GivenRow, { t, formats }: Speech): string {
  const day = formats.day(at)
  return how === 'passed'
    ? t('recognition.passedBy', { by, day })
    : t('recognition.byWhom', { how: t(`recognition.how.${how}`), by, day })
}
