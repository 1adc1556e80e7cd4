import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded } from '../../../shared/formats/cell-guard.ts'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { dialled } from '../../../shared/formats/exports/dialled.ts'
import { NOTHING_REMEMBERED } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import { tableOf, textCell, written } from '../../helpers/export-tables.ts'
import { startsFormula } from '../../helpers/formula-payloads.ts'

const KEYS = [
  'name',
  'family',
  'given',
  'nickname',
  'phone:phone',
  'email',
  'birthday:date',
  'organization',
  'occupation',
  'tags:list',
  'notes',
]

/** A line as our import keeps it: composed, on one line, without signs that nobody sees, with something in it. */
const line = textCell
  .map((cell) =>
    cell
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Surrogate}|:::/gu, '')
      .trim(),
  )
  .filter((cell) => cell !== '' && !cell.startsWith("'"))

const person = fc.record({
  name: fc.constant('陳怡君'),
  family: fc.constant('陳'),
  given: fc.constant('怡君'),
  nickname: line,
  phone: fc.constantFrom('02-2345-6789', '13812345678'),
  email: fc.constantFrom('a@example.com', '=b@example.com'),
  birthday: fc.constantFrom('1988-02-29', '2001-12-01'),
  organization: line,
  occupation: line,
  tags: fc.uniqueArray(fc.constantFrom('讀書', '志工', '=1+1'), { minLength: 1 }),
  notes: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => [...new Set(lines)].join('\n')),
})

test.each(['google', 'outlook'] as const)(
  'A list for %s comes back through our import with what it has a place for, and starts no formula',
  (layout) => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const { bytes } = written(
          layout,
          tableOf(
            KEYS,
            people.map((one) => Object.values(one)),
          ),
          {
            text: { charset: 'utf-8', separator: ',', lineEnd: 'crlf' },
          },
        )
        const table = readWholeTable(new TextDecoder().decode(bytes), { delimiter: ',', header: true })
        if (!table.ok) throw new Error(table.problem.code)
        expect(table.value.rows.flat().filter(startsFormula)).toEqual([])
        const { mapping } = proposeMapping(table.value, NOTHING_REMEMBERED)
        const reading = rowReading(mapping, table.value.rows)
        const drafts = table.value.rows.map((row) => memberDraftOf(row, reading))
        expect(drafts).toMatchObject(
          people.map(({ tags, notes, ...fields }) => ({ ok: true, value: { fields, tags, notes } })),
        )
      }),
      { numRuns: 100 },
    )
  },
)

test('A number to dial keeps its digits, starts no formula, and is no number to a spreadsheet', () => {
  const international = fc.stringMatching(/^\+[1-9](?:[ -]?\d){6,14}$/)
  const national = fc.stringMatching(/^0(?:[ -]?\d){9}$/)
  const digitsOf = (number: string) => number.replaceAll(/[^+\d]/g, '')
  fc.assert(
    fc.property(fc.oneof(international, national), (number) => {
      const shown = dialled(number)
      expect(digitsOf(shown)).toBe(digitsOf(number))
      expect(guarded(shown)).toBe(shown)
    }),
  )
  fc.assert(
    fc.property(textCell, (text) => {
      fc.pre(!/^\+?[\d ().-]+$/.test(text))
      expect(dialled(text)).toBe(text)
    }),
  )
})

test('Every day of a list is an event of its calendar, under the name of whose it is', () => {
  const name = textCell.map((cell) => cell.replace(/\p{Surrogate}/gu, '\ufffd').trim()).filter((cell) => cell !== '')
  const day = fc.constantFrom('1988-02-29', '--02-29', '2001-12-01', '--11-03')
  fc.assert(
    fc.property(fc.array(fc.tuple(name, day), { minLength: 1, maxLength: 5 }), (people) => {
      const { bytes, rows } = written('ics', tableOf(['name', 'birthday:date'], people))
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      const steps = readCalendar(text)
      let step = steps.next()
      while (!step.done) step = steps.next()
      expect(rows).toBe(people.length)
      expect(step.value.ok && step.value.value.events.map(({ start, allDay }) => ({ start, allDay }))).toEqual(
        people.map(([, date]) => ({ start: `${date.replace(/^--/, '2000-')}T00:00`, allDay: true })),
      )
      for (const one of text.trimEnd().split('\r\n')) expect(one).toMatch(/^(?: |[A-Z-]+[:;])/u)
    }),
    { numRuns: 100 },
  )
})
