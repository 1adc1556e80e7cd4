import type { AttendanceEntry } from '../domain/attendance.ts'
import type { Challenge, Journey, StepTaken } from '../domain/challenge.ts'
import type { IsoDate } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { ChallengeId, ChapterId, SeriesId } from '../domain/ids.ts'
import type { Salon } from '../domain/salon.ts'
import { addDays, instantAt } from './days.ts'
import type { Person } from './people.ts'
import { inLanguage } from './words.ts'
import type { Words } from './words.ts'
import type { SampleWorld } from './world.ts'

interface TogetherInput extends SampleWorld {
  /** The evenings that make a ritual, oldest first. */
  readonly series: SeriesId
  readonly salons: readonly Salon[]
  readonly entries: readonly AttendanceEntry[]
}

/** What the sample's people do together, and who goes with its newcomers. */
export interface SampleTogether {
  readonly challenges: readonly Challenge[]
  readonly steps: readonly StepTaken[]
  readonly journeys: readonly Journey[]
}

const OLD_BOOKS: readonly [Words, Words, ...Words[]] = [
  ['An old book, read again', '舊書重讀', '旧书重读'],
  [
    'What we loved at twenty reads differently today. Take one book from then off the shelf.',
    '二十歲時喜歡的書，現在讀起來不一樣了。從書架上拿下一本當年的書。',
    '二十岁时喜欢的书，现在读起来不一样了。从书架上拿下一本当年的书。',
  ],
  ['Choose the book and say why', '選好書，說說為什麼', '选好书，说说为什么'],
  ['Read it again', '重讀一遍', '重读一遍'],
  ['Tell at a salon what has changed', '在沙龍上講講哪裡變了', '在沙龙上讲讲哪里变了'],
]
const TABLE: readonly [Words, Words, ...Words[]] = [
  ['Nobody eats alone', '不讓人落單的一餐', '不让人落单的一餐'],
  [
    'Everybody invites one person of another chapter to a meal.',
    '每個人邀另一個分會的一位成員吃頓飯。',
    '每个人邀另一个分会的一位成员吃顿饭。',
  ],
  ['Invite somebody', '邀一個人', '邀一个人'],
  ['Eat together', '一起吃飯', '一起吃饭'],
]
const TABLE_OUTCOME: Words = [
  'Eleven meals in three cities; two of them became a reading pair.',
  '三個城市、十一頓飯，其中兩組後來成了共讀搭檔。',
  '三个城市、十一顿饭，其中两组后来成了共读搭档。',
]
const THURSDAYS: readonly [Words, Words] = [
  ['Always at the reading evening', '讀書夜不缺席', '读书夜不缺席'],
  [
    'Whoever comes again and again makes it a home for those who come for the first time.',
    '有人一次又一次地來，第一次來的人才會覺得像家。',
    '有人一次又一次地来，第一次来的人才会觉得像家。',
  ],
]
const ILL: Words = ['Down with a cold', '感冒在家休息', '感冒在家休息']

/** How many take part in the running challenge, and in the one that is over. */
const READERS = 14
const EATERS = 11

export function togetherOf(input: TogetherInput): SampleTogether {
  const { random, today, chapters, language, people, by, salons, series } = input
  const active = people.filter(({ habit }) => habit === 'regular' || habit === 'frequent')
  const inTaipei = active.filter(({ home }) => home === 'taipei')
  const books = challengeOf(OLD_BOOKS, [addDays(today, -20), addDays(today, 15)], chapters.taipei.id)
  const table = {
    ...challengeOf(TABLE, [addDays(today, -90), addDays(today, -50)]),
    summary: inLanguage(language, TABLE_OUTCOME),
    closed: instantAt(addDays(today, -48), '10:00', chapters.taipei.zone),
  }
  const [name, purpose] = THURSDAYS
  const ritual: Challenge = {
    ...challengeOf([name, purpose], [addDays(today, -180), null], chapters.taipei.id),
    kind: 'ritual',
    series,
    forgives: 4,
  }
  const took = (person: Person, challenge: ChallengeId, step: string, day: IsoDate): StepTaken => ({
    ...factOf(person, day),
    id: newId('stp', random.bytes),
    challenge,
    step,
    how: 'done',
    day,
    word: '',
  })
  const readers = inTaipei.slice(0, READERS).flatMap((person) =>
    // Each step is taken by fewer than the one before.
    books.steps
      .slice(0, random.int(1, books.steps.length))
      .map(({ id, order }) => took(person, books.id, id, addDays(today, -16 + 5 * order))),
  )
  const eaters = active
    .slice(-EATERS)
    .flatMap((person) =>
      table.steps.map(({ id, order }) => took(person, table.id, id, addDays(today, -80 + 9 * order))),
    )
  return {
    challenges: [books, table, ritual],
    steps: [...readers, ...eaters, ...excuse(ritual.id)],
    journeys: people
      .filter(({ habit, leaves }) => habit === 'newcomer' && leaves === undefined)
      // One in three is still alone.
      .filter((_, at) => at % 3 !== 0)
      .flatMap((newcomer): Journey[] => {
        const [friend] = random.some(
          active.filter(({ home }) => home === newcomer.home),
          1,
        )
        const companion = friend?.member.id
        const fact = factOf(newcomer, addDays(newcomer.joined, 2) < today ? addDays(newcomer.joined, 2) : today)
        return companion ? [{ ...fact, id: newId('jny', random.bytes), companion, left: false }] : []
      }),
  }

  function challengeOf(
    [called, why, ...steps]: readonly [Words, Words, ...Words[]],
    [from, until]: readonly [IsoDate, IsoDate | null],
    chapter?: ChapterId,
  ): Challenge {
    return {
      id: newId('chl', random.bytes),
      ...(chapter && { chapter }),
      kind: 'challenge',
      name: inLanguage(language, called),
      purpose: inLanguage(language, why),
      from,
      ...(until !== null && { until }),
      steps: steps.map((text, order) => ({ id: newId('ent', random.bytes), order, text: inLanguage(language, text) })),
      forgives: 0,
      summary: '',
      created: instantAt(addDays(from, -3), '10:00', chapters.taipei.zone),
    }
  }

  function factOf({ member, home }: Person, day: IsoDate) {
    const { id: chapter, zone } = chapters[home]
    return { chapter, member: member.id, at: instantAt(day, '20:30', zone), by: by[home] }
  }

  /** One who always comes was ill once. */
  function excuse(challenge: ChallengeId): StepTaken[] {
    const missed = salons.filter(
      (salon) => salon.series === series && salon.chapter === chapters.taipei.id && salon.start.slice(0, 10) < today,
    )
    const evening = missed.at(-3)
    const came = new Set(
      input.entries
        .filter(({ kind, salon }) => kind === 'arrival' && salon === evening?.id)
        .map(({ member }) => member),
    )
    const person = inTaipei.find(({ member }) => !came.has(member.id))
    if (!person || !evening) return []
    const day = evening.start.slice(0, 10)
    const id = newId('stp', random.bytes)
    const word = inLanguage(language, ILL)
    return [{ ...factOf(person, day), id, challenge, step: evening.id, how: 'excused', day, word }]
  }
}
