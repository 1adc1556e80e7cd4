/** One answer that somebody gave in a chat, as read from what was copied out of it. */
export interface ReadAnswer {
  /** What was written, for whoever checks it. */
  readonly text: string
  /** Whom it is for, as the chat calls them. */
  readonly name: string
  readonly status: 'going' | 'maybe' | 'declined'
  /** People brought along who are not named. */
  readonly companions: number
  /** What else was said: comes late, no meat; '' where nothing was. */
  readonly remark: string
}

export interface ReadAnswers {
  /** In the order of the text; of several for one name the last one counts. */
  readonly answers: readonly ReadAnswer[]
  /** Lines in which no answer was found. */
  readonly passed: readonly string[]
}

/**
 * Reads answers to an invitation out of text that was copied from a chat or typed as a list: LINE, WeChat and WhatsApp with their
 * times and names, numbered lists in which people sign up one after the other, and plain lines such as `小美 +1`, `Anna and Ben`.
 *
 * `+1` alone is whoever wrote it; `+2` alone is that person and another; after a name, or after 我, the number is of others
 * besides.
 */
export function readAnswers(text: string): ReadAnswers {
  const found = new Map<string, ReadAnswer>()
  const passed: string[] = []
  for (const { sender, line } of messagesOf(text)) {
    const answers = line.length > LONGEST_LINE ? [] : answersIn(line, sender)
    if (answers.length === 0) passed.push(line)
    for (const answer of answers) {
      const key = answer.name.toLocaleLowerCase()
      // Whoever answers again moves to where the later answer stands.
      found.delete(key)
      found.set(key, answer)
    }
  }
  return { answers: [...found.values()], passed }
}

function lineChat(line: string): readonly (string | undefined)[] {
  const [whole, tabbed, spaced, words] = LINE_CHAT.exec(line) ?? []
  return [whole, tabbed ?? spaced, words]
}

interface Line {
  /** Who wrote it, where the text says so. */
  readonly sender: string | null
  readonly line: string
}

const TIME = String.raw`(?:(?:上午|下午|凌晨|早上|中午|晚上|AM|PM)\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?`
const DATE = String.raw`\d{1,4}[./年-]\d{1,2}[./月-]\d{1,4}日?`
/** `[22/11/26, 10:32:05] Anna: yes` and `22/11/2026, 10:32 - Anna: yes`. */
const WHATSAPP = new RegExp(String.raw`^\[?${DATE},?\s+${TIME}\]?\s*(?:[-–]\s*)?([^:：]{1,40})[:：]\s*(.*)$`, 'iu')
/** `10:32<tab>小美<tab>+1`, as LINE exports a chat; with spaces, as it copies one. */
const LINE_CHAT = new RegExp(
  String.raw`^${TIME}(?:\t([^\t]{1,40})\t| +(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}|\S{1,40}) +)(\S.*)$`,
  'u',
)
/** `小美 10:32` alone on a line, its words below, as WeChat copies a chat. */
const WECHAT = new RegExp(String.raw`^(.{1,40}?)[:：]?\s+(?:${DATE}\s+)?${TIME}$`, 'u')
/** `小美: +1`. */
const COLON = /^([^:：\d][^:：]{0,29})[:：]\s*(.+)$/u
const ONLY_A_DATE = new RegExp(String.raw`^[\s—–-]*(?:${DATE}|${TIME})[\s\S]{0,14}$`, 'u')

function messagesOf(text: string): Line[] {
  const lines: Line[] = []
  let sender: string | null = null
  for (const raw of text.normalize('NFKC').split(/\r\n?|\n/)) {
    const line = raw.replace(/[​‎‏﻿‪-‮]/gu, '').trim()
    if (line === '') continue
    if (line.length > LONGEST_LINE) {
      lines.push({ sender: null, line: `${line.slice(0, LONGEST_LINE)}…` })
      continue
    }
    const [, wechat] = WECHAT.exec(line) ?? []
    if (wechat !== undefined) {
      sender = senderIn(wechat)
      continue
    }
    const [, name, words] = WHATSAPP.exec(line) ?? lineChat(line)
    if (name !== undefined && words !== undefined) {
      sender = senderIn(name)
      lines.push({ sender, line: words.trim() })
      continue
    }
    if (ONLY_A_DATE.test(line)) {
      sender = null
      continue
    }
    const [, before, after] = COLON.exec(line) ?? []
    // A heading such as “Tonight:” has nothing after it, and a list item no sender of its own.
    if (before !== undefined && after !== undefined && !ITEM.test(line) && statusOf(before) === null)
      lines.push({ sender: senderIn(before), line: after.trim() })
    else lines.push({ sender: ITEM.test(line) ? null : sender, line })
  }
  return lines
}

