import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guarded, unguarded } from '../../../shared/formats/cell-guard.ts'
import { dateOrderOf, readDate, readPartialDate } from '../../../shared/formats/roster-dates.ts'
import { DELIMITERS, readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { memberCsv, moreOfCsv } from '../../../shared/formats/member-csv.ts'
import { checkMapping, guessMapping } from '../../../shared/formats/roster-mapping.ts'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import { decodeText } from '../../../shared/formats/text-encoding.ts'
import { startsFormula } from '../../helpers/formula-payloads.ts'
import { messy } from '../../helpers/messy-files.ts'
import { decode } from '../../helpers/text-decoder.ts'
import { oracleRows } from '../../helpers/papaparse-oracle.ts'

const delimiter = fc.constantFrom(...DELIMITERS)

/** Text as rosters have it and as they should not: quotes, line ends, Chinese, emoji, right-to-left, formulas, numbers. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom(
        '"',
        ',',
        ';',
        '\t',
        '|',
        '\r',
        '\n',
        "'",
        '=',
        '+',
        ' ',
        '王',
        '0',
        '9',
        'é',
        '👩‍💻',
        'م',
        '\u200b',
        '＝',
      ),
      maxLength: 12,
    }),
  },
  fc.constantFrom('', '王小明', '0912345678', '+886912345678', '=1+1', '--01-02', 'محمد', '1E5', 'sep=;', 'José'),
)

/** Rows that a reader does not drop: at least one cell that is not blank, none longer than a spreadsheet's. */
const rows = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  .map((table) => table.map((row) => (row.some((one) => one.trim() !== '') ? row : ['x', ...row.slice(1)])))

const messyBytes = Object.values(messy).flatMap((file) =>
  typeof file === 'function' ? [file().bytes.subarray(0, 4096)] : [],
)

/** Any bytes, and the bytes of the messy files with some of them altered. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(
      fc.constantFrom(...messyBytes),
      fc.array(fc.tuple(fc.nat(4095), fc.nat(255)), { maxLength: 8 }),
      fc.nat(4096),
    )
    .map(([file, edits, length]) => {
      const copy = file.slice(0, Math.max(1, length))
      for (const [at, value] of edits) if (at < copy.length) copy[at] = value
      return copy
    }),
)

/** What the store does with a dropped file, up to the drafts. Returns the last result, which must be one. */
function readAll(file: Uint8Array): string {
  const text = decodeText(file, decode)
  if (!text.ok) return text.problem.code
  const table = readWholeTable(text.value.text)
  if (!table.ok) return table.problem.code
  const mapping = guessMapping(table.value.columns, table.value.rows)
  const checked = checkMapping(mapping, table.value.columns.length)
  if (!checked.ok) return checked.problem.code
  const reading = rowReading(checked.value, table.value.rows)
  return table.value.rows.map((row) => memberDraftOf(row, reading)).every((one) => one.ok) ? 'read' : 'refused rows'
}

describe('A roster of any bytes', () => {
  test('never throws and always ends in a value or a reason', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(bytes, (file) => {
        seen.add(readAll(file))
      }),
      { numRuns: 400 },
    )
    // The fuzz reaches past the door: some files are refused as binary, some are read.
    expect(seen).toContain('file-binary')
    expect(seen.size).toBeGreaterThan(3)
  })

  test('read as any encoding a person may choose never throws', () => {
    const encodings = fc.oneof(
      fc.constantFrom('utf-8', 'big5', 'gb18030', 'shift_jis', 'utf-16le', 'utf-16be', 'windows-1252'),
      fc.string(),
    )
    fc.assert(
      fc.property(bytes, encodings, (file, encoding) => {
        const result = decodeText(file, decode, encoding)
        expect(result.ok ? result.value.encodings[0] : result.problem.code).toMatch(
          result.ok ? new RegExp(`^${result.value.encoding}$`, 'u') : /^file-/u,
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('A table', () => {
  test('is the same written piece by piece', () => {
    const row = fc.array(cell, { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(row, fc.array(row), fc.array(row), (labels, some, more) => {
        const pieces = [memberCsv(labels, some), moreOfCsv(labels, more)]
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(memberCsv(labels, [...some, ...more])))
      }),
    )
  })

  test('that is written and read again is the same, whatever its cells hold', () => {
    fc.assert(
      fc.property(rows, delimiter, (table, separator) => {
        const labels = table[0]?.map((_, index) => `c${index}`) ?? []
        const text = new TextDecoder().decode(memberCsv(labels, table, separator))
        const again = readWholeTable(text, { delimiter: separator, header: true })
        expect(again.ok && again.value.rows.map((row) => row.map(unguarded))).toEqual(table)
      }),
    )
  })

  test('of our own is read again without being told its separator', () => {
    fc.assert(
      fc.property(rows, delimiter, (table, separator) => {
        const labels = ['Name', 'Phone', 'City', 'Notes', 'Tags', 'LINE'].slice(0, Math.max(2, table[0]?.length ?? 0))
        const text = new TextDecoder().decode(memberCsv(labels, table, separator))
        const again = readWholeTable(text)
        expect(again.ok && again.value).toMatchObject({ delimiter: separator, header: true, columns: labels })
      }),
    )
  })

  test('has one distinct, non-empty name a column, and the line of every row', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ',', '\n', '\r', '"', ' '), maxLength: 80 }),
        fc.boolean(),
        (text, header) => {
          const result = readWholeTable(text, { header })
          if (!result.ok) return
          const { columns, rows: read, lines } = result.value
          expect(new Set(columns).size).toBe(columns.length)
          expect(columns).not.toContain('')
          expect(lines).toHaveLength(read.length)
          expect(lines.every((line, index) => line > (lines[index - 1] ?? 0))).toBe(true)
        },
      ),
    )
  })

  test('that is well-formed is read as papaparse reads it', () => {
    fc.assert(
      fc.property(rows, delimiter, fc.constantFrom('\n', '\r\n'), (table, separator, lineEnd) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator))
          .join(lineEnd)
        const ours = readWholeTable(text, { delimiter: separator, header: false })
        expect(ours.ok && ours.value.rows).toEqual(oracleRows(text, separator, lineEnd))
      }),
    )
  })
})

