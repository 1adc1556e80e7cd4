import type { IsoDate } from './dates.ts'
import type { ChapterId, RuleId } from './ids.ts'
import { USUAL_RULES } from './recognition.ts'
import type { Badge, UsualRule } from './recognition.ts'

/** What a rule may count. `joined` counts years; `birthday` comes every year; `streak` counts months with a salon. */
export const CONDITIONS = [...USUAL_RULES, 'hosted', 'contributions'] as const
export type Condition = (typeof CONDITIONS)[number]

/** Languages that a rule has a name in. */
const NAME_LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export type RuleNames = Readonly<Record<(typeof NAME_LANGUAGES)[number], string>>

/** When somebody is to be recognised, put together without code. */
export interface RecognitionRule {
  readonly id: UsualRule | RuleId
  /** A rule that is off makes nothing due, and still names what was given by it. */
  readonly on: boolean
  readonly condition: Condition
  /** The counts at which it is due, ascending; nothing for birthdays. */
  readonly at: readonly number[]
  /** Also every so many after the last of `at`; 0 for never. */
  readonly every: number
  /** Null for all chapters. */
  readonly chapter: ChapterId | null
  readonly badge: Badge
  /** '' where nobody has given it one: a usual rule goes by its own name then, any other by the name in another language. */
  readonly names: RuleNames
  /** The first day on which reaching it makes something due; '' for the day on which the community began here. */
  readonly from: IsoDate
  /** What was reached before `from` is due as well, back to this day; '' for none of it. */
  readonly since: IsoDate
}

export const NO_NAMES: RuleNames = { en: '', 'zh-TW': '', 'zh-CN': '' }

const usual = (id: UsualRule, badge: Badge, at: readonly number[], every = 0): RecognitionRule => ({
  id,
  on: true,
  condition: id,
  at,
  every,
  chapter: null,
  badge,
  names: NO_NAMES,
  from: '',
  since: '',
})

/** As the product begins. */
const USUAL: Readonly<Record<UsualRule, RecognitionRule>> = {
  joined: usual('joined', 'pine', [1], 1),
  birthday: usual('birthday', 'cake', []),
  salons: usual('salons', 'lantern', [1, 5, 10, 25, 50, 100]),
  streak: usual('streak', 'wave', [3, 6, 12], 12),
  talks: usual('talks', 'bell', [1]),
  ideas: usual('ideas', 'sun', [1]),
  introductions: usual('introductions', 'bridge', [1, 3, 10]),
  challenges: usual('challenges', 'mountain', [1, 5, 10], 10),
}

export const RECOGNITION_NUMBERS = {
  /** One missed month in so many breaks no streak; 0: every one does. */
  forgive: { usual: 6, least: 0, most: 36 },
  /** So many days after an anniversary or a birthday it is too late for it. */
  late: { usual: 30, least: 0, most: 365 },
  /** So many days ahead are shown. */
  ahead: { usual: 14, least: 0, most: 60 },
} as const

export type RecognitionNumber = keyof typeof RECOGNITION_NUMBERS
export const RECOGNITION_NUMBER_NAMES = ['forgive', 'late', 'ahead'] as const satisfies readonly RecognitionNumber[]

/** When a community recognises its people. */
export interface RecognitionSettings {
  readonly numbers: Readonly<Record<RecognitionNumber, number>>
  /** The usual ones first, in their order, then the community's own by id. */
  readonly rules: readonly RecognitionRule[]
}

/** Settings of which only some are known; the others are as they usually are. */
export function settingsWith(
  rules: readonly RecognitionRule[],
  read: (name: RecognitionNumber) => number | undefined,
): RecognitionSettings {
  const number = (name: RecognitionNumber) => {
    const value = read(name)
    return value !== undefined && isRecognitionNumber(name, value) ? value : RECOGNITION_NUMBERS[name].usual
  }
  const isUsual = ({ id }: RecognitionRule) => USUAL_RULES.some((known) => known === id)
  return {
    numbers: { forgive: number('forgive'), late: number('late'), ahead: number('ahead') },
    rules: [
      ...USUAL_RULES.map((id) => rules.find((rule) => rule.id === id) ?? USUAL[id]),
      ...rules.filter((rule) => !isUsual(rule)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ],
  }
}

export const USUAL_RECOGNITION = settingsWith([], () => undefined)

export function isRecognitionNumber(name: RecognitionNumber, value: number): boolean {
  const { least, most } = RECOGNITION_NUMBERS[name]
  return Number.isInteger(value) && value >= least && value <= most
}

/** No count is higher: somebody who comes every day for 27 years. */
export const MOST_COUNTED = 9999

/** Conditions that a day of the calendar brings about, whatever anybody does; too late they mean little. */
export function isOfTheCalendar(condition: Condition): boolean {
  return condition === 'joined' || condition === 'birthday'
}
