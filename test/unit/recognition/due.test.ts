import { describe, expect, it } from 'vitest'
import type { RuleId } from '../../../shared/domain/ids.ts'
import { NO_NAMES, USUAL_RECOGNITION } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionRule } from '../../../shared/domain/recognition-rules.ts'
import { owedOn, owedTo } from '../../../shared/recognition/due.ts'
import { monthOf } from '../../../shared/recognition/month.ts'
import { spotlightOn } from '../../../shared/recognition/spotlight.ts'
import { day, personWith, rulesWith, TODAY, told, withRule } from '../../helpers/recognition.ts'
import { memberNumber } from '../../helpers/value.ts'

const NOTHING = personWith().did
/** The first of so many months, up to and with November 2026, but for some. */
const months = (count: number, but: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2026, 10 - (count - 1 - index), 10))
    return date.toISOString().slice(0, 10)
  })
    .filter((iso) => !but.includes(iso.slice(0, 7)))
    .map(day)

describe('What is due', () => {
  it('is an anniversary on its day, shown two weeks ahead and for thirty days after', () => {
    const joined = (iso: string) => told(owedTo(personWith({ joined: day(iso) }), rulesWith()))
    expect(joined('2021-11-22')).toEqual(['due joined:5 2026-11-22'])
    expect(joined('2025-12-06')).toEqual(['ahead joined:1 2026-12-06'])
    expect(joined('2025-12-07')).toEqual([])
    expect(joined('2024-10-23')).toEqual(['due joined:2 2026-10-23'])
    expect(joined('2024-10-22')).toEqual([])
    expect(joined('2027-01-01')).toEqual([])
  })

  it('is a birthday every year, over the new year as well, and on the 28th of February for whoever has the 29th', () => {
    const born = (month: number, date: number, today: string) =>
      told(owedTo(personWith({ birthday: { month, day: date } }), rulesWith({ today: day(today) })))
    expect(born(11, 28, '2026-11-22')).toEqual(['ahead birthday:2026 2026-11-28'])
    expect(born(1, 3, '2026-12-28')).toEqual(['ahead birthday:2027 2027-01-03'])
    expect(born(12, 20, '2027-01-05')).toEqual(['due birthday:2026 2026-12-20'])
    expect(born(2, 29, '2027-02-28')).toEqual(['due birthday:2027 2027-02-28'])
    expect(born(2, 29, '2028-02-29')).toEqual(['due birthday:2028 2028-02-29'])
  })

  it('is the 1st, 5th, 10th … salon, on the day that it was', () => {
    const came = months(11).slice(0, 10)
    expect(told(owedTo(personWith({ came, settled: ['salons:1', 'streak:3'] }), rulesWith()))).toEqual([
      'due salons:5 2026-05-10',
      'due salons:10 2026-10-10',
      'due streak:6 2026-06-10',
    ])
  })

  it('is never what was given or let pass', () => {
    const settled = ['salons:1', 'talks:1']
    const talked = { ...NOTHING, talks: [TODAY] }
    expect(owedTo(personWith({ came: [TODAY], did: talked, settled }), rulesWith())).toEqual([])
  })

  it('is nothing of a rule that is off or of another chapter', () => {
    const person = personWith({ did: { ...NOTHING, talks: [TODAY] } })
    expect(owedTo(person, rulesWith({ settings: withRule({ id: 'talks', on: false }) }))).toEqual([])
    const elsewhere = withRule({ id: 'talks', chapter: 'cha_1111111111111111' as never })
    expect(owedTo(person, rulesWith({ settings: elsewhere }))).toEqual([])
  })

  it('is what a rule of the community counts, again and again where it says so', () => {
    const rule: RecognitionRule = {
      id: 'rul_0000000000000000' as RuleId,
      on: true,
      condition: 'hosted',
      at: [2],
      every: 3,
      chapter: null,
      badge: 'cup',
      names: { ...NO_NAMES, en: 'Keeper of the kettle' },
      from: '2026-01-01',
      since: '',
    }
    const settings = { ...USUAL_RECOGNITION, rules: [rule] }
    const person = personWith({ did: { ...NOTHING, hosted: months(9) } })
    expect(told(owedTo(person, rulesWith({ settings })))).toEqual([
      'due rul_0000000000000000:2 2026-04-10',
      'due rul_0000000000000000:5 2026-07-10',
      'due rul_0000000000000000:8 2026-10-10',
    ])
  })
})

