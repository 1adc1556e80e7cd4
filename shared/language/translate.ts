import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../protocol/selection.ts'
import { CATALOGS } from './catalog/index.ts'
import type { MessageKey } from './catalog/index.ts'
import { localeOf } from './locale.ts'

export type MessageParams = Readonly<Record<string, string | number | boolean | Date>>

/**
 * The sentence behind `key` in `language`, with `params` filled in (ICU MessageFormat).
 *
 * Parsing a message costs some 50 µs, so each is parsed on first use and kept; messages without braces or quotes are
 * not parsed at all, which is most of what the first paint needs.
 */
export function translate(language: Language, key: MessageKey, params?: MessageParams): string {
  const message = messageOf(language, key)
  if (!NEEDS_PARSING.test(message)) return message
  return String(parsed(language, key, message).format(params))
}

const NEEDS_PARSING = /[{}'<]/
const cache = new Map<string, IntlMessageFormat>()

function messageOf(language: Language, key: MessageKey): string {
  const dot = key.indexOf('.')
  const namespace: Readonly<Record<string, string>> | undefined =
    CATALOGS[language][key.slice(0, dot) as keyof (typeof CATALOGS)[Language]]
  const message = namespace[key.slice(dot + 1)]
  if (message === undefined) throw new Error(`no message ${key} in ${language}`)
  return message
}

function parsed(language: Language, key: MessageKey, message: string): IntlMessageFormat {
  const id = `${language} ${key}`
  let format = cache.get(id)
  if (!format) {
    format = new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true })
    cache.set(id, format)
  }
  return format
}
