import { describe, expect, it } from 'vitest'
import { tiesOf } from '../../../shared/ties/tie.ts'
import type { Occasion } from '../../../shared/ties/tie.ts'
import { recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 11)
const [mei, hao, an, bo] = [recordId(1), recordId(2), recordId(3), recordId(4)]

const evening = (daysAgo: number, people: number, encounters: Occasion['encounters'] = []): Occasion => ({
  at: NOW - daysAgo * DAY,
  present: new Set(Array.from({ length: people }, (_, number) => recordId(number + 1))),
  encounters,
})
const met = (...members: readonly (typeof mei)[]) => ({ members, introduced: false })

describe('a tie', () => {
  it('gets 1/√n from an evening in a room of n', () => {
    expect(tiesOf(mei, [evening(0, 16)], NOW).get(hao)).toMatchObject({ strength: 0.25, level: 'faint', shared: 1 })
    expect(tiesOf(mei, [evening(0, 4)], NOW).get(hao)).toMatchObject({ strength: 0.5, level: 'warm', met: 0 })
  })

  it('gets 1 from having met, in the place of 1/√n', () => {
    const ties = tiesOf(mei, [evening(0, 16, [met(mei, hao)])], NOW)
    expect(ties.get(hao)).toMatchObject({ strength: 1, level: 'warm', met: 1, shared: 1 })
    expect(ties.get(an)).toMatchObject({ strength: 0.25, met: 0 })
  })

  it('gets 2 from an introduction, however often the two also met that evening', () => {
    const encounters = [met(mei, hao), { members: [mei, hao], introduced: true }, met(hao, mei)]
    expect(tiesOf(mei, [evening(0, 16, encounters)], NOW).get(hao)).toMatchObject({ strength: 2, met: 1 })
  })

  it('halves every 180 days', () => {
    expect(tiesOf(mei, [evening(180, 16, [met(mei, hao)])], NOW).get(hao)?.strength).toBeCloseTo(0.5, 12)
    expect(tiesOf(mei, [evening(360, 4)], NOW).get(hao)?.strength).toBeCloseTo(0.125, 12)
  })

  it('is strong from 1.5 and warm from 0.5', () => {
    const levelAfter = (...occasions: Occasion[]) => tiesOf(mei, occasions, NOW).get(hao)?.level
    expect(levelAfter(evening(0, 16, [met(mei, hao)]), evening(0, 4))).toBe('strong')
    expect(levelAfter(evening(0, 16, [met(mei, hao)]), evening(0, 5))).toBe('warm')
    expect(levelAfter(evening(1, 4))).toBe('faint')
  })

  it('is never strong between two who were in one room a hundred times and never met', () => {
    const often = Array.from({ length: 100 }, (_, week) => evening(week, 9))
    expect(tiesOf(mei, often, NOW).get(hao)).toMatchObject({ level: 'warm', shared: 100, met: 0 })
  })

  it('grows from a coffee of two, outside any evening', () => {
    const coffee = { at: NOW - 3 * DAY, present: new Set<typeof mei>(), encounters: [met(mei, bo)] }
    const tie = tiesOf(mei, [evening(30, 2), coffee], NOW).get(bo)
    expect(tie).toMatchObject({ level: 'warm', shared: 0, met: 1, last: coffee.at })
  })

  it('counts what is dated ahead as of now', () => {
    expect(tiesOf(mei, [evening(-400, 4)], NOW).get(hao)?.strength).toBe(0.5)
  })

  it('is with nobody for who was not there', () => {
    expect(tiesOf(recordId(99), [evening(0, 16, [met(mei, hao)])], NOW).size).toBe(0)
  })
})