/** `3. `, `3、`, `3) `, `③`, `- `. */
const ITEM = /^(?:\d{1,3}\s*[.、)）:：]\s*|[-•*·]\s+)/u

const NO =
  /請假|请假|不克|不能|無法|无法|沒辦法|没办法|没法|去不了|來不了|来不了|不去|不來|不来|不參加|不参加|不到|缺席|取消|下次|抱歉|可惜|can['’]?t|cannot|can not|not (?:coming|able|going)|won['’]?t|unable|sorry|\bno\b|decline|\bpass\b|❌|🙅|😢|😭|-\s?1(?!\d)/iu
const PERHAPS =
  /可能|也許|也许|看看|不確定|不确定|未定|待定|待確認|待确认|再說|再说|盡量|尽量|maybe|might|perhaps|not sure|tentative|possibly|try to|🤔|[?？]\s*$/iu
const YES =
  /\+\s?\d{1,2}|參加|参加|報名|报名|出席|會到|会到|會去|会去|要去|我去|我要|我來|我来|可以|到場|到场|加一|算我|預約|预约|\byes\b|\byep\b|\byeah\b|count me|i['’]?m in|me too|\bin\b|coming|\bok\b|join|will be there|attend|🙋|✅|👍|🙌|💪|✔|☑/iu

function statusOf(text: string): ReadAnswer['status'] | null {
  if (NO.test(text)) return 'declined'
  if (PERHAPS.test(text)) return 'maybe'
  return YES.test(text) ? 'going' : null
}

const PLUS = /\+\s?(\d{1,2})/u
const BRINGS =
  /(?:帶|带|攜|携|和|與|与|跟)(?:伴|朋友|先生|太太|家人|女友|男友|老公|老婆|孩子|小孩|同事)(?:\s?(\d{1,2}|[一二兩两三四五六])\s?(?:位|個|个|人|名))?|(?:帶|带|攜|携)\s?(\d{1,2}|[一二兩两三四五六])\s?(?:位|個|个|人|名)(?:朋友|家人|同事|友人)?|(?:with|plus|and|bringing)\s+(?:(?:my|a|an|one)\s+)?(?:(\d{1,2}|two|three|four)\s+)?(?:friends?|guests?|wife|husband|partner|kids?|colleagues?|others?)/iu
const NUMBERS = new Map([
  ['一', 1],
  ['二', 2],
  ['兩', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['two', 2],
  ['three', 3],
  ['four', 4],
])
/** More than a table full is a typing error, or not about people. */
const MOST_COMPANIONS = 20
const NAMES_APART = /\s*(?:、|,|，|;|；|\/|&|\band\b|和|與|与|跟|及)\s*/iu
const LONGEST_NAME = 40
const HAS_A_LETTER = /[\p{L}\p{N}]/u
/** What is longer is no answer, and would take long to look through. */
const LONGEST_LINE = 500

function answersIn(line: string, sender: string | null): ReadAnswer[] {
  const isItem = ITEM.test(line)
  const { words, remark } = withoutBrackets(line.replace(ITEM, ''))
  const mentions = [...words.matchAll(/@(\S+)/gu)].map(([, name = '']) => name)
  const plain = words.replace(/@\S+/gu, ' ').trim()
  const said = statusOf(plain)
  const brought = broughtIn(plain)
  const rest = restOf(plain)
  const isSender = sender !== null && !isItem
  if (isSender) {
    if (said === null && brought.by === null) return []
    const plus = brought.by === 'plus' && !/我|me\b|I\b/u.test(plain) && !rest.includes(sender)
    const companions = Math.max(0, brought.count - (plus ? 1 : 0))
    return [answer(line, sender, { said, companions, remark: joined(remark, wordsBeyond(rest)) })]
  }
  const names = namesIn(rest !== '' ? rest : mentions.join('、'))
  // A plain line is an answer where it says so, or where it is one of a list; a sentence is not a name.
  if (names.length === 0 || (said === null && brought.by === null && !isItem && !areNames(names))) return []
  return names.map((name, at) =>
    answer(line, name, { said, companions: at === names.length - 1 ? brought.count : 0, remark }),
  )
}

function answer(
  text: string,
  name: string,
  { said, companions, remark }: { said: ReadAnswer['status'] | null; companions: number; remark: string },
): ReadAnswer {
  const status = said ?? 'going'
  return { text, name, status, companions: status === 'declined' ? 0 : Math.min(companions, MOST_COMPANIONS), remark }
}

/** Words in brackets tell of an answer unless they are one themselves. */
function withoutBrackets(line: string): { readonly words: string; readonly remark: string } {
  const remarks: string[] = []
  const words = line.replace(/[（(【[]([^）)】\]]*)[）)】\]]/gu, (_whole, inner: string) => {
    if (statusOf(inner) !== null || broughtIn(inner).by !== null) return ` ${inner} `
    remarks.push(inner.trim())
    return ' '
  })
  return { words, remark: remarks.filter((each) => each !== '').join('；') }
}

