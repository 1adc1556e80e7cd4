import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { SalonId, StepId } from '../../../shared/domain/ids.ts'
import { USUAL_JOURNEY } from '../../../shared/domain/journey.ts'
import type { SeenRule } from '../../../shared/domain/journey.ts'
import { stepsOf } from '../../../shared/journeys/first-days.ts'
import type { FirstFacts } from '../../../shared/journeys/first-days.ts'
import { memberNumber } from '../../helpers/value.ts'

const STARTED = '2026-09-01'
const since = addDays(STARTED, -14)
const day = fc.integer({ min: -40, max: 120 }).map((days) => addDays(STARTED, days))
const few = <Each>(each: fc.Arbitrary<Each>) => fc.array(each, { maxLength: 6 })
const who = fc.nat({ max: 5 }).map((index) => memberNumber(index))

const facts: fc.Arbitrary<FirstFacts> = fc.record({
  started: fc.constant(STARTED),
  since: fc.constant(since),
  touched: few(fc.record({ day, isTalk: fc.boolean() })),
  companion: fc.option(fc.record({ who, day })),
  came: few(fc.record({ salon: fc.nat({ max: 9 }).map((at) => `sal_000000000000000${at}` as SalonId), day })),
  met: few(fc.record({ who, day, introduced: fc.boolean() })),
  gave: few(fc.record({ what: fc.constantFrom('talk', 'help'), day })),
  ticks: few(
    fc.record({
      id: fc.nat({ max: 9 }).map((at) => `stp_000000000000000${at}` as StepId),
      step: fc.constantFrom(...USUAL_JOURNEY.steps.map(({ id }) => id)),
      day,
    }),
  ),
})

const NOTHING: FirstFacts = {
  started: STARTED,
  since,
  touched: [],
  companion: null,
  came: [],
  met: [],
  gave: [],
  ticks: [],
}

function stateOf(rule: SeenRule, known: Partial<FirstFacts>, today = '2026-12-01') {
  const state = stepsOf({ ...NOTHING, ...known }, USUAL_JOURNEY, today).find(({ step }) => step.rule === rule)
  if (!state) throw new Error(`there is no step ${rule}`)
  return state
}

describe('The first hundred days', () => {
  it('do not hang on the order in which facts stand', () => {
    fc.assert(
      fc.property(facts, day, (all, today) => {
        const turned: FirstFacts = {
          ...all,
          touched: all.touched.toReversed(),
          came: all.came.toReversed(),
          met: all.met.toReversed(),
          gave: all.gave.toReversed(),
          ticks: all.ticks.toReversed(),
        }
        expect(stepsOf(turned, USUAL_JOURNEY, today)).toEqual(stepsOf(all, USUAL_JOURNEY, today))
      }),
    )
  })

  it('never lose a step that was done because more becomes known, nor call it done before it was', () => {
    fc.assert(
      fc.property(facts, facts, day, (one, other, today) => {
        const both: FirstFacts = {
          ...one,
          companion: one.companion ?? other.companion,
          touched: [...one.touched, ...other.touched],
          came: [...one.came, ...other.came],
          met: [...one.met, ...other.met],
          gave: [...one.gave, ...other.gave],
          ticks: [...one.ticks, ...other.ticks],
        }
        const after = stepsOf(both, USUAL_JOURNEY, today)
        const before = stepsOf(one, USUAL_JOURNEY, today).filter(({ done }) => done !== null)
        for (const { step } of before) expect(after.find((each) => each.step.id === step.id)?.done).not.toBeNull()
        const days = before.filter(({ step }) => step.rule !== 'companion').map(({ done }) => done?.day ?? '')
        for (const done of days) expect(done >= since && done <= today).toBe(true)
      }),
    )
  })
})

describe('A step of the first hundred days', () => {
  it('ticks itself when what is written down shows it', () => {
    expect(stateOf('greeting', { touched: [{ day: '2026-09-02', isTalk: false }] }).done).toMatchObject({
      why: 'touched',
      day: '2026-09-02',
    })
    const came = [{ salon: 'sal_0000000000000001' as SalonId, day: '2026-09-05' }]
    expect(stateOf('greeting', { came }).done).toMatchObject({ why: 'came' })
    expect(stateOf('talk', { touched: [{ day: '2026-09-20', isTalk: true }] }).done).toBeNull()
    expect(stateOf('talk', { touched: [{ day: '2026-10-05', isTalk: true }] }).done).toMatchObject({ why: 'touched' })
    expect(stateOf('talk', { touched: [{ day: '2026-10-05', isTalk: false }] }).done).toBeNull()
  })

  it('of meeting three people counts nobody twice, and is done on the day of the third', () => {
    const met = [
      { who: memberNumber(1), day: '2026-09-05', introduced: false },
      { who: memberNumber(1), day: '2026-09-12', introduced: false },
      { who: memberNumber(2), day: '2026-09-05', introduced: false },
    ]
    expect(stateOf('met', { met }).done).toBeNull()
    const third = { who: memberNumber(3), day: '2026-09-19', introduced: true }
    expect(stateOf('met', { met: [third, ...met] }).done).toMatchObject({ day: '2026-09-19' })
    expect(stateOf('introduction', { met: [third, ...met] }).done).toMatchObject({ who: memberNumber(3) })
  })

  it('is overdue from the day after its last day on, and not before', () => {
    expect(stateOf('greeting', {}, '2026-09-03').late).toBe(0)
    expect(stateOf('greeting', {}, '2026-09-04').late).toBe(1)
  })

  it('stands where a person ticked it, unless what is written down says why', () => {
    const ticks = [{ id: 'stp_0000000000000001' as StepId, step: 'contribution', day: '2026-09-10' }]
    expect(stateOf('contribution', { ticks }).done).toMatchObject({ why: 'ticked' })
    const gave = [{ what: 'help', day: '2026-09-12' }]
    expect(stateOf('contribution', { ticks, gave }).done).toMatchObject({ why: 'gave' })
  })
})
