import { formOfRule, nthInMonth } from '../calendar/rule-form.ts'
import { weekdayOf } from '../calendar/wall-clock.ts'
import type { Rhythm } from '../domain/salon.ts'
import type { Language } from '../protocol/selection.ts'
import { formatsFor } from './formats.ts'
import { localeOf } from './locale.ts'
import { translate } from './translate.ts'

/** How often a ritual comes, in plain words: "every 2 weeks on Thursday, 19:30", 每 2 週的星期四 19:30. */
export function rhythmSentence(language: Language, { rule, start }: Pick<Rhythm, 'rule' | 'start'>): string {
  const form = formOfRule(rule, start)
  const time = start.slice(11)
  if (!form) return translate(language, 'calendar.rhythm.other', { rule, time })
  const first = start.slice(0, 10)
  const formats = formatsFor(language)
  const weekday = weekdayName(language, weekdayOf(first))
  const often = translate(language, `calendar.rhythm.${form.unit}`, {
    every: form.every,
    days: formats.list(form.weekdays.map((day) => weekdayName(language, day))),
    on: translate(language, `calendar.monthly.${form.monthly}`, {
      day: Number(first.slice(8)),
      nth: nthInMonth(first),
      weekday,
    }),
    date: formats.date(`-${first.slice(4)}`),
  })
  const ends =
    form.ends === 'never'
      ? ''
      : translate(language, form.ends === 'until' ? 'calendar.rhythm.until' : 'calendar.rhythm.count', {
          day: formats.date(form.until),
          count: form.count,
        })
  return translate(language, 'calendar.rhythm.whole', { often, time, ends })
}

/** 0 is Sunday. */
export function weekdayName(language: Language, weekday: number, width: 'long' | 'short' = 'long'): string {
  // The 4th of January 1970 was a Sunday.
  return new Intl.DateTimeFormat(localeOf(language), { weekday: width, timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 4 + weekday),
  )
}
