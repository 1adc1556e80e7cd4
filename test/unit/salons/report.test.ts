import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { TIE_LEVELS } from '../../../shared/ties/tie.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import { eveningPicture } from '../../../shared/salons/evening-picture.ts'
import { eveningReport, pairsOf } from '../../../shared/salons/report.ts'
import type { EveningFacts } from '../../../shared/salons/report.ts'

/** Members are named by a letter. */
function ids(names: string): MemberId[] {
  return Array.from(names) as MemberId[]
}

/** Ties written as `ab strong 2`: who, how warm, how often met; said from both sides. */
function ties(...lines: readonly string[]): Map<MemberId, Map<MemberId, Tie>> {
  const web = new Map<MemberId, Map<MemberId, Tie>>()
  for (const line of lines) {
    const [pair = '', level, met = '0'] = line.split(' ')
    const [a, b] = ids(pair)
    const known = TIE_LEVELS.find((each) => each === level)
    if (!a || !b || !known) throw new Error(`no tie: ${line}`)
    const tie: Tie = { strength: STRENGTHS[known], level: known, met: Number(met), shared: 1, first: 0, last: 0 }
    for (const [one, other] of [[a, b] as const, [b, a] as const])
      web.set(one, (web.get(one) ?? new Map<MemberId, Tie>()).set(other, tie))
  }
  return web
}

const STRENGTHS = { strong: 2, warm: 0.8, faint: 0.2 } as const

function facts(more: Partial<EveningFacts> = {}): EveningFacts {
  return {
    came: ids('abcd').map((member) => ({ member, before: member === 'd' ? 0 : 3, walkIn: member === 'd' })),
    companions: 0,
    expected: 0,
    expectedCame: 0,
    meetings: [],
    before: new Map(),
    after: new Map(),
    ratings: [],
    ...more,
  }
}

describe('A report', () => {
  test('counts who came, for the first time or again, and how many kept their word', () => {
    expect(eveningReport(facts({ companions: 2, expected: 5, expectedCame: 3 }))).toMatchObject({
      came: 4,
      fresh: 1,
      returning: 3,
      walkIns: 1,
      companions: 2,
      kept: 0.6,
    })
    expect(eveningReport(facts()).kept).toBeNull()
  })

  test('counts a pair once, however often the two met, and as new where they never had', () => {
    // abc at one table: ab, ac, bc. Then a and b again, and c and d: four pairs, of whom ab had met before.
    const meetings = [ids('abc'), ids('ba'), ids('cd')]
    const report = eveningReport(facts({ meetings, before: ties('ab warm 1', 'ac faint') }))
    expect(report).toMatchObject({ pairs: 4, newPairs: 3 })
  })

  test('counts a tie as warmed that was less than warm before and is warm now', () => {
    const before = ties('ab warm', 'ac faint')
    const after = ties('ab strong', 'ac warm', 'bc warm', 'cd faint')
    expect(eveningReport(facts({ before, after })).warmed).toBe(2)
  })

  test('says which newcomers met somebody who had been there before', () => {
    const came = ids('abcd').map((member) => ({ member, before: member === 'a' ? 2 : 0, walkIn: false }))
    expect(eveningReport(facts({ came, meetings: [ids('ab'), ids('cd')] }))).toMatchObject({ fresh: 3, welcomed: 1 })
  })

  test('counts those who met across two circles as bridges', () => {
    const came = ids('abcdefx').map((member) => ({ member, before: 3, walkIn: false }))
    const before = ties('ab strong', 'bc strong', 'ac strong', 'de strong', 'ef strong', 'df strong')
    // a and d are of two circles; x is of none, and a and b of one.
    const report = eveningReport(facts({ came, before, meetings: [ids('ad'), ids('ax'), ids('ab')] }))
    expect(report).toMatchObject({ circles: 2, bridges: 1 })
  })

  test('gives the mean of the ratings to a tenth, and none where nobody rated', () => {
    expect(eveningReport(facts({ ratings: [5, 4, 4] }))).toMatchObject({ rating: 4.3, ratings: 3 })
    expect(eveningReport(facts()).rating).toBeNull()
  })
})

test('A picture has a dot for everybody, within its frame, and a line for everybody who met', () => {
  const people = ids('abcdefghijklmnop').map((member) => ({ member, fresh: member === 'p' }))
  const meetings = [ids('abcde'), ids('fghij'), ids('ka')]
  const { dots, lines, ratio } = eveningPicture(people, meetings, (a) => a === 'a')
  expect(dots).toHaveLength(16)
  expect(dots.filter(({ fresh }) => fresh)).toHaveLength(1)
  for (const { x, y } of dots) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(1)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(1 / ratio)
  }
  expect(lines).toHaveLength(pairsOf(meetings).length)
  // ab, ac, ad, ae, ak.
  expect(lines.filter(({ isNew }) => isNew)).toHaveLength(5)
})

test('A picture of an evening to which nobody came is empty', () => {
  expect(eveningPicture([], [], () => false)).toMatchObject({ dots: [], lines: [] })
})
