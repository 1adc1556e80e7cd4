import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLUMN_TARGETS, CONSENT_TARGETS } from '../../../shared/domain/source.ts'
import { columnsAgain } from '../../../shared/formats/columns-again.ts'
import { readConsent } from '../../../shared/formats/consent-cell.ts'
import { headerKey } from '../../../shared/formats/header-words.ts'
import { NOTHING_REMEMBERED, forget, recall, remember } from '../../../shared/formats/mapping-memory.ts'
import { repairedCell, repairsByColumn } from '../../../shared/formats/repairs.ts'
import { findRepairs } from '../../helpers/find-repairs.ts'
import { fullName, nameAndNickname, nameParts } from '../../../shared/text/name-parts.ts'
import { COMPOUND_SURNAMES } from '../../../shared/text/surnames.ts'

const header = fc
  .oneof(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[一-龥]{1,6}$/))
  .filter((text) => headerKey(text) !== '')
const targets = fc.subarray([...COLUMN_TARGETS], { maxLength: 3 })

/** A roster's headers and what was chosen for each. */
const shape = fc
  .uniqueArray(fc.tuple(header, targets), { selector: ([name]) => headerKey(name), minLength: 4, maxLength: 12 })
  .map((columns) => ({ columns: columns.map(([name]) => name), mapping: columns.map(([, chosen]) => chosen) }))

describe('What was chosen for columns is found again', () => {
  test('wherever the columns have moved, and with another one among them', () => {
    fc.assert(
      fc.property(shape, fc.array(fc.nat(), { minLength: 12 }), header, (given, order, inserted) => {
        fc.pre(!given.columns.some((name) => headerKey(name) === headerKey(inserted)))
        const memory = remember(NOTHING_REMEMBERED, given.columns, given.mapping)
        const moved = given.columns
          .map((name, index) => ({ name, targets: given.mapping[index], at: order[index] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
        const found = recall(memory, [inserted, ...moved.map(({ name }) => name)])
        expect(found).toEqual([null, ...moved.map((one) => one.targets)])
      }),
    )
  })

  test('where one is gone', () => {
    fc.assert(
      fc.property(shape, fc.nat(), (given, at) => {
        const gone = at % given.columns.length
        const memory = remember(NOTHING_REMEMBERED, given.columns, given.mapping)
        expect(recall(memory, given.columns.toSpliced(gone, 1))).toEqual(given.mapping.toSpliced(gone, 1))
      }),
    )
  })

  test('until it is forgotten', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const memory = remember(NOTHING_REMEMBERED, given.columns, given.mapping)
        expect(recall(forget(memory, given.columns), given.columns)).toBeNull()
      }),
    )
  })
})

describe('A name that is taken apart', () => {
  const family = fc.oneof(
    fc.constantFrom('王', '李', '張', '刘', '陈', '楊', '黃'),
    fc.constantFrom(...COMPOUND_SURNAMES),
  )
  const chinese = fc
    .tuple(family, fc.stringMatching(/^[明怡君志偉雅婷子軒佩珊]{2}$/))
    .map(([surname, given]) => ({ family: surname, given }))
  const word = fc.stringMatching(/^[A-Z][a-z]{3,7}$/).filter((text) => !/^(?:Prof|Miss|Binti)$/u.test(text))
  const western = fc
    .tuple(word, fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([surname, given]) => ({ family: surname, given: given.join(' ') }))

  test('comes back whole when it is put together', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, western), (parts) => {
        const name = fullName(parts.family, parts.given)
        expect(nameParts(name)).toEqual(parts)
      }),
    )
  })

  test('gives only what stood in it, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { family: surname, given } = nameParts(text)
        const { name, nickname } = nameAndNickname(text)
        const letters = (one: string) => Array.from(one).filter((letter) => /\S/u.test(letter))
        const whole = new Set(letters(text))
        for (const one of [surname, given, name, nickname])
          expect(letters(one).every((letter) => whole.has(letter))).toBe(true)
      }),
    )
  })
})