describe('The guard of a cell', () => {
  test('leaves nothing that starts a formula, and is taken off exactly', () => {
    fc.assert(
      fc.property(cell, (value) => {
        expect(startsFormula(guarded(value))).toBe(false)
        expect(unguarded(guarded(value))).toBe(value)
        expect(unguarded(guarded(guarded(value)))).toBe(guarded(value))
      }),
      { numRuns: 2000 },
    )
  })

  test('leaves no bare number but those a spreadsheet shows as they are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,20}$/u), (digits) => {
        expect(guarded(digits) === digits).toBe(digits.length <= 11 && String(Number(digits)) === digits)
      }),
    )
  })
})

describe('An exported list', () => {
  const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((text) => `x${text}x`)
  const label = fc
    .stringMatching(/^[a-z王讀書0-9][a-z王讀書0-9 ]{0,8}[a-z王讀書0-9]$/u)
    .map((text) => text.replace(/\s+/gu, ' '))
  const person = fc.record({
    name: fc.oneof(fc.constantFrom('王小明', 'Amy Lee', '@my', '=Bob', 'محمد', '👩‍💻 Ada'), line),
    phone: fc.constantFrom('', '0912345678', '+886912345678', '(02) 2345-6789', '886912345678', '02-2345'),
    email: fc.constantFrom('', 'amy@example.com', '+tag@example.com'),
    birthday: fc.constantFrom('', '1988-01-02', '--02-29', '2001-12-31'),
    number: fc.constantFrom('', '007', '1E5', '3-4', 'A-1', '123456789012345678'),
    tags: fc.uniqueArray(label, { maxLength: 3 }),
    notes: fc.oneof(fc.constant(''), line, fc.constant('first\r\nsecond "third", 4;5')),
  })

  test('comes back from our own import with the identical values', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), delimiter, (people, separator) => {
        const labels = ['姓名', '手機', '電子郵件', '生日', '會員編號', '標籤', '備註']
        const cells = people.map((one) => [
          one.name,
          one.phone,
          one.email,
          one.birthday,
          one.number,
          one.tags.join('、'),
          one.notes,
        ])
        const text = decodeText(memberCsv(labels, cells, separator), decode)
        if (!text.ok) throw new Error(text.problem.code)
        const table = readWholeTable(text.value.text)
        if (!table.ok) throw new Error(table.problem.code)
        const mapping = guessMapping(table.value.columns, table.value.rows)
        expect(mapping).toEqual([['name'], ['phone'], ['email'], ['birthday'], ['number'], ['tags'], ['notes']])
        const reading = rowReading(mapping, table.value.rows)
        const once = table.value.rows.map((row) => memberDraftOf(row, reading))
        const direct = cells.map((row) => memberDraftOf(row.map(guarded), rowReading(mapping, cells)))
        expect(once).toEqual(direct)
        for (const [index, one] of once.entries()) {
          if (!one.ok) throw new Error(one.problem.code)
          const { phone = '', email = '', birthday = '', number = '' } = one.value.fields
          expect({ phone, email, birthday, number, tags: one.value.tags }).toEqual(pick(people[index]))
        }
      }),
    )
  })

  function pick(one: { phone: string; email: string; birthday: string; number: string; tags: string[] } | undefined) {
    return one && { phone: one.phone, email: one.email, birthday: one.birthday, number: one.number, tags: one.tags }
  }
})

