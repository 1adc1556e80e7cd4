import type { ChapterId, MemberId } from '../../shared/domain/ids.ts'
import { USUAL_RECOGNITION } from '../../shared/domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../../shared/domain/recognition-rules.ts'
import { occasionKey } from '../../shared/domain/recognition.ts'
import type { DueRules, Owed } from '../../shared/recognition/due.ts'
import type { RecognisableFacts } from '../../shared/recognition/facts.ts'
import { monthOf } from '../../shared/recognition/month.ts'
import { dayOf, isoOf } from '../../shared/value/day.ts'
import type { Day } from '../../shared/value/day.ts'
import { memberNumber } from './value.ts'

export const CHAPTER = 'cha_0000000000000000' as ChapterId

export function day(iso: string): Day {
  return dayOf(iso) ?? 0
}

export const TODAY = day('2026-11-22')

/** Rules of a chapter that began in 2020 and has held a salon in every month since. */
export function rulesWith(more: Partial<DueRules> = {}): DueRules {
  const held = Array.from({ length: 84 }, (_, index) => monthOf(day('2020-01-01')) + index)
  return { settings: USUAL_RECOGNITION, today: TODAY, began: day('2020-01-01'), held: new Set(held), ...more }
}

/** The usual rules, one of them another. */
export function withRule(rule: Partial<RecognitionRule> & Pick<RecognitionRule, 'id'>): RecognitionSettings {
  return {
    ...USUAL_RECOGNITION,
    rules: USUAL_RECOGNITION.rules.map((each) => (each.id === rule.id ? { ...each, ...rule } : each)),
  }
}

export function personWith(
  more: Partial<RecognisableFacts> = {},
  member: MemberId = memberNumber(1),
): RecognisableFacts {
  return {
    member,
    chapter: CHAPTER,
    joined: null,
    birthday: null,
    came: [],
    did: { talks: [], ideas: [], introductions: [], hosted: [], contributions: [], challenges: [] },
    excused: [],
    settled: [],
    owed: [],
    given: [],
    spotlights: [],
    ...more,
  }
}

/** `due salons:5 2026-11-08` */
export function told(owed: readonly Owed[]): string[] {
  return owed.map(({ rule, number, day: on, state }) => `${state} ${occasionKey({ of: rule.id, number })} ${isoOf(on)}`)
}