describe('A repair', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
  const fine = fc.oneof(
    digits(8).map((rest) => `09${rest}`),
    digits(9).map((rest) => `+886${rest}`),
    digits(9).map((rest) => `1${rest}0`),
    fc
      .date({ min: new Date('1901-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    fc.emailAddress(),
    fc.string({ unit: 'grapheme' }).filter((text) => !/\d{3}/u.test(text)),
  )

  test('never changes a cell that was fine', () => {
    fc.assert(
      fc.property(
        fc.array(fine, { minLength: 1 }),
        fc.constantFrom('phone', 'phone2', 'birthday', 'joined', 'line', 'city'),
        (cells, target) => {
          const table = { rows: cells.map((cell) => [cell]), lines: cells.map((_, index) => index + 1) }
          expect(findRepairs(table, [[target as 'phone']], ['TW'])).toEqual([])
        },
      ),
    )
  })

  test('offers exactly what accepting it does, and is not offered twice', () => {
    const spoiled = fc.oneof(
      fine,
      digits(8).map((rest) => `9${rest}`),
      digits(8).map((rest) => `9${rest}.0`),
      fc.constantFrom('9.12E+08', '9.12345678E+08', '31456', '45000.5', '00042', '00017', '42'),
    )
    fc.assert(
      fc.property(
        fc.array(spoiled, { minLength: 1 }),
        fc.constantFrom('phone', 'birthday', 'number'),
        (cells, target) => {
          const table = { rows: cells.map((cell) => [cell]), lines: cells.map((_, index) => index + 1) }
          const mapping = [[target as 'phone']]
          for (const offer of findRepairs(table, mapping, ['TW'])) {
            const repairs = repairsByColumn([offer.id]).get(0) ?? []
            const after = cells.map((cell) => repairedCell(cell, repairs))
            expect(after.filter((cell, index) => cell !== cells[index])).toHaveLength(offer.rows)
            for (const { line, before, after: shown } of offer.examples) {
              expect([cells[line - 1], after[line - 1]]).toEqual([before, shown])
            }
            const again = findRepairs({ ...table, rows: after.map((cell) => [cell]) }, mapping, ['TW'])
            expect(again.map(({ id }) => id)).not.toContain(offer.id)
          }
        },
      ),
    )
  })
})

describe('What is said about being contacted', () => {
  test('is the same with blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...CONSENT_TARGETS), (cell, target) => {
        expect(readConsent(` ${cell} `, target)).toEqual(readConsent(cell, target))
      }),
    )
  })

  test('is never agreement in a column of refusals', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('是', '否', 'no', 'email', '只要 LINE', '都可以'),
    )
    fc.assert(
      fc.property(cell, fc.constantFrom('refusal' as const, 'refusal:email' as const), (said, target) => {
        expect(Object.values(readConsent(said, target) ?? {})).not.toContain('given')
      }),
    )
  })
})

describe('The columns of a roster that comes again', () => {
  test('mean what they meant, wherever they stand, however they are spelled, and those that came or went are told', () => {
    fc.assert(
      fc.property(shape, fc.array(fc.nat(), { minLength: 12 }), header, fc.nat(), (given, order, inserted, lost) => {
        fc.pre(!given.columns.some((name) => headerKey(name) === headerKey(inserted)))
        const moved = given.columns
          .map((name, index) => ({ name, targets: given.mapping[index] ?? [], at: order[index] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
        const spelled = moved.map(({ name }) => ` ${name.toUpperCase()} `)
        expect(columnsAgain(given, spelled)).toEqual({
          mapping: moved.map(({ targets: chosen }) => chosen),
          added: [],
          missing: [],
        })
        const [gone] = moved.splice(lost % moved.length, 1)
        const now = [...moved.map(({ name }) => name), inserted]
        expect(columnsAgain(given, now)).toEqual({
          mapping: [...moved.map(({ targets: chosen }) => chosen), []],
          added: [inserted],
          missing: [gone?.name],
        })
      }),
    )
  })

  test('keep apart where two have one header', () => {
    const twice = { columns: ['E-mail', 'e-mail'], mapping: [['email'], ['email2']] }
    expect(columnsAgain(twice, ['e-mail', 'E-Mail']).mapping).toEqual([['email'], ['email2']])
    expect(columnsAgain(twice, ['E-mail'])).toMatchObject({ added: [], missing: ['e-mail'] })
  })
})