describe('What was reached before a rule', () => {
  const came = Array.from({ length: 60 }, (_, index) => day('2019-01-01') + index * 7)
  const from = '2026-01-01'

  it('is one word for the highest number, and due to nobody until somebody says so', () => {
    const settings = { ...withRule({ id: 'salons', from }), numbers: USUAL_RECOGNITION.numbers }
    const only = (more = {}) => told(owedTo(personWith({ came, ...more }), rulesWith({ settings }))).filter(isOfSalons)
    expect(only()).toEqual(['before salons:50 2019-12-10'])
    expect(only({ owed: ['salons:50'] })).toEqual(['earlier salons:50 2019-12-10'])
    expect(only({ settled: ['salons:50'] })).toEqual([])
  })

  it('is due back to the day that somebody chose', () => {
    const since = (iso: string) =>
      told(owedTo(personWith({ came }), rulesWith({ settings: withRule({ id: 'salons', from, since: iso }) }))).filter(
        isOfSalons,
      )
    expect(since('2019-12-11')).toEqual(['before salons:50 2019-12-10'])
    expect(since('2019-12-10')).toEqual(['earlier salons:50 2019-12-10'])
  })

  it('is no birthday', () => {
    const settings = withRule({ id: 'birthday', from: '2026-12-01', since: '2019-01-01' })
    expect(owedTo(personWith({ birthday: { month: 11, day: 20 } }), rulesWith({ settings }))).toEqual([])
  })
})

describe('A streak', () => {
  const streaks = (came: readonly number[], more = {}, rules = {}) =>
    told(owedTo(personWith({ came, ...more }), rulesWith(rules))).filter((line) => line.includes('streak'))

  it('counts months with a salon, whatever the number of salons in them', () => {
    expect(streaks([...months(3), TODAY, TODAY])).toEqual(['due streak:3 2026-11-10'])
    expect(streaks(months(2))).toEqual([])
  })

  it('goes on over a month in which they were ill, and over one in which the chapter held no salon', () => {
    const came = months(5, ['2026-08', '2026-09'])
    expect(streaks(came)).toEqual([])
    expect(streaks(came, { excused: [monthOf(day('2026-08-01'))] })).toEqual(['due streak:3 2026-11-10'])
    const held = new Set([...rulesWith().held].filter((month) => month !== monthOf(day('2026-09-01'))))
    expect(streaks(came, {}, { held })).toEqual(['due streak:3 2026-11-10'])
  })

  it('forgives one missed month in six, which adds nothing, and none where nobody wants that', () => {
    const came = months(8, ['2026-06', '2026-09'])
    expect(streaks(came)).toEqual(['due streak:3 2026-07-10'])
    const numbers = { ...USUAL_RECOGNITION.numbers, forgive: 3 }
    expect(streaks(came, {}, { settings: { ...USUAL_RECOGNITION, numbers } })).toEqual([
      'due streak:3 2026-07-10',
      'due streak:6 2026-11-10',
    ])
    const strict = { ...USUAL_RECOGNITION.numbers, forgive: 0 }
    expect(streaks(months(4, ['2026-09']), {}, { settings: { ...USUAL_RECOGNITION, numbers: strict } })).toEqual([])
  })

  it('is not broken by a month that is not over', () => {
    expect(streaks(months(4).slice(0, 3))).toEqual(['due streak:3 2026-10-10'])
  })
})

describe('An evening that is to come', () => {
  it('tells what it would be the tenth of, and nothing that was due before', () => {
    const came = months(9)
    const saturday = day('2026-11-28')
    expect(told(owedOn(personWith({ came }), rulesWith(), saturday))).toEqual(['due salons:10 2026-11-28'])
    expect(owedOn(personWith({ came: came.slice(1) }), rulesWith(), saturday)).toEqual([])
  })
})

describe('The spotlight', () => {
  it('falls on who carried much and was thanked little, and on nobody who only came or had it within the year', () => {
    const hosted = { ...NOTHING, hosted: [TODAY - 10, TODAY - 40] }
    const quiet = personWith({ did: hosted }, memberNumber(1))
    const thanked = personWith(
      { did: { ...hosted, talks: [TODAY - 5], contributions: [TODAY - 5] }, given: [TODAY - 3, TODAY - 4] },
      memberNumber(2),
    )
    const guest = personWith({ came: months(12) }, memberNumber(3))
    const before = personWith({ did: hosted, spotlights: [monthOf(TODAY) - 11] }, memberNumber(4))
    const found = spotlightOn([thanked, guest, before, quiet], TODAY)
    expect(found.map(({ member, score }) => [member, score])).toEqual([
      [memberNumber(1), 6],
      [memberNumber(2), 3],
    ])
  })
})

function isOfSalons(line: string): boolean {
  return line.includes('salons')
}
