import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOf, textCell, written } from '../../helpers/export-tables.ts'
import { readCardsOf, recordsOf } from '../../helpers/read-roster-files.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** A line as people fill it in: something in it, no blanks around, no control characters. */
const line = textCell
  .map((cell) => cell.replace(/[\p{Cc}\p{Zl}\p{Zp}]|\p{Surrogate}/gu, '').trim())
  .filter((cell) => cell !== '' && !/^\p{Cf}+$/u.test(cell))
const label = fc.constantFrom('讀書', 'a,b', 'c;d', '=1+1')
const date = fc.constantFrom('1988-02-29', '--02-29', '2001-12-01')

const person = fc.record({
  name: fc.constantFrom('王小明', '歐陽子軒'),
  nickname: line,
  phone: fc.constantFrom('+886912345678', '0912345678'),
  phone2: fc.constantFrom('02-2345-6789', '+14155550123'),
  email: fc.constantFrom('a@example.com', '=b@example.com'),
  email2: fc.constantFrom('c@example.com', 'd@example.com'),
  line,
  wechat: line,
  birthday: date,
  organization: line,
  occupation: line,
  tags: fc.uniqueArray(label, { minLength: 1 }),
  notes: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
})

test.each(['vcard3', 'vcard4'] as const)(
  'A %s card comes back through our import with everything it has a place for',
  (format) => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const keys = [
          'name',
          'nickname',
          'phone:phone',
          'phone2:phone',
          'email',
          'email2',
          'line',
          'wechat',
          'birthday:date',
          'organization',
          'occupation',
          'tags:list',
          'notes',
        ]
        const { bytes, rows } = written(
          format,
          tableOf(
            keys,
            people.map((one) => Object.values(one)),
          ),
        )
        const cards = readCardsOf(text(bytes))
        expect(rows).toBe(people.length)
        expect(recordsOf(cards.ok ? { ok: true, value: cards.value.table } : cards)).toMatchObject(
          people.map((one) => ({
            'Full name': one.name,
            Nickname: one.nickname,
            'Job title': one.occupation,
            Organization: one.organization,
            LINE: one.line,
            WeChat: one.wechat,
            Birthday: one.birthday,
            Categories: one.tags.join('; '),
            Notes: one.notes,
          })),
        )
      }),
      { numRuns: 100 },
    )
  },
)

test.each(['vcard3', 'vcard4'] as const)(
  'No line of a %s card is longer than 75 bytes, cut within a character, or begun by a value',
  (format) => {
    const keys = ['name', 'reading', 'notes', 'line', 'gender', 'language', 'city', 'address', 'id', 'interests:list']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...keys.map(() => textCell.map((cell) => cell.repeat(4)))), { minLength: 1, maxLength: 3 }),
        (table) => {
          const { bytes } = written(format, tableOf(keys, table))
          const lines = text(bytes).split('\r\n')
          expect(lines.pop()).toBe('')
          for (const one of lines) {
            expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75)
            expect(one).toMatch(
              /^(?: |BEGIN:VCARD$|VERSION:|UID:|FN:|N[;:]|SORT-STRING:|X-PHONETIC-|ADR;|X-LINE:|LANG:|INTEREST:|NOTE:|GENDER:|X-GENDER:|REV:|END:VCARD$)/u,
            )
            expect(one).not.toMatch(/[\r\n]/)
          }
        },
      ),
      { numRuns: 200 },
    )
  },
)
