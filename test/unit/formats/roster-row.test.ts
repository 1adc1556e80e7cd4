import { describe, expect, test } from 'vitest'
import { FIELD_LIMIT, LABEL_LIMIT, NAME_LIMIT } from '../../../shared/domain/member.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { refusedRowsCsv } from '../../../shared/formats/refused-rows.ts'
import type { ColumnMapping, ColumnTarget } from '../../../shared/domain/source.ts'
import { guessMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'

function row(columns: Readonly<Record<string, string>>) {
  const mapping = Object.keys(columns).map((target) => [target as ColumnTarget])
  const cells = Object.values(columns)
  return memberDraftOf(cells, rowReading(mapping, [cells]))
}

function draft(columns: Readonly<Record<string, string>>) {
  const result = row(columns)
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`)
  return result.value
}

function problem(columns: Readonly<Record<string, string>>) {
  const result = row(columns)
  return result.ok ? null : result.problem
}

describe('A row of a roster', () => {
  test('becomes the fields, labels and notes of a member', () => {
    expect(
      draft({
        name: '王小明',
        phone: '0912345678',
        birthday: '民國77年1月2日',
        joined: '2020/5/6',
        tags: '志工; 講者，志工',
        interests: '讀書、電影｜爬山',
        notes: 'first\nsecond',
        city: '',
      }),
    ).toEqual({
      consents: {},
      fields: { name: '王小明', phone: '0912345678', birthday: '1988-01-02', joined: '2020-05-06' },
      tags: ['志工', '講者'],
      interests: ['讀書', '電影', '爬山'],
      notes: 'first\nsecond',
    })
  })

  test('keeps phone numbers and ids exactly as typed', () => {
    expect(draft({ name: 'Amy', phone: ' 0912-345 678 #9 ', line: 'Amy_99', number: '007' }).fields).toEqual({
      name: 'Amy', phone: '0912-345 678 #9', line: 'Amy_99', number: '007',
    }) // prettier-ignore
  })

  test('loses only what nobody sees: blanks around, zero-width and direction marks, control characters', () => {
    expect(draft({ name: '\u3000王\u200b小明\ufeff ', phone: '\u202a0912345678\u202c', nickname: 'A\u0000my' }).fields).toEqual({
      name: '王小明', phone: '0912345678', nickname: 'Amy',
    }) // prettier-ignore
  })

  test('keeps the joiners inside emoji and Persian words', () => {
    const name = 'Amy 👩‍💻 می‌خواهم'
    expect(draft({ name }).fields.name).toBe(name)
  })

  test('is composed (NFC) and never folded: full-width letters of a name stay', () => {
    expect(draft({ name: 'Rene\u0301' }).fields.name).toBe('René')
    expect(draft({ name: 'Ａｍｙ' }).fields.name).toBe('Ａｍｙ')
  })

  test('has one line in every field but the notes', () => {
    expect(draft({ name: 'Amy\nLee', address: '1 Elm St\r\n Bern' }).fields).toEqual({
      name: 'Amy Lee',
      address: '1 Elm St Bern',
    })
  })

  test('is read from guarded cells of our own export', () => {
    expect(draft({ name: "'@my", phone: "'+886912345678", phone2: '0912345678\t' }).fields).toEqual({
      name: '@my', phone: '+886912345678', phone2: '0912345678',
    }) // prettier-ignore
  })

  test('unites several columns of one target', () => {
    const mapping: ColumnMapping = [['name'], ['tags'], ['tags'], ['notes'], ['notes'], ['address'], ['address']]
    const cells = ['Amy', 'a', 'b;a', 'one', 'two', 'Bern', '1 Elm St']
    expect(memberDraftOf(cells, rowReading(mapping, [cells]))).toMatchObject({
      ok: true,
      value: { fields: { address: 'Bern, 1 Elm St' }, tags: ['a', 'b'], notes: 'one\ntwo' },
    })
  })

  test('may be shorter than the columns', () => {
    expect(memberDraftOf(['Amy'], rowReading([['name'], ['phone'], ['email']], []))).toMatchObject({ ok: true })
  })
})

describe('A name is built from its parts', () => {
  test('only where no name is given', () => {
    expect(draft({ family: '王', given: '小明' }).fields.name).toBe('王小明')
    expect(draft({ name: 'Ming', family: '王', given: '小明' }).fields.name).toBe('Ming')
  })
})

describe('One column feeds several fields', () => {
  function told(cell: string, ...targets: ColumnTarget[]) {
    const read = memberDraftOf([cell], rowReading([targets], [[cell]]))
    if (!read.ok) throw new Error(`refused: ${read.problem.code}`)
    return read.value.fields
  }

  test('where a full name is taken apart', () => {
    expect(told('歐陽子軒', 'family', 'given')).toEqual({ family: '歐陽', given: '子軒', name: '歐陽子軒' })
    expect(told('Chen, Amy', 'family', 'given')).toEqual({ family: 'Chen', given: 'Amy', name: 'Amy Chen' })
  })

  test('and the name may stay as it stands beside its parts', () => {
    expect(told('陳怡君老師', 'name', 'family', 'given')).toEqual({ name: '陳怡君老師', family: '陳', given: '怡君' })
  })

  test('where a nickname stands in brackets', () => {
    expect(told('Amy (陳怡君)', 'name', 'nickname')).toEqual({ name: '陳怡君', nickname: 'Amy' })
    expect(told('陳怡君（志工）', 'name', 'nickname')).toEqual({ name: '陳怡君（志工）' })
  })

  test('where a city is part of the address', () => {
    const cells = ['王小明', '公益路68號', '西區', '台中市', '403']
    const mapping: ColumnMapping = [['name'], ['address'], ['address'], ['city', 'address'], ['address']]
    expect(memberDraftOf(cells, rowReading(mapping, [cells]))).toMatchObject({
      value: { fields: { city: '台中市', address: '403台中市西區公益路68號' } },
    })
  })
})

describe('Several columns feed one field', () => {
  test.each([
    [['12', 'Elm St', 'Flat 3', 'Bern', '3000'], '12 Elm St, Flat 3, Bern, 3000'],
    [['中山路1號', '台北市', '大安區', '台灣'], '台灣台北市大安區中山路1號'],
    [['台北市', '台北市大安區和平東路2段'], '台北市大安區和平東路2段'],
    [['Elm St', '', 'Elm St'], 'Elm St'],
  ])('and an address of %j is written as its people do', (parts, whole) => {
    const mapping: ColumnMapping = [['name'], ...parts.map((): ColumnTarget[] => ['address'])]
    const cells = ['x', ...parts]
    expect(memberDraftOf(cells, rowReading(mapping, [cells]))).toMatchObject({ value: { fields: { address: whole } } })
  })

  test('and of two things said about being contacted the refusal counts', () => {
    const mapping: ColumnMapping = [['name'], ['consent:email'], ['refusal:email'], ['consent:sms']]
    const cells = ['x', '是', '2025-01-02 10:00:00', '是']
    expect(memberDraftOf(cells, rowReading(mapping, [cells]))).toMatchObject({
      value: { consents: { 'contact:email': 'withdrawn', 'contact:sms': 'given' } },
    })
  })
})

test('Several values in one cell, as Google writes them, go to the first and the second field', () => {
  const cells = ['x', '0912345678 ::: 02-2345-6789 ::: 03-1', 'a@x.tw ::: b@x.tw', '* myContacts ::: 讀書會']
  expect(memberDraftOf(cells, rowReading([['name'], ['phone'], ['email'], ['tags']], [cells]))).toMatchObject({
    value: {
      fields: { phone: '0912345678', phone2: '02-2345-6789', email: 'a@x.tw', email2: 'b@x.tw' },
      tags: ['讀書會'],
    },
  })
})

describe('A row is refused, as a whole', () => {
  test('with a name as long as a book, however it is to be taken apart', () => {
    const cells = ['('.repeat(32_000)]
    expect(memberDraftOf(cells, rowReading([['name', 'family', 'given', 'nickname']], [cells]))).toMatchObject({
      problem: { code: 'row-value-too-long' },
    })
  })

  test('with words about being contacted that nobody understands, naming them', () => {
    expect(problem({ name: 'Amy', consent: '看情況' })).toEqual({
      code: 'row-bad-consent',
      params: { value: '看情況' },
    })
  })

  test('without a name', () => {
    expect(problem({ name: ' \u200b', phone: '0912345678' })).toEqual({ code: 'row-no-name' })
  })

  test('with a value that is too long, naming the column and the limit', () => {
    expect(problem({ name: 'x'.repeat(NAME_LIMIT + 1) })).toEqual({
      code: 'row-value-too-long',
      params: { column: 'name', limit: NAME_LIMIT },
    })
    expect(problem({ name: 'Amy', city: 'x'.repeat(FIELD_LIMIT + 1) })).toEqual({
      code: 'row-value-too-long',
      params: { column: 'city', limit: FIELD_LIMIT },
    })
    expect(problem({ name: 'Amy', tags: `a;${'x'.repeat(LABEL_LIMIT + 1)}` })).toEqual({
      code: 'row-value-too-long',
      params: { column: 'tags', limit: LABEL_LIMIT },
    })
    expect(problem({ name: 'x'.repeat(NAME_LIMIT) })).toBeNull()
  })

  test('with a date that cannot be read, naming it', () => {
    expect(problem({ name: 'Amy', birthday: '77/1/2' })).toEqual({
      code: 'row-bad-date',
      params: { column: 'birthday', value: '77/1/2' },
    })
  })

  test('with something beyond the last column, but not with empty cells there', () => {
    const reading = rowReading([['name'], ['city']], [])
    expect(memberDraftOf(['Amy', 'Bern', 'x'], reading)).toEqual({
      ok: false,
      problem: { code: 'row-too-many-cells', params: { count: 3 } },
    })
    expect(memberDraftOf(['Amy', 'Bern', '', ' '], reading).ok).toBe(true)
  })
})

test('Dates of a column are read by what the whole column shows', () => {
  const rows = [
    ['Amy', '1/2/1988'],
    ['Bob', '13/2/1988'],
  ]
  const reading = rowReading([['name'], ['birthday']], rows)
  expect(memberDraftOf(rows[0] ?? [], reading)).toMatchObject({
    ok: true,
    value: { fields: { birthday: '1988-02-01' } },
  })
})

test('Refused rows are saved with their reasons and can be mended and imported again', () => {
  const source = readWholeTable('姓名,手機,備註\r\n,0912345678,"=1+1, ""ok"""\r\n陳怡君,+886922333444,a,b\r\n')
  if (!source.ok) throw new Error('refused')
  const { columns, rows, lines } = source.value
  const bytes = refusedRowsCsv(
    columns,
    rows.map((cells, index) => ({ line: lines[index] ?? 0, cells, problem: { code: 'row-no-name' } })),
    { reason: '未匯入的原因', sentence: (why, line) => `${why.code} (${line})` },
  )
  const again = readWholeTable(new TextDecoder().decode(bytes))
  if (!again.ok) throw new Error('refused')
  expect(again.value.columns).toEqual(['姓名', '手機', '備註', 'D', '未匯入的原因'])
  const mapping = guessMapping(again.value.columns, again.value.rows)
  expect(mapping).toEqual([['name'], ['phone'], ['notes'], [], []])
  const mended = again.value.rows.map((cells) => [cells[0] || '王小明', ...cells.slice(1)])
  expect(mended.map((cells) => memberDraftOf(cells, rowReading(mapping, mended)))).toMatchObject([
    { ok: true, value: { fields: { name: '王小明', phone: '0912345678' }, notes: '=1+1, "ok"' } },
    { ok: true, value: { fields: { name: '陳怡君', phone: '+886922333444' }, notes: 'a' } },
  ])
  expect(again.value.rows.map((cells) => cells.at(-1))).toEqual(['row-no-name (2)', 'row-no-name (3)'])
})
