import { PLACEHOLDERS } from '../domain/letter.ts'
import type { LetterLanguage, LetterValues, Placeholder } from '../domain/letter.ts'

/**
 * A letter's text for one guest. A line in which nothing but empty values would stand is left out, with the blank line behind it
 * where that would make two: an evening without a fee has no line about it. What is in braces and no placeholder stays.
 */
export function fillLetter(text: string, values: LetterValues): string {
  const lines: string[] = []
  let hasGap = false
  for (const line of text.split('\n')) {
    const named = [...line.matchAll(IN_BRACES)].map(([, word = '']) => placeholderOf(word))
    const known = named.flatMap((each) => each ?? [])
    if (known.length > 0 && known.length === named.length && known.every((each) => values[each] === '')) {
      hasGap = true
      continue
    }
    if (hasGap && line.trim() === '' && (lines.at(-1) ?? '').trim() === '') continue
    hasGap = false
    lines.push(
      line.replaceAll(IN_BRACES, (whole: string, word: string) => {
        const placeholder = placeholderOf(word)
        return placeholder === null ? whole : values[placeholder]
      }),
    )
  }
  return lines.join('\n').trimEnd()
}

/** What stands in braces and is no placeholder, as it is written; each once. */
export function strangersIn(text: string): string[] {
  const strangers = [...text.matchAll(IN_BRACES)].flatMap(([whole, word = '']) =>
    placeholderOf(word) === null ? [whole] : [],
  )
  return [...new Set(strangers)]
}

/** A placeholder as it is written in a language: `{姓名}`. Each is understood in every language. */
export function writtenPlaceholder(placeholder: Placeholder, language: LetterLanguage): string {
  return `{${WORDS[language][placeholder]}}`
}

/** Letters and digits in braces, also in the wide ones of a Chinese keyboard; what else stands in braces is a face or a sum. */
const IN_BRACES = /[{｛]\s*([\p{L}\p{N}][\p{L}\p{N} _-]{0,23}?)\s*[}｝]/gu

const WORDS: Readonly<Record<LetterLanguage, Readonly<Record<Placeholder, string>>>> = {
  en: {
    name: 'name',
    theme: 'theme',
    date: 'date',
    time: 'time',
    venue: 'venue',
    fee: 'fee',
    host: 'host',
    answerBy: 'answer by',
  },
  'zh-TW': {
    name: '姓名',
    theme: '主題',
    date: '日期',
    time: '時間',
    venue: '地點',
    fee: '費用',
    host: '主持',
    answerBy: '回覆期限',
  },
  'zh-CN': {
    name: '姓名',
    theme: '主题',
    date: '日期',
    time: '时间',
    venue: '地点',
    fee: '费用',
    host: '主持',
    answerBy: '回复期限',
  },
}

const MEANINGS: ReadonlyMap<string, Placeholder> = new Map(
  Object.values(WORDS).flatMap((words) =>
    PLACEHOLDERS.flatMap((placeholder) => [
      [keyOf(words[placeholder]), placeholder] as const,
      [keyOf(placeholder), placeholder] as const,
    ]),
  ),
)

function placeholderOf(word: string): Placeholder | null {
  return MEANINGS.get(keyOf(word)) ?? null
}

/** `Answer by`, `answer_by` and `answerBy` are one. */
function keyOf(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, '')
}
