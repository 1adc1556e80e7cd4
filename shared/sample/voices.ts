import type { Feedback, FeedbackState, Review, Touchpoint } from '../domain/afterwards.ts'
import { guestsOf } from '../domain/attendance.ts'
import type { AttendanceEntry } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { MemberId, OrganizerId, SalonId } from '../domain/ids.ts'
import type { Random } from '../domain/random.ts'
import type { Salon, Talk } from '../domain/salon.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays, instantAt } from './days.ts'
import type { PlannedSalon } from './schedule.ts'
import { inLanguage } from './words.ts'
import type { Place, Words } from './words.ts'

const KEEP: readonly Words[] = [
  [
    'Small groups after the break, please keep them.',
    '中場後的小組討論，請一定要留著。',
    '中场后的小组讨论，请一定要留着。',
  ],
  ['The host gave everybody a turn.', '主持人讓每個人都說到話。', '主持人让每个人都说上了话。'],
  ['Reading a page aloud at the start.', '開場朗讀一頁，很喜歡。', '开场朗读一页，很喜欢。'],
  ['The tea.', '茶很好喝。', '茶很好喝。'],
  ['That nobody had to have finished the book.', '沒讀完也能聊，很自在。', '没读完也能聊，很自在。'],
]

const IDEAS: readonly (readonly [FeedbackState, Feedback['kind'], Words])[] = [
  ['heard', 'idea', ['An evening about food in novels?', '下次聊聊小說裡的食物？', '下次聊聊小说里的食物？']],
  ['heard', 'complaint', ['It was hard to hear at the back.', '坐後面聽不太清楚。', '坐后面听不太清楚。']],
  ['answered', 'idea', ['Begin half an hour earlier on weekdays.', '平日提早半小時開始。', '平日提早半小时开始。']],
  [
    'thanked',
    'idea',
    ['Write the first name large on the badges.', '名牌上的名字印大一點。', '名牌上的名字印大一点。'],
  ],
]

const THANKS: readonly Words[] = [
  ['Asked how the first evening was.', '問了第一次來的感想。', '问了第一次来的感想。'],
  ['Sent the reading list.', '傳了書單給他。', '发了书单给他。'],
]

const TALK: Readonly<Record<'topic' | 'outcome', Words>> & { readonly questions: readonly Words[] } = {
  topic: ['What we did not get to on the evening', '當晚沒聊完的部分', '当晚没聊完的部分'],
  outcome: [
    'Most wanted to hear how translators decide; somebody knows one.',
    '大家最想聽譯者怎麼取捨，有人認識一位譯者。',
    '大家最想听译者怎么取舍，有人认识一位译者。',
  ],
  questions: [
    ['Which edition should one begin with?', '該從哪個譯本開始讀？', '该从哪个译本开始读？'],
    ['Does the ending have to be sad?', '結局一定要悲傷嗎？', '结局一定要悲伤吗？'],
  ],
}

/** What guests said and who was heard from, after the last evenings of the first chapter. */
interface Voices {
  readonly salons: ReadonlyMap<SalonId, Pick<Salon, 'closed' | 'talk'>>
  readonly reviews: readonly Review[]
  readonly feedback: readonly Feedback[]
  readonly touchpoints: readonly Touchpoint[]
}

interface VoicesInput {
  readonly random: Random
  readonly language: Language
  readonly now: Instant
  readonly by: OrganizerId
}

const HERE: Place = 'taipei'
const RATED = [5, 4, 4, 5, 3, 4] as const

/** The latest evening waits to be gone through; the one before it was closed, talked about and followed up on. */
export function voicesOf(
  planned: readonly PlannedSalon[],
  entries: readonly AttendanceEntry[],
  { random, language, now, by }: VoicesInput,
): Voices {
  const held = planned.filter(
    ({ place, date, salon }) =>
      place === HERE && salon.cancelled === undefined && instantAt(date, '23:30', salon.zone) < now,
  )
  const [before, last] = held.slice(-2)
  if (!before || !last) return { salons: new Map(), reviews: [], feedback: [], touchpoints: [] }
  const { id: salon, chapter, zone } = last.salon
  const came = arrivedAt(entries, salon)
  const evening = instantAt(last.date, '22:00', zone)
  const dayAfter = instantAt(addDays(before.date, 1), '20:00', zone)
  const said = (member: MemberId | undefined, at: Instant) => ({ ...(member && { member }), at, by })
  return {
    salons: new Map(
      held.slice(0, -1).map((each) => [
        each.salon.id,
        {
          closed: Math.min(now, instantAt(addDays(each.date, 1), '20:30', zone)),
          ...(each === before && { talk: talkOf(language) }),
        },
      ]),
    ),
    reviews: RATED.map((rating, at) => ({
      id: newId('rev', random.bytes),
      salon,
      rating,
      keep: words(language, KEEP[at]),
      ...said(undefined, evening + at * MINUTE),
    })),
    feedback: IDEAS.map(([state, kind, text], at) => ({
      id: newId('fbk', random.bytes),
      chapter,
      kind,
      text: inLanguage(language, text),
      salon: state === 'heard' ? salon : before.salon.id,
      state,
      steps: [],
      ...(state === 'heard' ? said(kind === 'idea' ? came.at(at) : undefined, evening) : said(undefined, dayAfter)),
    })),
    touchpoints: arrivedAt(entries, before.salon.id)
      .slice(0, THANKS.length)
      .map((member, at) => ({
        id: newId('tch', random.bytes),
        chapter,
        member,
        kind: 'message' as const,
        text: words(language, THANKS[at]),
        salon: before.salon.id,
        at: dayAfter + at * MINUTE,
        by,
      })),
  }
}

const MINUTE = 60_000

function words(language: Language, found: Words | undefined): string {
  return found ? inLanguage(language, found) : ''
}

/** In the order in which they came in. */
function arrivedAt(entries: readonly AttendanceEntry[], salon: SalonId): MemberId[] {
  return [...guestsOf(entries.filter((entry) => entry.salon === salon)).values()]
    .flatMap(({ member, arrived }) => (arrived ? [{ member, at: arrived.at }] : []))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member)
}

function talkOf(language: Language): Talk {
  return {
    topic: inLanguage(language, TALK.topic),
    link: '',
    outcome: inLanguage(language, TALK.outcome),
    questions: TALK.questions.map((text, order) => ({
      id: `question-${order + 1}`,
      order,
      text: inLanguage(language, text),
      answered: order === 0,
    })),
  }
}
