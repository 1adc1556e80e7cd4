import { addDays } from '../calendar/wall-clock.ts'
import type { IsoDate } from '../domain/dates.ts'
import type { MemberId, SalonId, StepId } from '../domain/ids.ts'
import { PEOPLE_TO_MEET, TALK_AFTER } from '../domain/journey.ts'
import type { JourneySettings, JourneyStep } from '../domain/journey.ts'

/** What is known of a new member in one chapter; lists may be in any order. */
export interface FirstFacts {
  readonly started: IsoDate
  /** The first day of which anything counts: greeting somebody before they join is a greeting too. */
  readonly since: IsoDate
  readonly touched: readonly { readonly day: IsoDate; readonly isTalk: boolean }[]
  readonly companion: { readonly who: MemberId; readonly day: IsoDate } | null
  readonly came: readonly { readonly salon: SalonId; readonly day: IsoDate }[]
  /** A line for everybody met and every time. */
  readonly met: readonly { readonly who: MemberId; readonly day: IsoDate; readonly introduced: boolean }[]
  readonly gave: readonly { readonly what: string; readonly day: IsoDate }[]
  /** What a person ticked. */
  readonly ticks: readonly Tick[]
}

export interface Tick {
  readonly id: StepId
  readonly step: string
  readonly day: IsoDate
}

/** What shows that a step is done, and the day on which it was. */
export type Done =
  | { readonly why: 'touched'; readonly day: IsoDate }
  | { readonly why: 'companion'; readonly day: IsoDate; readonly who: MemberId }
  | { readonly why: 'came'; readonly day: IsoDate; readonly salon: SalonId }
  | { readonly why: 'met'; readonly day: IsoDate; readonly people: readonly MemberId[] }
  | { readonly why: 'introduced'; readonly day: IsoDate; readonly who: MemberId }
  | { readonly why: 'gave'; readonly day: IsoDate; readonly what: string }
  | { readonly why: 'ticked'; readonly day: IsoDate; readonly tick: Tick }

export interface StepState {
  readonly step: JourneyStep
  /** The date of its due day. */
  readonly until: IsoDate
  /** Days since `until`; 0 or less while there is time. */
  readonly late: number
  readonly done: Done | null
}

/**
 * The steps of a member's first hundred days, by due day: those that what is written down shows to be done tick themselves,
 * others stay until somebody ticks them. Where both are so, what is written down says why.
 */
export function stepsOf(facts: FirstFacts, { steps }: JourneySettings, today: IsoDate): StepState[] {
  const seen = new Sight(facts, today)
  return steps
    .filter(({ off }) => !off)
    .map((step) => {
      const until = addDays(facts.started, step.due - 1)
      return { step, until, late: daysBetween(until, today), done: seen.doneBy(step) }
    })
}

/** Whole days from one date to another; negative where the second is the earlier one. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS)
}

const MS = 86_400_000

/** What of the facts counts, in the order of their days. */
class Sight {
  readonly #facts: FirstFacts
  readonly #counts: <Fact extends { readonly day: IsoDate }>(facts: readonly Fact[]) => Fact[]

  constructor(facts: FirstFacts, today: IsoDate) {
    this.#facts = facts
    this.#counts = (list) =>
      list
        .filter(({ day }) => day >= facts.since && day <= today)
        .sort((a, b) => (a.day === b.day ? (keyOf(a) < keyOf(b) ? -1 : 1) : a.day < b.day ? -1 : 1))
  }

  doneBy(step: JourneyStep): Done | null {
    const seen = this.#seen(step.rule)
    if (seen) return seen
    const [tick] = this.#counts(this.#facts.ticks.filter((each) => each.step === step.id))
    return tick ? { why: 'ticked', day: tick.day, tick } : null
  }

  #seen(rule: JourneyStep['rule']): Done | null {
    const { started, touched, companion, came, met, gave } = this.#facts
    switch (rule) {
      case 'greeting': {
        const [touch] = this.#counts(touched)
        const [evening] = this.#counts(came)
        // Whoever came was greeted at the door.
        if (evening && (!touch || evening.day < touch.day))
          return { why: 'came', day: evening.day, salon: evening.salon }
        return touch ? { why: 'touched', day: touch.day } : null
      }
      case 'talk': {
        const from = addDays(started, TALK_AFTER)
        const talk = this.#counts(touched).find(({ day, isTalk }) => isTalk && day >= from)
        return talk ? { why: 'touched', day: talk.day } : null
      }
      case 'companion':
        return companion && { why: 'companion', day: companion.day, who: companion.who }
      case 'salon':
      case 'secondSalon': {
        const evening = this.#counts(came)[rule === 'salon' ? 0 : 1]
        return evening ? { why: 'came', day: evening.day, salon: evening.salon } : null
      }
      case 'met': {
        const people = new Map<MemberId, IsoDate>()
        for (const { who, day } of this.#counts(met)) if (!people.has(who)) people.set(who, day)
        const enough = [...people].slice(0, PEOPLE_TO_MEET)
        const day = enough.at(-1)?.[1]
        return enough.length < PEOPLE_TO_MEET || day === undefined
          ? null
          : { why: 'met', day, people: enough.map(([who]) => who) }
      }
      case 'introduction': {
        const first = this.#counts(met).find(({ introduced }) => introduced)
        return first ? { why: 'introduced', day: first.day, who: first.who } : null
      }
      case 'contribution': {
        const [first] = this.#counts(gave)
        return first ? { why: 'gave', day: first.day, what: first.what } : null
      }
      case 'own':
        return null
    }
  }
}

/** Tells facts of one day apart, so that their order does not matter. */
function keyOf(fact: object): string {
  return JSON.stringify(Object.values(fact))
}
