import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import { matched, person } from '../../helpers/match-records.ts'

/** Few values of each kind, so that records meet in every way. */
const NAMES = ['陳怡君', '陈怡君', 'Chen Yijun', '陳怡安', '陳小姐', '王偉', '阿明', 'Amara Okonkwo', 'Amara', '']
const PHONES = [
  '0912345671',
  '+886 912 345 671',
  '0912345617',
  '912345671',
  '02-2283-7635#12',
  '13812345678',
  '9.12E+08',
]
const EMAILS = [
  'rain@gmail.com',
  'r.ain@gmial.com',
  'info@club.org',
  'rain88@gmail.com',
  'rain89@gmail.com',
  'no address',
]
const DAYS = ['1988-05-17', '1988-05-07', '1988-07-05', '--05-17', '1961-11-02', '1988-14-45', '']
const PLACES = [
  '台北市大安區和平東路二段76巷19弄3號4樓',
  '臺北市大安區和平東路2段76巷19弄3號4F',
  '12 Harbour St',
  '高雄',
]

const some = (values: readonly string[]) => fc.array(fc.constantFrom(...values), { maxLength: 2 })

const RECORD: fc.Arbitrary<MatchRecord> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    phones: some(PHONES),
    emails: some(EMAILS),
    birthdays: some(DAYS),
    addresses: some(PLACES),
    cities: some(['台北', '高雄', 'Ardrossan']),
    accounts: some(['line:rain', 'LINE:@Rain', 'wechat:rain']),
    numbers: some(['1', '001', 'A-17']),
    organizations: some(['小山學校', '小山学校']),
    genders: some(['女', 'F', 'male', '?']),
  })
  .map(({ name, ...rest }) => person('', name, rest))

const ROSTER = fc.array(RECORD, { maxLength: 24 }).map((records) => withIds(records, (at) => `r${at}`))

function withIds(records: readonly MatchRecord[], idOf: (at: number) => string): MatchRecord[] {
  return records.map((record, at) => ({ ...record, id: idOf(at) }))
}

describe('finding who may be one person', () => {
  test('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(ROSTER, fc.infiniteStream(fc.nat()), (records, order) => {
        const shuffled = records
          .map((record) => ({ record, at: Number(order.next().value) }))
          .sort((one, other) => one.at - other.at)
          .map(({ record }) => record)
        expect(matched(shuffled)).toEqual(matched(records))
      }),
      { numRuns: 150 },
    )
  })

  test('takes no id for evidence: other ids give the same pairs under other names', () => {
    fc.assert(
      fc.property(ROSTER, (records) => {
        // In the same order as before, so that equal records keep their turn.
        const renamed = matched(withIds(records, (at) => `0912345671-陳怡君-${String(at).padStart(3, '0')}`))
        const named = matched(withIds(records, (at) => `r${String(at).padStart(3, '0')}`))
        const back = (id: string) => `r${id.slice(-3)}`
        expect(renamed.pairs.map((pair) => ({ ...pair, a: back(pair.a), b: back(pair.b) }))).toEqual(named.pairs)
        expect(renamed.groups.map((group) => group.map(back))).toEqual(named.groups)
      }),
      { numRuns: 100 },
    )
  })

  test('lists each pair once, of two records, the smaller id first, with a score from 0 to 1', () => {
    fc.assert(
      fc.property(ROSTER, (records) => {
        const { pairs } = matched(records)
        expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length)
        for (const { a, b, score, reasons } of pairs) {
          expect(a < b).toBe(true)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          expect(reasons.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('merges by default only groups of which every pair is safe', () => {
    fc.assert(
      fc.property(ROSTER, (records) => {
        const { pairs, groups } = matched(records)
        const safe = new Set(pairs.filter(({ lane }) => lane === 'safe').map(({ a, b }) => `${a} ${b}`))
        for (const group of groups) {
          for (const [at, a] of group.entries())
            for (const b of group.slice(at + 1)) expect(safe).toContain(`${a} ${b}`)
        }
        expect(groups.flat()).toHaveLength(new Set(groups.flat()).size)
      }),
      { numRuns: 150 },
    )
  })

  test('never merges two who were at one salon, and leaves out what was decided', () => {
    fc.assert(
      fc.property(ROSTER, (records) => {
        const met = matched(records, { metAtOneSalon: () => true })
        expect(met.groups).toEqual([])
        expect(met.pairs.filter(({ lane }) => lane === 'safe' || lane === 'choose')).toEqual([])
        expect(matched(records, { isDecided: () => true }).pairs).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('never throws, whatever the cells hold', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('𠮷🙂\u200fא\u202e')), {
      maxLength: 3,
    })
    const garbage = fc.record({
      names: fc.array(fc.record({ name: fc.string({ unit: 'binary' }), family: fc.string(), given: fc.string() }), { maxLength: 2 }),
      phones: cells, emails: cells, accounts: cells, numbers: cells, birthdays: cells,
      addresses: cells, cities: cells, organizations: cells, genders: cells, country: fc.string({ maxLength: 3 }),
    }) // prettier-ignore
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 8 }), (records) => {
        matched(records.map((record, at) => ({ ...record, id: String(at) })))
      }),
      { numRuns: 200 },
    )
  })
})
