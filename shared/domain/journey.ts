/**
 * What a step of a member's first hundred days asks for. `own`: something that only a person can tick. The others are seen in
 * what is written down anyway: a touchpoint, a companion, salons, people met, an introduction, a contribution.
 */
export const JOURNEY_RULES = [
  'greeting',
  'companion',
  'salon',
  'met',
  'secondSalon',
  'introduction',
  'talk',
  'contribution',
  'own',
] as const
export type JourneyRule = (typeof JOURNEY_RULES)[number]

/** A rule that the product has a sentence for. */
export type SeenRule = Exclude<JourneyRule, 'own'>

export interface JourneyStep {
  /** The rule itself for those that are seen; `ent_…` for a community's own. */
  readonly id: string
  readonly rule: JourneyRule
  /** What a community calls it; '' for the product's own words. */
  readonly text: string
  /** By this day of the journey, counted from 1, it should have been done. */
  readonly due: number
  /** Steps that a community does without are kept, so that they can come back as they were. */
  readonly off: boolean
}

/** How a community accompanies new members. */
export interface JourneySettings {
  /** How many days a journey lasts. */
  readonly days: number
  /** By due day. */
  readonly steps: readonly JourneyStep[]
}

/** People who are greeted within days come again; the rest of the ladder follows one salon a month. */
const USUAL_DUE: Readonly<Record<SeenRule, number>> = {
  greeting: 3,
  companion: 7,
  salon: 30,
  met: 40,
  talk: 45,
  secondSalon: 60,
  introduction: 75,
  contribution: 100,
}

/** So many people somebody has to have met for `met`; so many days a conversation looks back on for `talk`. */
export const PEOPLE_TO_MEET = 3
export const TALK_AFTER = 30

export const USUAL_DAYS = 100
/** A journey of more than a year is a membership. */
export const DAYS_MOST = 366
export const OWN_STEPS_MOST = 30

export const SEEN_RULES = JOURNEY_RULES.filter((rule): rule is SeenRule => rule !== 'own')

export const USUAL_JOURNEY: JourneySettings = {
  days: USUAL_DAYS,
  steps: inOrder(SEEN_RULES.map((rule) => ({ id: rule, rule, text: '', due: USUAL_DUE[rule], off: false }))),
}

/** By due day; of one day as the product lists them, a community's own last. */
export function inOrder(steps: readonly JourneyStep[]): JourneyStep[] {
  return steps.toSorted(
    (a, b) => a.due - b.due || JOURNEY_RULES.indexOf(a.rule) - JOURNEY_RULES.indexOf(b.rule) || (a.id < b.id ? -1 : 1),
  )
}
