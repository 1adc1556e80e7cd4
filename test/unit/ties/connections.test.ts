import { describe, expect, it } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { connectorsAmong, kindsOf } from '../../../shared/ties/connectors.ts'
import { hasCooled } from '../../../shared/ties/cooling.ts'
import { introductionIdeas, outcomeOf } from '../../../shared/ties/introductions.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import { namesOf, tribePartsOf, tribesOf } from '../../../shared/ties/tribes.ts'
import { chapterId, recordId } from '../../helpers/people.ts'

const DAY = 86_400_000
const TODAY = 20_777
const [mei, hao, an, bo] = [recordId(1), recordId(2), recordId(3), recordId(4)]
const tie = (strength: number): Tie => ({
  strength, level: strength >= 0.5 ? 'warm' : 'faint', shared: 1, met: 1, first: 0, last: 0,
}) // prettier-ignore

describe('a tie has cooled', () => {
  it('where it was warm a quarter ago', () => {
    expect(hasCooled({ strength: 0.4, last: TODAY - 300 }, TODAY)).toBe(true)
    expect(hasCooled({ strength: 0.35, last: TODAY - 300 }, TODAY)).toBe(false)
  })

  it('where it was warm when the two last met, if that was later', () => {
    expect(hasCooled({ strength: 0.48, last: TODAY - 20 }, TODAY)).toBe(true)
    expect(hasCooled({ strength: 0.4, last: TODAY - 20 }, TODAY)).toBe(false)
  })

  it('not while it is warm', () => {
    expect(hasCooled({ strength: 0.5, last: TODAY - 80 }, TODAY)).toBe(false)
  })
})

describe('an idea whom to introduce', () => {
  const nothing = { interests: [], friends: [], helps: false }

  it('needs something that both share', () => {
    expect(introductionIdeas([{ ...nothing, member: hao, helps: true }], () => 0.1)).toEqual([])
  })

  it('counts a rare interest for more than what everybody likes', () => {
    const ideas = introductionIdeas(
      [
        { ...nothing, member: hao, interests: ['咖啡'] },
        { ...nothing, member: an, interests: ['尺八'] },
      ],
      (interest) => (interest === '咖啡' ? 0.8 : 0.01),
    )
    expect(ideas.map(({ member }) => member)).toEqual([an, hao])
  })

  it('counts a friend of both, and more where one opens doors to the other', () => {
    const ideas = introductionIdeas(
      [
        { ...nothing, member: hao, friends: [bo] },
        { ...nothing, member: an, friends: [bo], helps: true },
      ],
      () => 0.1,
    )
    expect(ideas.map(({ member, score }) => [member, score])).toEqual([
      [an, 1.75],
      [hao, 1],
    ])
  })
})

describe('an introduction', () => {
  const at = TODAY * DAY
  const later = (days: number) => at + days * DAY

  it('has held once the two were together on another day', () => {
    expect(outcomeOf(at, [at, later(30)], tie(2), later(200))).toEqual({ state: 'held', again: 1, level: 'warm' })
  })

  it('has faded where they met again, and lost touch since', () => {
    const faint = { ...tie(2), level: 'faint' } as const
    expect(outcomeOf(at, [at, later(30)], faint, later(900))).toEqual({ state: 'faded', again: 1, level: 'faint' })
  })

  it('has as long to hold as the community says', () => {
    expect(outcomeOf(at, [at], tie(2), later(91), { meetAgainDays: 120 }).state).toBe('fresh')
  })

  it('is fresh for ninety days, and has faded after that', () => {
    expect(outcomeOf(at, [at], tie(2), later(90)).state).toBe('fresh')
    expect(outcomeOf(at, [at], undefined, later(91))).toEqual({ state: 'faded', again: 0, level: null })
  })
})

describe('a tribe', () => {
  const [taipei, taichung]: ChapterId[] = [chapterId(1), chapterId(2)]
  const people = [
    { member: mei, interests: ['閱讀', '咖啡'], chapters: [taipei ?? chapterId(1)] },
    { member: hao, interests: ['閱讀'], chapters: [taichung ?? chapterId(2)] },
    { member: an, interests: ['閱讀'], chapters: [taipei ?? chapterId(1)] },
    { member: bo, interests: ['咖啡'], chapters: [taipei ?? chapterId(1)] },
  ]

  it('is three who share an interest, across chapters', () => {
    // 美 and 安 know each other, and so do 豪 and 波, who share nothing.
    const friends: Record<string, readonly (readonly string[])[]> = {
      [mei]: [['閱讀']], [an]: [['閱讀', '咖啡']], [hao]: [['咖啡']], [bo]: [['閱讀']],
    } // prettier-ignore
    const partOf = (those: typeof people) => tribePartsOf(those, (member) => friends[member] ?? [])
    const tribes = [
      {
        interest: '閱讀',
        members: 3,
        chapters: [
          { chapter: chapterId(1), members: 2 },
          { chapter: chapterId(2), members: 1 },
        ],
        tied: 2,
        core: [mei, an],
      },
    ]
    expect(tribesOf([partOf(people)])).toEqual(tribes)
    expect(tribesOf(people.map((person) => partOf([person])))).toEqual(tribes)
  })

  it('that was found by who comes together is named by what its people share and others do not', () => {
    const circle = people.filter(({ interests }) => interests.includes('咖啡'))
    expect(namesOf(circle, people).map(({ interest, members }) => [interest, members])).toEqual([['咖啡', 2]])
    expect(namesOf(people, people)).toEqual([])
  })
})

describe('who brings people together', () => {
  const nothing = {
    brought: 0, stayed: 0, introduced: 0, held: 0, ideas: 0, adopted: 0, hosted: 0, strong: 0, warm: 0,
  } // prettier-ignore

  it('is told by what came of it, not by how often they tried', () => {
    expect(kindsOf({ ...nothing, introduced: 9, brought: 4, ideas: 7, warm: 40 })).toEqual([])
    expect(kindsOf({ ...nothing, held: 2, stayed: 1, adopted: 1, hosted: 1, strong: 5 })).toEqual([
      'voice',
      'advocate',
      'matchmaker',
      'trusted',
    ])
  })

  it('stands higher the more they are to the others', () => {
    const all = [
      { ...nothing, member: mei, strong: 30 },
      { ...nothing, member: hao, strong: 5, held: 2 },
      { ...nothing, member: an },
    ]
    expect(connectorsAmong(all).map(({ member }) => member)).toEqual([hao, mei])
  })
})
