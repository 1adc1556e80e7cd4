import { MEASURED_IN, REFERENCES } from '../../../shared/domain/measures.ts'
import type { Measure, MeasureFigure } from '../../../shared/domain/measures.ts'
import type { MeasurePoint, MeasuresReady } from '../../../shared/protocol/measures.ts'
import type { Speech } from '../../ui/language.tsx'

type Told = Pick<MeasuresReady, 'currency' | 'conversionDays'>

/** "42 %", "2 of 3" of fewer than five, "NT$1,200". */
export function valueWords(measure: Measure, figure: MeasureFigure | null, told: Told, speech: Speech): string {
  const { t } = speech
  if (!figure || figure.of === 0) return t('measures.none')
  if (figure.value !== null) return amountWords(measure, figure.value, told, speech)
  if (MEASURED_IN[measure] === 'money') return amountWords(measure, figure.part, told, speech)
  return t('measures.few', { part: figure.part, of: figure.of })
}

/** A share or a sum, such as the end of an interval. */
export function amountWords(measure: Measure, value: number, { currency }: Told, { formats }: Speech): string {
  return MEASURED_IN[measure] === 'share' ? formats.percent(value) : formats.money(Math.round(value), currency)
}

/** As it stands beside an axis, where there is no room for a currency. */
export function axisWords(measure: Measure, value: number, { currency }: Told, { formats }: Speech): string {
  return MEASURED_IN[measure] === 'share' ? formats.percent(value) : formats.amount(Math.round(value), currency)
}

/** The value and how many people it was counted from. */
export function shortWords(measure: Measure, figure: MeasureFigure | null, told: Told, speech: Speech): string {
  const value = valueWords(measure, figure, told, speech)
  return figure && figure.of > 0 ? speech.t('measures.short', { value, people: figure.people }) : value
}

/** "21 of 50 who joined" */
export function countedWords(
  measure: Measure,
  figure: MeasureFigure,
  { currency }: Told,
  { t, formats }: Speech,
): string {
  const { part, of, people } = figure
  const sum = MEASURED_IN[measure] === 'money' ? formats.money(part, currency) : ''
  return t(`measures.counted.${measure}`, { part, of, people, sum })
}

/** In what chance may have put it, or why nothing is said of that. */
export function chanceWords(measure: Measure, figure: MeasureFigure, told: Told, speech: Speech): string {
  const { low, high, value } = figure
  if (low !== null && high !== null)
    return speech.t('measures.between', {
      low: amountWords(measure, low, told, speech),
      high: amountWords(measure, high, told, speech),
    })
  return speech.t(value === null ? 'measures.tooFew' : 'measures.counts')
}

/** What it is in one sentence. */
export function whatWords(measure: Measure, { conversionDays }: Told, { t }: Speech): string {
  return t(`measures.what.${measure}`, { days: conversionDays })
}

/** What the literature knows of it; null where it says nothing. */
export function referenceWords(measure: Measure, { t, formats }: Speech): string | null {
  const share = REFERENCES[measure]
  if (share === undefined || !isReferred(measure)) return null
  return t(`measures.reference.${measure}`, { share: formats.percent(share) })
}

function isReferred(measure: Measure): measure is 'retention' | 'content' | 'conversion' {
  return REFERENCES[measure] !== undefined
}

/** "Q3 2026", and that it is not over. */
export function windowWords(point: MeasurePoint, speech: Speech): string {
  const when = overWords(point, speech)
  return point.isOver ? when : speech.t('measures.soFar', { when })
}

function overWords({ end, months }: MeasurePoint, { t, formats }: Speech): string {
  switch (months) {
    case 0:
      return t('measures.asOf', { date: formats.date(end) })
    case 1:
      return formats.month(end)
    case 3:
      return t('measures.quarter', { quarter: quarterOf(end), year: end.slice(0, 4) })
    default:
      return t('measures.yearTo', { month: formats.month(end) })
  }
}

/** "Q3", "Sep": what fits below an axis. */
export function shortWindow({ end, months }: MeasurePoint, { t, formats }: Speech): string {
  return months === 3
    ? t('measures.shortQuarter', { quarter: quarterOf(end), year: end.slice(2, 4) })
    : formats.shortMonth(end)
}

/** The quarter that a month belongs to, from 1 to 4. */
export function quarterOf(date: string): string {
  return String(Math.ceil(Number(date.slice(5, 7)) / 3))
}
