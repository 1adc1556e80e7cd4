import type { Language } from '../protocol/selection.ts'

/** What each language is called in itself, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-TW': '繁體中文',
  'zh-CN': '简体中文',
}

/** The locale that Intl and React Aria format with. British English: day before month and a 24-hour clock, like the other two. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}

/** The day a week starts with where the language is at home, 0 for Sunday: Sunday in Taiwan, Monday in mainland China. */
export function firstWeekday(language: Language): number {
  const locale: Intl.Locale & { getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo } = new Intl.Locale(
    localeOf(language),
  )
  // A method by the standard, a property in engines that were earlier.
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7
}

interface WeekInfo {
  /** 1 for Monday, 7 for Sunday. */
  readonly firstDay: number
}
