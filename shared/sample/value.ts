import { newId } from '../domain/ids.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Contribution, ContributionKind, Override, Purchase } from '../domain/ledger.ts'
import { USUAL_VALUE } from '../domain/value.ts'
import type { TierRight, ValueSettings } from '../domain/value.ts'
import type { IsoDate } from '../domain/dates.ts'
import { addDays, instantAt } from './days.ts'
import type { Habit } from './people.ts'
import { inLanguage } from './words.ts'
import type { Words } from './words.ts'
import type { SampleWorld } from './world.ts'

export interface SampleValue {
  readonly purchases: readonly Purchase[]
  readonly contributions: readonly Contribution[]
  readonly overrides: readonly Override[]
  readonly settings: ValueSettings
}

/** How many things a year somebody buys at most, by how they come. */
const BUYS: Readonly<Record<Habit, number>> = {
  regular: 9,
  frequent: 6,
  occasional: 3,
  drifting: 3,
  newcomer: 1,
  dormant: 1,
}

const THINGS: readonly [Words, ...Words[]] = [
  ['Book of the month', '本月選書', '本月选书'],
  ['Notebook', '讀書筆記本', '读书笔记本'],
  ['Weekend reading camp', '週末讀書營', '周末读书营'],
  ['Tea for home', '茶包禮盒', '茶包礼盒'],
  ['Workshop', '寫作工作坊', '写作工作坊'],
]
const FEE: Words = ['Membership fee', '年度會費', '年度会费']

const GIFTS: readonly (readonly [ContributionKind, Words])[] = [
  ['talk', ['Twenty minutes on old bookshops', '分享：老書店散步', '分享：老书店散步']],
  ['article', ['Wrote up the evening', '寫了當晚的側記', '写了当晚的侧记']],
  ['review', ['A review of the book', '寫了一篇書評', '写了一篇书评']],
  ['help', ['Set up the chairs', '幫忙排椅子', '帮忙摆椅子']],
]

const RIGHTS: readonly (readonly [TierRight['tier'], Words])[] = [
  ['member', ['Hears of new salons two days early', '新沙龍提前兩天通知', '新沙龙提前两天通知']],
  ['partner', ['Reserve a seat at every salon', '每場沙龍保留座位', '每场沙龙保留座位']],
  ['partner', ['May lead an evening of their own', '可以主持一場自己的沙龍', '可以主持一场自己的沙龙']],
]

/** Dollars that one yuan buys; about what it was. */
const YUAN = 4.4

/** What the sample's members paid and gave over a year, and how the community reckons with it. */
export function valueOf({ random, today, language, people, chapters, by }: SampleWorld): SampleValue {
  const purchases: Purchase[] = []
  const contributions: Contribution[] = []
  for (const { member, home, habit, joined, fades, leaves } of people) {
    const { id: chapter, zone } = chapters[home]
    const last = [fades, leaves].reduce<IsoDate>(
      (day, end) => (end !== undefined && end < day ? end : day),
      addDays(today, -1),
    )
    const first = joined > addDays(today, -365) ? joined : addDays(today, -365)
    const days = Math.floor((Date.parse(last) - Date.parse(first)) / DAY)
    if (days < 1) continue
    const currency = home === 'shanghai' ? 'CNY' : 'TWD'
    const fact = (day: IsoDate) => ({
      chapter,
      member: member.id,
      day,
      at: instantAt(day, '20:00', zone),
      by: by[home],
    })
    const pay = (day: IsoDate, kind: Purchase['kind'], words: Words, dollars: number) =>
      purchases.push({
        id: newId('pur', random.bytes),
        ...fact(day),
        kind,
        amount: 100 * Math.round(home === 'shanghai' ? dollars / YUAN : dollars),
        currency,
        what: inLanguage(language, words),
      })
    if ((habit === 'regular' || habit === 'frequent') && random.chance(0.7))
      pay(addDays(first, random.int(0, days)), 'fee', FEE, 1200)
    for (let left = random.int(0, BUYS[habit]); left > 0; left--)
      pay(addDays(first, random.int(0, days)), 'purchase', random.pick(THINGS), random.int(3, 24) * 50)
    if (habit === 'regular' && random.chance(0.5)) {
      const [kind, words] = GIFTS[random.int(0, GIFTS.length - 1)] ?? ['help', FEE]
      contributions.push({
        id: newId('ctb', random.bytes),
        ...fact(addDays(first, random.int(0, days))),
        kind,
        what: inLanguage(language, words),
        link: '',
      })
    }
  }
  return {
    purchases,
    contributions,
    overrides: overridesOf({ random, today, language, people, chapters, by }),
    settings: {
      ...USUAL_VALUE,
      currency: 'TWD',
      rates: [{ currency: 'CNY', from: '', rate: YUAN }],
      rights: RIGHTS.map(([tier, words]) => ({
        id: newId('ent', random.bytes),
        tier,
        text: inLanguage(language, words),
      })),
    },
  }
}

const DAY = 86_400_000

const WHY: Words = ['Lends us the back room every month', '每個月出借場地給我們', '每个月借场地给我们']

/** One for whom money says too little. */
function overridesOf({ random, today, language, people, chapters, by }: SampleWorld): Override[] {
  const host: MemberId | undefined = people.find(({ home, habit }) => home === 'taipei' && habit === 'frequent')?.member
    .id
  if (host === undefined) return []
  const { id: chapter, zone } = chapters.taipei
  return [
    {
      id: newId('ovr', random.bytes),
      chapter,
      member: host,
      of: 'tier',
      value: 'partner',
      reason: inLanguage(language, WHY),
      until: addDays(today, 180),
      at: instantAt(addDays(today, -40), '20:00', zone),
      by: by.taipei,
    },
  ]
}
