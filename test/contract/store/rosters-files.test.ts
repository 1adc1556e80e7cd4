import { describe, expect, test } from 'vitest'
import { club, namesOf, rowsOf } from '../../helpers/fake-world.ts'
import { messy } from '../../helpers/messy-files.ts'
import { row, simpleWorkbook, workbook } from '../../helpers/workbooks.ts'

const LIST = row(1, ['姓名', '手機']) + row(2, ['王小明', 912345678]) + row(3, ['陳怡君', '0922333444'])

const CARDS = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:王;小明;;;',
  'FN:王小明',
  'TEL;TYPE=CELL:0912345678',
  'PHOTO;ENCODING=b:/9j/4AAQ',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:2.1',
  'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E9=99=B3=E6=80=A1=E5=90=9B',
  'EMAIL:chen@example.tw',
  'END:VCARD',
  '',
].join('\r\n')

describe('A workbook', () => {
  test('is read by the sheet that holds a list, and by another one when a person asks', async () => {
    const { machine } = await club()
    const data = workbook({
      sheets: [
        { name: '說明', rows: row(1, ['請看下一頁']) + row(2, ['謝謝']) },
        { name: '名單', rows: LIST },
      ],
    })
    const draft = await machine.must('roster.read', { file: { name: '名冊.csv', data } })
    expect(draft).toMatchObject({
      file: '名冊.csv',
      kind: 'workbook',
      sheets: ['說明', '名單'],
      sheet: 1,
      encoding: '',
      encodings: [],
      delimiter: '',
      header: true,
      columns: ['姓名', '手機'],
      rows: 2,
      preview: [
        ['王小明', '912345678'],
        ['陳怡君', '0922333444'],
      ],
    })
    const other = await machine.must('roster.read', { file: { name: '名冊.xlsx', data }, sheet: 0 })
    expect(other).toMatchObject({ sheet: 0, rows: 1 })
  })

  test('is imported with its rows as they stood', async () => {
    const { machine, chapter } = await club()
    const data = workbook({ sheets: [{ name: '名單', rows: LIST }] })
    const { draft, mapping } = await machine.must('roster.read', {
      file: { name: '名冊.xlsx', data: new Blob([data]) },
    })
    await machine.must('roster.import', {
      draft,
      name: '名冊',
      chapter,
      mapping: mapping.map((targets) => [...targets]),
    })
    expect((await namesOf(machine)).toSorted()).toEqual(['王小明', '陳怡君'])
    expect((await rowsOf(machine)).map(({ phone }) => phone).toSorted()).toEqual(['0922333444', '912345678'])
  })

  test('may be a web page or plain text in disguise', async () => {
    const { machine } = await club()
    const page = '<html><table><tr><th>姓名</th></tr><tr><td>王小明</td></tr></table></html>'
    const data = new TextEncoder().encode(page)
    expect(await machine.must('roster.read', { file: { name: 'members.xls', data } })).toMatchObject({
      kind: 'text',
      delimiter: '',
      rows: 1,
      preview: [['王小明']],
    })
    const { name, bytes } = messy.csvNamedXlsx()
    expect(await machine.must('roster.read', { file: { name, data: bytes } })).toMatchObject({ kind: 'text', rows: 3 })
  })
})

describe('Contact cards', () => {
  test('are read as a table of people, with what was left out', async () => {
    const { machine } = await club()
    const file = { name: 'contacts.txt', data: new TextEncoder().encode(CARDS) }
    expect(await machine.must('roster.read', { file })).toMatchObject({
      kind: 'cards',
      encoding: 'utf-8',
      delimiter: '',
      rows: 2,
      columns: ['Full name', 'Family name', 'Given name', 'Phone', 'Email', 'Phone type'],
      preview: [
        ['王小明', '王', '小明', '0912345678', '', 'mobile'],
        ['陳怡君', '', '', '', 'chen@example.tw', ''],
      ],
      warnings: [{ code: 'photos-skipped', count: 1 }],
    })
  })

  test('are imported under their names, with their telephones', async () => {
    const { machine, chapter } = await club()
    const file = { name: 'contacts.vcf', data: new TextEncoder().encode(CARDS) }
    const { draft, mapping } = await machine.must('roster.read', { file })
    await machine.must('roster.import', { draft, name: 'x', chapter, mapping: mapping.map((targets) => [...targets]) })
    const rows = await rowsOf(machine)
    expect(Object.fromEntries(rows.map(({ name, phone }) => [name, phone]))).toEqual({
      王小明: '0912345678',
      陳怡君: '',
    })
  })

  test('in quoted-printable of an unnamed encoding can be read in another one', async () => {
    const { machine } = await club()
    const cards = 'BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:=A4=FD=A4p=A9=FA\nEND:VCARD\n'
    const file = { name: 'c.vcf', data: new TextEncoder().encode(cards) }
    const first = await machine.must('roster.read', { file })
    expect(first.encodings).toContain('big5')
    const chosen = await machine.must('roster.read', { file, encoding: 'big5' })
    expect(chosen).toMatchObject({ encoding: 'big5', preview: [['王小明']] })
  })
})

describe('A file that cannot be read', () => {
  test.each([
    ['workbook-too-large', messy.workbookBomb()],
    ['file-damaged', messy.entityBomb()],
    ['file-damaged', messy.cutWorkbook()],
    ['file-damaged', messy.xlsx()],
    ['file-damaged', messy.xls()],
    ['file-protected', messy.protectedWorkbook()],
    ['roster-cell-too-long', messy.endlessCard()],
    ['roster-no-rows', { name: 'empty.xlsx', bytes: simpleWorkbook([]) }],
    ['file-binary', { name: 'page.html', bytes: new TextEncoder().encode('<html><p>hello</p></html>') }],
  ])('is answered with %s and leaves the roster before it', async (code, { name, bytes }) => {
    const { machine } = await club()
    const file = { name: 'a.csv', data: new TextEncoder().encode('姓名\n王小明\n') }
    const { draft, mapping } = await machine.must('roster.read', { file })
    expect((await machine.refusal('roster.read', { file: { name, data: bytes } })).code).toBe(code)
    expect(await machine.view('importJob', {})).toEqual({ state: 'idle' })
    expect(await machine.view('sources', {})).toEqual([])
    await machine.must('roster.preview', { draft, mapping: mapping.map((targets) => [...targets]) })
  })

  test('because somebody stopped it is stopped at once', async () => {
    const { machine } = await club()
    const rows = Array.from({ length: 5000 }, (_, index) => row(index + 2, [`王小明${index}`, 912345678 + index]))
    const data = workbook({ sheets: [{ name: 'S', rows: row(1, ['姓名', '手機']) + rows.join('') }] })
    const job = machine.watch('importJob', {})
    const reading = machine.command('roster.read', { file: { name: 'long.xlsx', data } })
    const running = await job.until(({ state }) => state === 'running')
    await machine.must('roster.cancel', { draft: running.state === 'running' ? running.draft : '' })
    expect(await reading).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await machine.view('importJob', {})).toEqual({ state: 'idle' })
  })
})
