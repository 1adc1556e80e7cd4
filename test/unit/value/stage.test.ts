import { describe, expect, it } from 'vitest'
import type { MemberFacts } from '../../../shared/value/facts.ts'
import { stageOf } from '../../../shared/value/stage.ts'
import { factsOf, SETTINGS, TODAY } from '../../helpers/value.ts'

/** The stage of somebody who came, gave and did things so many days ago. */
function stage({ joined = 400, came = [], gave = [], hosted = [] }: Partial<Ago>) {
  const ago = (all: readonly number[]) => all.map((days) => TODAY - days).sort((a, b) => a - b)
  const more: Partial<MemberFacts> = {
    joined: TODAY - joined,
    came: ago(came),
    gave: ago(gave),
    deeds: ago(hosted).map((day) => ({ kind: 'hosted', day })),
  }
  return stageOf(factsOf(0, more), SETTINGS, TODAY)
}

interface Ago {
  readonly joined: number
  readonly came: readonly number[]
  readonly gave: readonly number[]
  readonly hosted: readonly number[]
}

describe('Somebody’s stage', () => {
  it('is onboarding until the first salon', () => {
    expect(stage({ joined: 30 })).toEqual({ stage: 'onboarding', joined: TODAY - 30 })
    expect(stage({ joined: 30, gave: [3] }).stage).toBe('onboarding')
  })

  it('is activation until three salons lie within 180 days', () => {
    expect(stage({ joined: 90, came: [80] })).toEqual({ stage: 'activation', came: 1, recent: 1, missing: 2 })
    expect(stage({ joined: 300, came: [250, 100, 10] })).toEqual({
      stage: 'activation',
      came: 3,
      recent: 2,
      missing: 1,
    })
    expect(stage({ joined: 300, came: [190, 100, 10] }).stage).toBe('growth')
  })

  it('is growth once they were activated, overdue after 60 days of nothing', () => {
    expect(stage({ joined: 200, came: [150, 120, 60] })).toMatchObject({ stage: 'growth', isOverdue: false })
    expect(stage({ joined: 200, came: [150, 120, 61] })).toMatchObject({ stage: 'growth', isOverdue: true })
    expect(stage({ joined: 200, came: [150, 120, 61], gave: [5] })).toMatchObject({ isOverdue: false })
  })

  it('is retention for those still active a year after they joined, overdue after 120 days', () => {
    expect(stage({ joined: 365, came: [30, 20, 0] })).toMatchObject({ stage: 'retention', isOverdue: false })
    expect(stage({ joined: 364, came: [30, 20, 0] }).stage).toBe('growth')
    expect(stage({ joined: 600, came: [200, 190, 121] })).toMatchObject({ stage: 'retention', isOverdue: true })
  })

  it('is advocacy for a year after they did something for others to come', () => {
    expect(stage({ hosted: [365] }).stage).toBe('advocacy')
    expect(stage({ hosted: [366] }).stage).toBe('onboarding')
  })

  it('is never lost by silence', () => {
    for (const days of [30, 300, 3000])
      expect(stage({ joined: days + 500, came: [days + 60, days + 30, days] }).stage).toBe('retention')
  })

  it('does not know of what is yet to come', () => {
    expect(stage({ joined: 10, came: [-3] }).stage).toBe('onboarding')
  })
})
