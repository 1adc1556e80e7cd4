import type { Feedback, FeedbackState } from '../domain/afterwards.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { IdeaStep } from '../domain/idea.ts'
import { newId } from '../domain/ids.ts'
import type { EntryId, MemberId } from '../domain/ids.ts'
import type { PointsEntry, PointsSettings } from '../domain/points.ts'
import { addDays, instantAt } from './days.ts'
import { inLanguage } from './words.ts'
import type { Place, Words } from './words.ts'
import type { SampleWorld } from './world.ts'

/** An idea with the states it went through, the words of each, and how many members were for it. */
interface Told {
  readonly place: Place
  readonly kind: Feedback['kind']
  readonly text: Words
  readonly moves: readonly (readonly [FeedbackState, Words | null])[]
  readonly votes: number
  readonly daysAgo: number
}

const TOLD: readonly Told[] = [
  {
    place: 'taipei',
    kind: 'idea',
    text: [
      'A shelf where everybody leaves a book they liked.',
      '設一個交換書架，大家放一本喜歡的書。',
      '设一个交换书架，大家放一本喜欢的书。',
    ],
    moves: [
      [
        'answered',
        ['We are asking the café for a corner.', '正在問咖啡店能不能借一個角落。', '正在问咖啡店能不能借一个角落。'],
      ],
      ['adopted', null],
    ],
    votes: 5,
    daysAgo: 24,
  },
  {
    place: 'taipei',
    kind: 'idea',
    text: ['Name the theme two weeks before.', '主題提早兩週公布，比較來得及讀。', '主题提前两周公布，比较来得及读。'],
    moves: [
      ['answered', ['From next month on.', '下個月開始這樣做。', '下个月开始这样做。']],
      ['adopted', null],
      ['thanked', ['Thanked before everybody.', '在大家面前謝過了。', '在大家面前谢过了。']],
    ],
    votes: 3,
    daysAgo: 60,
  },
  {
    place: 'taipei',
    kind: 'idea',
    text: [
      'Stream the salons for those who live far away.',
      '沙龍能不能同步直播給外地的人？',
      '沙龙能不能同步直播给外地的人？',
    ],
    moves: [
      [
        'declined',
        [
          'People speak more freely when nobody is filmed.',
          '沒有鏡頭的時候，大家比較敢說。',
          '没有镜头的时候，大家更敢说。',
        ],
      ],
    ],
    votes: 2,
    daysAgo: 40,
  },
  {
    place: 'taichung',
    kind: 'idea',
    text: ['Read aloud in Taiwanese once.', '辦一場台語朗讀。', '办一场台语朗读。'],
    moves: [],
    votes: 4,
    daysAgo: 9,
  },
  {
    place: 'shanghai',
    kind: 'complaint',
    text: ['The last train leaves before the end.', '結束時末班車已經開走了。', '结束时末班车已经开走了。'],
    moves: [['answered', ['We end at half past nine now.', '之後改成九點半結束。', '之后改到九点半结束。']]],
    votes: 1,
    daysAgo: 15,
  },
]

const REWARDS: readonly (readonly [Words, price: number, stock: number | null])[] = [
  [['A pot of tea', '一壺茶', '一壶茶'], 60, null],
  [['The book of the month', '本月選書一本', '本月选书一本'], 240, 12],
  [['Choose the theme of an evening', '決定一場沙龍的主題', '决定一场沙龙的主题'], 500, 2],
]

const GIVEN: Words = ['Carried chairs after the evening', '散場後幫忙搬椅子', '散场后帮忙搬椅子']

export interface CoCreation {
  readonly feedback: readonly Feedback[]
  readonly points: readonly PointsEntry[]
  readonly settings: PointsSettings
}

/** Ideas on their way from heard to thanked, what points are given for, and a few that were given and spent. */
export function coCreationOf(input: SampleWorld): CoCreation {
  const { random, today, language } = input
  const from = addDays(today, -RULES_SINCE)
  const rewards = REWARDS.map(([text, price, stock]) => ({
    id: newId('ent', random.bytes),
    text: inLanguage(language, text),
    price,
    ...(stock !== null && { stock }),
  }))
  const settings: PointsSettings = {
    rules: [
      { on: 'attended', from, amount: 10, cap: 40 },
      { on: 'hosted', from, amount: 40 },
      { on: 'talk', from, amount: 50 },
      { on: 'contribution', from, amount: 20, cap: 60 },
      { on: 'adopted', from, amount: 60 },
      { on: 'introduced', from, amount: 80 },
    ],
    rewards,
  }
  return { feedback: TOLD.map((told, at) => ideaOf(told, at, input)), points: spent(input, settings), settings }
}

/** A season, so that who comes often has something to spend. */
const RULES_SINCE = 120

function ideaOf({ place, kind, text, moves, votes, daysAgo }: Told, at: number, input: SampleWorld): Feedback {
  const { random, today, language, by, chapters } = input
  const { id: chapter, zone } = chapters[place]
  const who = regularsOf(input, place)
  const said = instantAt(addDays(today, -daysAgo), '21:40', zone)
  const base = (days: number): Pick<IdeaStep, 'id' | 'at' | 'by'> => ({
    id: newId('ent', random.bytes),
    at: said + days * DAY,
    by: by[place],
  })
  const steps: IdeaStep[] = []
  let after: readonly EntryId[] = []
  for (const [index, [state, words]] of moves.entries()) {
    const move = {
      ...base(index + 1),
      kind: 'moved' as const,
      state,
      after,
      text: words ? inLanguage(language, words) : '',
    }
    after = [move.id]
    steps.push(move)
  }
  for (const member of who.slice(at + 1, at + 1 + votes)) steps.push({ ...base(1), kind: 'voted', member })
  const [member] = who.slice(at)
  return {
    id: newId('fbk', random.bytes),
    chapter,
    kind,
    text: inLanguage(language, text),
    ...(member && { member }),
    state: moves.at(-1)?.[0] ?? 'heard',
    steps: steps.sort((a, b) => (a.id < b.id ? -1 : 1)),
    at: said,
    by: by[place],
  }
}

/** Two who helped, one of whom has had a pot of tea for it. */
function spent(input: SampleWorld, { rewards: [tea] }: PointsSettings): PointsEntry[] {
  const { random, today, language, by, chapters } = input
  const { id: chapter, zone } = chapters.taipei
  const entry = (
    member: MemberId,
    daysAgo: number,
    said: Pick<PointsEntry, 'amount' | 'reason' | 'reward'>,
  ): PointsEntry => ({
    id: newId('pts', random.bytes),
    chapter,
    member,
    at: timeOf(addDays(today, -daysAgo), zone),
    by: by.taipei,
    ...said,
  })
  const [first, second] = regularsOf(input, 'taipei')
  if (!first || !second || !tea) return []
  const help = { amount: 30, reason: inLanguage(language, GIVEN) }
  return [
    entry(first, 20, help),
    entry(second, 20, help),
    entry(first, 6, { amount: -tea.price, reason: tea.text, reward: tea.id }),
  ]
}

const DAY = 86_400_000

function timeOf(day: IsoDate, zone: string): Instant {
  return instantAt(day, '22:05', zone)
}

function regularsOf({ people }: SampleWorld, place: Place): MemberId[] {
  return people.filter(({ habit, places }) => habit === 'regular' && places[0] === place).map(({ member }) => member.id)
}