function broughtIn(text: string): { readonly count: number; readonly by: 'plus' | 'words' | null } {
  const [, plus] = PLUS.exec(text) ?? []
  if (plus !== undefined) return { count: Number(plus), by: 'plus' }
  const brings = BRINGS.exec(text)
  if (!brings) return { count: 0, by: null }
  const number = brings.slice(1).find((group) => group !== undefined)
  return { count: number === undefined ? 1 : (NUMBERS.get(number.toLowerCase()) ?? Number(number)), by: 'words' }
}

/** What is left of a line without the words of the answer. */
function restOf(text: string): string {
  return text
    .replace(BRINGS, ' ')
    .replace(new RegExp(PLUS, 'gu'), ' ')
    .replace(new RegExp(ANSWER_WORDS, 'giu'), ' ')
    .replace(/\p{Extended_Pictographic}\uFE0F?/gu, ' ')
    .replace(/[!！。.~～?？]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

const ANSWER_WORDS = String.raw`我要參加|我要参加|我要報名|我要报名|參加|参加|報名|报名|出席|會到|会到|會去|会去|要去|我去|我來|我来|可以|到場|到场|加一|算我(?:一個|一个)?|請假|请假|不克前往|不克出席|不能來|不能来|無法出席|无法出席|無法參加|无法参加|沒辦法去|没办法去|去不了|來不了|来不了|不去|不來|不来|不參加|不参加|可能會?|也許|也许|不確定|不确定|待定|待確認|待确认|\bcan['’]?t (?:make it|come)\b|\bcannot come\b|\bnot coming\b|\bis coming\b|\bcoming\b|\bcount me in\b|\bi['’]?m in\b|\bme too\b|\byes\b|\bok\b|\bmaybe\b|\bmight come\b|\bsorry\b|-\s?1(?!\d)|我`

function namesIn(text: string): string[] {
  return text
    .split(NAMES_APART)
    .map(nameIn)
    .filter((name) => HAS_A_LETTER.test(name) && name.length <= LONGEST_NAME)
}

/** Up to four Chinese characters, or a few words with capitals or digits: what people are called in chats. */
function areNames(names: readonly string[]): boolean {
  return names.every(
    (name) => /^\p{Script=Han}{2,4}$/u.test(name) || /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}$/u.test(name),
  )
}

/** A name as a chat writes it, without the signs around it. */
function nameIn(text: string): string {
  return text
    .replace(/^[\s@~～"“”'‘’\-–—:：*·•]+|[\s"“”'‘’\-–—:：*,，。!！]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function senderIn(text: string): string | null {
  const name = nameIn(text)
  return HAS_A_LETTER.test(name) ? name : null
}

/** Words that tell more than that somebody comes. */
function wordsBeyond(rest: string): string {
  const words = rest.replace(/\s*([,，、;；])\s*/gu, '，').replace(/^[，\s]+|[，\s]+$/gu, '')
  return /[\p{L}\p{N}]{2,}/u.test(words) ? words : ''
}

function joined(...remarks: readonly string[]): string {
  return remarks.filter((each) => each !== '').join('；')
}
