import type { Language } from '../../../shared/protocol/selection.ts'
import type { CalendarEntry, ClashRow } from '../../../shared/protocol/calendar.ts'
import type { Speech } from '../../ui/language.tsx'

type Named = Pick<CalendarEntry, 'salon' | 'theme' | 'seriesName'>

/** What stands on an entry: the theme, or of a date that nobody has planned the name of its series. */
export function titleOf({ salon, theme, seriesName }: Named): string {
  return salon === null ? seriesName : theme
}

/**
 * What stands on an entry where there is hardly place for it: 「人間詞話」 of 「週四讀書會：人間詞話」, for all salons of a
 * series begin alike, and an ellipsis would leave just that beginning.
 */
export function shortTitleOf(entry: Named): string {
  const title = titleOf(entry)
  if (entry.seriesName === '' || !title.startsWith(entry.seriesName)) return title
  return /^\s*[:：·—–-]\s*(?<rest>\S.*)$/u.exec(title.slice(entry.seriesName.length))?.groups?.['rest'] ?? title
}

/** The same for as long as it is the same salon, or the same date of a series. */
export function keyOf({ salon, series, occurrence, chapter }: CalendarEntry): string {
  return salon ?? `${series ?? ''} ${occurrence ?? ''} ${chapter}`
}

/** An entry in one sentence, for whoever hears it instead of seeing it. */
export function spokenEntry({ t, formats, language }: Speech, entry: CalendarEntry, chapter: string): string {
  return spoken(language, [
    entry.start.slice(11),
    titleOf(entry),
    chapter,
    entry.salon === null && t('calendar.notPlanned'),
    entry.cancelled && t('salons.cancelled'),
    entry.moved && t('calendar.movedFrom', { day: formats.shortDay(Date.parse(`${entry.occurrence ?? ''}Z`), 'UTC') }),
    ...entry.clashes.map((clash) => clashSentence({ t, formats }, clash)),
  ])
}

/** Parts one after the other, with a pause between them. */
export function spoken(language: Language, parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(language === 'en' ? ', ' : '，')
}

/** What two salons get in each other's way with, in one sentence without its full stop. */
export function clashSentence({ t, formats }: Pick<Speech, 't' | 'formats'>, clash: ClashRow): string {
  const { kind, theme, count, names, start } = clash
  return t(`calendar.clash.${kind}`, { theme, count, names: formats.list(names), time: start.slice(11) })
}
