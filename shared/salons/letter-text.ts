import { ALL_PLACEHOLDERS, STORY_PLACEHOLDERS } from '../domain/letter.ts'
import type { AnyPlaceholder, LetterLanguage } from '../domain/letter.ts'

/** What stands in the place of each word; '' and what is missing are nothing to say. */
export type Filling = Readonly<Partial<Record<AnyPlaceholder, string>>>

/**
 * A letter's text for one person. A sentence that needs what there is nothing to say of is left out whole; what sentences need is
 * by itself only the reader's own story. So is a line in which nothing but empty values would stand, with the blank line behind
 * it where that would make two: an evening without a fee has no line about it. What is in braces and no placeholder stays.
 */
export function fillLetter(
  text: string,
  values: Filling,
  needed: readonly AnyPlaceholder[] = STORY_PLACEHOLDERS,
): string {
  const lines: string[] = []
  let hasGap = false
  for (const line of text.split('\n')) {
    const sentences = line.split(BETWEEN_SENTENCES)
    const sayable = sentences.filter(
      (sentence) => !namedIn(sentence).some((each) => needed.includes(each) && !values[each]),
    )
    const rest = sayable.length === sentences.length ? line : sayable.join('').trimEnd()
    if ((rest === '' && line !== '') || isAllEmpty(rest, values)) {
      hasGap = true
      continue
    }
    if (hasGap && line.trim() === '' && (lines.at(-1) ?? '').trim() === '') continue
    hasGap = false
    lines.push(
      rest.replaceAll(IN_BRACES, (whole: string, word: string) => {
        const placeholder = placeholderOf(word)
        return placeholder === null ? whole : (values[placeholder] ?? '')
      }),
    )
  }
  return lines.join('\n').trimEnd()
}

/** One to a person: no sentence stands in which anything at all would be missing. */
export function fillPersonalLetter(text: string, values: Filling): string {
  return fillLetter(text, values, ALL_PLACEHOLDERS)
}

/** The placeholders of a text, in their order; each as often as it stands there. */
export function namedIn(text: string): AnyPlaceholder[] {
  return [...text.matchAll(IN_BRACES)].flatMap(([, word = '']) => placeholderOf(word) ?? [])
}

/** What stands in braces and is no placeholder, as it is written; each once. */
export function strangersIn(text: string): string[] {
  const strangers = [...text.matchAll(IN_BRACES)].flatMap(([whole, word = '']) =>
    placeholderOf(word) === null ? [whole] : [],
  )
  return [...new Set(strangers)]
}

/** A placeholder as it is written in a language: `{姓名}`. Each is understood in every language. */
export function writtenPlaceholder(placeholder: AnyPlaceholder, language: LetterLanguage): string {
  return `{${placeholderWord(placeholder, language)}}`
}

/** What a placeholder is called in a language. */
export function placeholderWord(placeholder: AnyPlaceholder, language: LetterLanguage): string {
  return WORDS[language][placeholder]
}

/** Letters and digits in braces, also in the wide ones of a Chinese keyboard; what else stands in braces is a face or a sum. */
const IN_BRACES = /[{｛]\s*([\p{L}\p{N}][\p{L}\p{N} _-]{0,23}?)\s*[}｝]/gu

/** Behind a sentence's mark, what closes after it and, with marks of letters, white space: a full stop within a word ends none. */
const BETWEEN_SENTENCES = /(?<=[。！？…][”’」』）]*)(?![。！？…”’」』）])|(?<=[.!?][”’"')]*\s+)(?=\S)/u

function isAllEmpty(line: string, values: Filling): boolean {
  const words = [...line.matchAll(IN_BRACES)]
  const known = namedIn(line)
  return known.length > 0 && known.length === words.length && known.every((each) => !values[each])
}

const WORDS: Readonly<Record<LetterLanguage, Readonly<Record<AnyPlaceholder, string>>>> = {
  en: {
    name: 'name',
    theme: 'theme',
    date: 'date',
    time: 'time',
    venue: 'venue',
    fee: 'fee',
    host: 'host',
    answerBy: 'answer by',
    memberFor: 'time with us',
    visits: 'evening number',
    lastEvening: 'last evening',
    firstEvening: 'first evening',
    missedEvening: 'missed evening',
    met: 'met there',
    idea: 'adopted idea',
    said: 'what they said',
    help: 'help',
    friend: 'warmest tie',
    away: 'time away',
    occasion: 'occasion',
    until: 'until',
    chapter: 'chapter',
    sender: 'sender',
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
    memberFor: '加入多久',
    visits: '第幾場',
    lastEvening: '上次主題',
    firstEvening: '初次主題',
    missedEvening: '錯過的主題',
    met: '那天聊過的人',
    idea: '採納的點子',
    said: '說過的話',
    help: '幫過的忙',
    friend: '最熟的人',
    away: '多久沒來',
    occasion: '事由',
    until: '截止日',
    chapter: '分會',
    sender: '署名',
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
    memberFor: '加入多久',
    visits: '第几场',
    lastEvening: '上次主题',
    firstEvening: '首次主题',
    missedEvening: '错过的主题',
    met: '那天聊过的人',
    idea: '采纳的点子',
    said: '说过的话',
    help: '帮过的忙',
    friend: '最熟的人',
    away: '多久没来',
    occasion: '事由',
    until: '截止日',
    chapter: '分会',
    sender: '署名',
  },
}

const MEANINGS: ReadonlyMap<string, AnyPlaceholder> = new Map(
  Object.values(WORDS).flatMap((words) =>
    ALL_PLACEHOLDERS.flatMap((placeholder) => [
      [keyOf(words[placeholder]), placeholder] as const,
      [keyOf(placeholder), placeholder] as const,
    ]),
  ),
)

function placeholderOf(word: string): AnyPlaceholder | null {
  return MEANINGS.get(keyOf(word)) ?? null
}

/** `Answer by`, `answer_by` and `answerBy` are one. */
function keyOf(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, '')
}
