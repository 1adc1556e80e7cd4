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