describe('A mapping that is guessed', () => {
  test('gives no target twice and only targets there are', () => {
    const header = fc.oneof(
      fc.string(),
      fc.constantFrom('姓名', 'Name', '手機', 'Phone', 'Email', '信箱', 'Tags', '生日', '姓', '名'),
    )
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 12 }),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 }),
        (columns, sample) => {
          const mapping = guessMapping(columns, sample)
          const given = mapping.flat()
          expect(mapping).toHaveLength(columns.length)
          expect(new Set(given).size).toBe(given.length)
          expect(given.every((target) => COLUMN_TARGETS.includes(target))).toBe(true)
        },
      ),
    )
  })
})

describe('A date', () => {
  const day = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  const order = fc.constantFrom('day-first' as const, 'month-first' as const, 'unknown' as const)

  test('in any notation is the same day', () => {
    fc.assert(
      fc.property(day, (when) => {
        const iso = when.toISOString().slice(0, 10)
        const [year, month, date] = [when.getUTCFullYear(), when.getUTCMonth() + 1, when.getUTCDate()]
        const spellings = [iso, `${year}/${month}/${date}`, `${year}.${month}.${date}`, `${year}年${month}月${date}日`]
        if (year > 1911) spellings.push(`民國${year - 1911}年${month}月${date}日`)
        for (const text of spellings) expect(readDate(text, 'unknown')).toBe(iso)
        expect(readDate(`${date}/${month}/${year}`, 'day-first')).toBe(iso)
        expect(readPartialDate(`--${iso.slice(5)}`, 'unknown')).toBe(`--${iso.slice(5)}`)
      }),
    )
  })

  test('of any text is a day of the calendar or nothing', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom('1', '2', '0', '9', '/', '-', '.', '年', '月', '日', '民國', ' ', 'T', ':'),
        maxLength: 14,
      }),
    )
    fc.assert(
      fc.property(text, order, (written, which) => {
        const found = readPartialDate(written, which)
        if (found === null) return
        const full = found.startsWith('--') ? `2000-${found.slice(2)}` : found
        expect(new Date(`${full}T00:00:00Z`).toISOString().slice(0, 10)).toBe(full)
      }),
      { numRuns: 1000 },
    )
  })

  test('has an order in its column that no row contradicts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))), (days) => {
        const column = days.map(([date, month]) => `${date}/${month}/1990`)
        const found = dateOrderOf(column)
        expect(found).toBe(days.some(([date]) => date > 12) ? 'day-first' : 'unknown')
      }),
    )
  })
})
