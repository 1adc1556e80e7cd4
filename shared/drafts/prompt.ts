import { ALL_PLACEHOLDERS } from '../domain/letter.ts'
import type { AnyPlaceholder, AnyValues, LetterLanguage, PersonalKind, Tone } from '../domain/letter.ts'
import { placeholderWord } from '../salons/letter-text.ts'
import { hideNames, showNames } from './hidden-names.ts'
import type { HiddenNames, NamedPerson } from './hidden-names.ts'
import { draftOf, unstruck } from './personal-letter.ts'

/** What a model reads; an OpenAI-compatible address takes these as they stand. */
export interface PromptMessage {
  readonly role: 'system' | 'user'
  readonly content: string
}

export interface Prompt {
  readonly messages: readonly PromptMessage[]
  /** Whose names were left out. */
  readonly marks: HiddenNames['marks']
}

export interface PromptWish {
  readonly language: LetterLanguage
  readonly kind: PersonalKind
  readonly tone: Tone
  readonly values: AnyValues
  /** The text before it is filled in. */
  readonly template: string
  /** What is not to be told; it leaves the draft as well. */
  readonly struck: ReadonlySet<AnyPlaceholder>
  readonly people: readonly NamedPerson[]
  readonly hideNames: boolean
}

/** What is told of somebody: each fact that there is, once. */
export function factsOf(values: AnyValues): AnyPlaceholder[] {
  return ALL_PLACEHOLDERS.filter((each) => values[each] !== '')
}

/** What a model is asked: how to write, what is known, and the draft to go by. Nothing else goes with it. */
export function promptFor(wish: PromptWish): Prompt {
  const { language, kind, tone, values, struck } = wish
  const words = WORDS[language]
  const told = unstruck(values, struck)
  const facts = factsOf(told).map((each) => `- ${placeholderWord(each, language)}${words.colon}${told[each]}`)
  const asked = [
    `${words.kind[kind]}`,
    '',
    words.facts,
    ...facts,
    '',
    words.draft,
    draftOf(wish.template, values, struck),
  ].join('\n')
  const { text, marks } = wish.hideNames ? hideNames(asked, wish.people) : { text: asked, marks: [] }
  const [{ mark } = { mark: '' }] = marks
  const system = [words.task, words.tone[tone], mark === '' ? '' : words.marks.replace('{mark}', mark), words.rules]
  return {
    messages: [
      { role: 'system', content: system.filter((line) => line !== '').join('\n') },
      { role: 'user', content: text },
    ],
    marks,
  }
}

/** What of an answer is the letter. */
export type ReadAnswer =
  | { readonly ok: true; readonly text: string; readonly strangers: readonly string[] }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' }

/**
 * A model's answer as a draft: without what it thought aloud, the fence or the quotation marks around it, and with the names in
 * their places.
 *
 * @param limit in UTF-16 units, names counted
 */
export function readAnswer(answer: string, marks: HiddenNames['marks'], limit: number): ReadAnswer {
  const said = answer
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/giu, '')
    .trim()
  const unfenced = /^```[^\n]*\n([\s\S]*?)\n?```$/u.exec(said)?.[1]?.trim() ?? said
  const { text, strangers } = showNames(unquoted(unfenced), marks)
  if (text === '') return { ok: false, reason: 'empty' }
  return text.length > limit ? { ok: false, reason: 'too-long' } : { ok: true, text, strangers }
}

const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
]

/** Only marks around the whole: a letter may begin with one theme and end with another. */
function unquoted(text: string): string {
  for (const [open, close] of QUOTES) {
    const inside = text.slice(1, -1)
    if (text.length > 1 && text.startsWith(open) && text.endsWith(close))
      if (!inside.includes(open) && !inside.includes(close)) return inside.trim()
  }
  return text
}

interface Words {
  readonly task: string
  readonly tone: Readonly<Record<Tone, string>>
  readonly marks: string
  readonly rules: string
  readonly kind: Readonly<Record<PersonalKind, string>>
  readonly facts: string
  readonly draft: string
  readonly colon: string
}

const WORDS: Readonly<Record<LetterLanguage, Words>> = {
  en: {
    task: 'You help the organizer of a local community to write a short personal message to one member. Write in English.',
    tone: {
      warm: 'Tone: warm and personal, like a friend.',
      brief: 'Tone: friendly and brief, three sentences at most.',
      formal: 'Tone: polite and formal.',
    },
    marks: 'Marks in brackets, such as {mark}, stand for names. Keep each exactly as it is.',
    rules:
      'Use only the facts you are given and add none. Go by the draft, but write it better. Answer with the message alone, without a heading or remarks, in at most 150 words.',
    kind: {
      invite: 'The message invites the member to an evening.',
      followUp: 'The message follows up on an evening.',
      thank: 'The message says thank you.',
      recognise: 'The message goes with a recognition.',
      challenge: 'The message invites the member to a challenge.',
      reconnect: 'The message gets in touch with a member who has not been seen for some time.',
    },
    facts: 'Facts:',
    draft: 'Draft:',
    colon: ': ',
  },
  'zh-TW': {
    task: '你在幫一個在地社群的組織者，寫一則給某位成員的私人短訊。請用台灣慣用的繁體中文。',
    tone: {
      warm: '語氣：溫暖、像朋友。',
      brief: '語氣：親切、簡短，最多三句話。',
      formal: '語氣：有禮、正式，稱呼對方用「您」。',
    },
    marks: '像 {mark} 這樣的方括號代號代表人名，請原樣保留。',
    rules: '只用以下的事實，不要添加任何內容。參考草稿，但寫得更好。只回覆訊息本身，不要標題或說明，最多 200 字。',
    kind: {
      invite: '這則訊息要邀請對方參加一場沙龍。',
      followUp: '這則訊息是沙龍之後的關心。',
      thank: '這則訊息要向對方道謝。',
      recognise: '這則訊息會附在一份表彰上。',
      challenge: '這則訊息要邀請對方參加一項挑戰。',
      reconnect: '這則訊息要問候一位好一陣子沒見的成員。',
    },
    facts: '事實：',
    draft: '草稿：',
    colon: '：',
  },
  'zh-CN': {
    task: '你在帮一个本地社群的组织者，给某位成员写一条私信。请用简体中文，按大陆的习惯表达。',
    tone: {
      warm: '语气：温暖，像朋友一样。',
      brief: '语气：亲切、简短，最多三句话。',
      formal: '语气：礼貌、正式，称呼对方用“您”。',
    },
    marks: '像 {mark} 这样的方括号代号代表人名，请原样保留。',
    rules:
      '只使用下面给出的事实，不要添加任何内容。参考草稿，但要写得更好。只回复消息本身，不要标题或说明，最多 200 字。',
    kind: {
      invite: '这条消息邀请对方参加一场沙龙。',
      followUp: '这条消息是沙龙之后的回访。',
      thank: '这条消息向对方道谢。',
      recognise: '这条消息会附在一份表彰上。',
      challenge: '这条消息邀请对方参加一项挑战。',
      reconnect: '这条消息问候一位好久没见的成员。',
    },
    facts: '事实：',
    draft: '草稿：',
    colon: '：',
  },
}
