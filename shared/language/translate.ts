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
  const { format, isSpaced } = parsed(language, key, message)
  const sentence = String(format.format(params))
  return isSpaced ? withBlanks(sentence) : sentence
}

const NEEDS_PARSING = /[{}'<]/
const cache = new Map<string, Parsed>()

interface Parsed {
  readonly format: IntlMessageFormat
  /** Whether something is filled in that may need a blank beside it. */
  readonly isSpaced: boolean
}

function messageOf(language: Language, key: MessageKey): string {
  const dot = key.indexOf('.')
  const namespace: Readonly<Record<string, string>> | undefined =
    CATALOGS[language][key.slice(0, dot) as keyof (typeof CATALOGS)[Language]]
  const message = namespace[key.slice(dot + 1)]
  if (message === undefined) throw new Error(`no message ${key} in ${language}`)
  return message
}

function parsed(language: Language, key: MessageKey, message: string): Parsed {
  const id = `${language} ${key}`
  let known = cache.get(id)
  if (!known) {
    const marked = language === 'en' ? message : message.replace(FILLED_IN, (value) => `${EDGE}${value}${EDGE}`)
    const format = new IntlMessageFormat(marked, localeOf(language), undefined, { ignoreTag: true })
    known = { format, isSpaced: marked !== message }
    cache.set(id, known)
  }
  return known
}

/** Of no script and nobody's text: where something that is filled in begins and ends. */
const EDGE = '\u{E000}'
/** With a blank before it, it is set apart already, or it is the words of a case: `other {PDF}`. */
const FILLED_IN = /(?<!\s)\{\w+\}/gu

/**
 * Chinese sets a blank between its characters and Latin letters or figures. Whether a name or a day that is filled in begins
 * with the one or the other, only the sentence that has it knows: 最近一次是昨天, 最近一次是 3 天前.
 */
function withBlanks(sentence: string): string {
  return sentence.replace(BLANK_BELONGS, ' ').replaceAll(EDGE, '')
}

const BLANK_BELONGS = /(?<=\p{Script=Han})\u{E000}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])\u{E000}(?=\p{Script=Han})/gu
