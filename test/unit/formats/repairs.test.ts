import { describe, expect, test } from 'vitest'
import type { ColumnMapping, ColumnTarget } from '../../../shared/domain/source.ts'
import { carriedRepairs, repairedCell, repairsByColumn } from '../../../shared/formats/repairs.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import { findRepairs } from '../../helpers/find-repairs.ts'
import { trunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { TrunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'

/** The offers for one column of cells. */
function offers(
  target: ColumnTarget,
  cells: readonly string[],
  regions: readonly TrunkZeroRegion[] = ['TW'],
  dateSystem?: 1904,
) {
  const rows = cells.map((cell) => [cell])
  const lines = cells.map((_, index) => index + 2)
  return findRepairs({ rows, lines, ...(dateSystem && { dateSystem }) }, [[target]], regions)
}

function repaired(target: ColumnTarget, cells: readonly string[], regions?: readonly TrunkZeroRegion[]) {
  const repairs = repairsByColumn(offers(target, cells, regions).map(({ id }) => id)).get(0) ?? []
  return cells.map((cell) => repairedCell(cell, repairs))
}

describe('A zero that a spreadsheet dropped', () => {
  test('is offered back where a chapter lies in a country that writes it', () => {
    expect(offers('phone', ['912345678', '0922333444', '223456789', '+886 933 444 555'])).toEqual([
      {
        id: 'lost-zero:0:TW',
        kind: 'lost-zero',
        column: 0,
        rows: 2,
        examples: [
          { line: 2, before: '912345678', after: '0912345678' },
          { line: 4, before: '223456789', after: '0223456789' },
        ],
        certain: true,
      },
    ])
  })

  test('also from behind a decimal tail or an exponent', () => {
    expect(repaired('phone', ['912345678.0', '9.12345678E+08'])).toEqual(['0912345678', '0912345678'])
  })

  test('is found in the country whose zeros are still there', () => {
    expect(repaired('phone', ['09012345678', '8012345678'], ['TW'])).toEqual(['09012345678', '08012345678'])
  })

  test('is found by the numbers that kept theirs, where no chapter says a country', () => {
    expect(repaired('phone', ['0912-345-678', '0922 333 444', '933555666'], [])).toEqual([
      '0912-345-678',
      '0922 333 444',
      '0933555666',
    ])
    expect(offers('phone', ['0912-345-678', '933555666'], [])).toEqual([])
    expect(offers('phone', ['0912-345-678', '0922 333 444', '010-1', '02-1', '05-2', '933555666'], [])).toEqual([])
  })

  test('is not missed by numbers that never had one', () => {
    expect(offers('phone', ['13800138000', '23456789', '12345678', '886912345678'])).toEqual([])
    expect(offers('phone', ['912345678'], [])).toEqual([])
    expect(offers('city', ['912345678'])).toEqual([])
  })

  test('is offered for member numbers where others show their width', () => {
    expect(repaired('number', ['00017', '42', '12345', '00108'])).toEqual(['00017', '00042', '12345', '00108'])
    expect(offers('number', ['17', '42', '12345'])).toEqual([])
    expect(offers('number', ['0017', '42', '12345', '0018'])).toEqual([])
  })
})

describe('A number that was written with an exponent', () => {
  test('is written out where all of its digits are there', () => {
    expect(repaired('number', ['1.23456E+05'])).toEqual(['123456'])
  })

  test('is left out where digits were rounded away, and said to be uncertain', () => {
    expect(offers('phone', ['9.12E+08'])).toEqual([
      {
        id: 'exponent:0:rounded',
        kind: 'exponent',
        column: 0,
        rows: 1,
        examples: [{ line: 2, before: '9.12E+08', after: '' }],
        certain: false,
      },
    ])
  })

  test('is left alone where it was guarded as text, or is the name of something', () => {
    expect(offers('number', ['1E+05\t', '3E7', 'E+08', '12.5E+08'])).toEqual([])
  })
})

describe('A birthday that became a number of days', () => {
  test('is offered as a date, by the year from which the workbook counts', () => {
    expect(offers('birthday', ['31456', '1986-02-14'])[0]?.examples).toEqual([
      { line: 2, before: '31456', after: '1986-02-13' },
    ])
    expect(offers('birthday', ['31456'], ['TW'], 1904)[0]).toMatchObject({
      id: 'serial-date:0:1904',
      examples: [{ after: '1990-02-14' }],
    })
  })

  test('is not seen in years, months and days', () => {
    expect(offers('birthday', ['1988', '19880102', '1/2', '770102', '99999'])).toEqual([])
  })

  test('is refused while nobody accepted the offer, and read once somebody did', () => {
    const mapping: ColumnMapping = [['name'], ['birthday']]
    const rows = [['Amy', '31456']]
    expect(memberDraftOf(['Amy', '31456'], rowReading(mapping, rows))).toMatchObject({
      problem: { code: 'row-bad-date' },
    })
    expect(memberDraftOf(['Amy', '31456'], rowReading(mapping, rows, ['serial-date:1:1900']))).toMatchObject({
      value: { fields: { birthday: '1986-02-13' } },
    })
  })
})

test('A decimal tail is cut off a number that is no phone of the region', () => {
  expect(repaired('number', ['42.0', '7', '3.50'])).toEqual(['42', '7', '3.50'])
})

test('Ids that name no repair are passed over', () => {
  expect(
    repairsByColumn(['', 'lost-zero', 'lost-zero:0:XX', 'serial-date:0:1850', 'melt:0', 'exponent:-1:whole']),
  ).toEqual(new Map())
})

test('An accepted repair goes along with its column to the next version of a roster', () => {
  const ids = ['lost-zero:1:TW', 'serial-date:2:1900', 'decimal-tail:0']
  expect(carriedRepairs(ids, ['編號', '手機', '生日'], ['生日 ', 'Email', '手機'])).toEqual([
    'lost-zero:2:TW',
    'serial-date:0:1900',
  ])
})

test('A zero is written in front in some countries only', () => {
  expect(trunkZeroRegion('TW')).toBe('TW')
  expect(trunkZeroRegion('CN')).toBeNull()
  expect(trunkZeroRegion('')).toBeNull()
})
