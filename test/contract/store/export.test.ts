import { describe, expect, test } from 'vitest'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { EXPORT_COLUMNS } from '../../../shared/protocol/members.ts'
import {
  carried,
  chapterIn,
  club,
  found,
  importInto,
  memberIn,
  memberOf,
  rowsOf,
  salonIn,
} from '../../helpers/fake-world.ts'
import { FORMULA_PAYLOADS } from '../../helpers/formula-payloads.ts'
import { rosterCsv } from '../../helpers/rosters.ts'

function lines(bytes: Uint8Array): string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).trimEnd().split('\r\n')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1
}

describe('An export', () => {
  test('has the rows on screen in their order, with the columns that were chosen', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { tags: ['志工', '講者'], fields: { phone: '0912' } })
    await memberIn(taipei, '陳怡君', { tags: ['志工'] })
    await memberIn(taipei, '林大為')
    await machine.must('member.join', { member: ming, chapter: await chapterIn(machine, '台中') })
    const salon = await salonIn(taipei, { start: '2026-02-20T19:00', end: '2026-02-20T21:00' })
    await machine.must('door.checkIn', { salon, member: ming })
    const columns = (['phone', 'name', 'tags', 'chapters', 'salons', 'lastSalon'] as const).map((key) => ({
      key,
      label: `<${key}>`,
    }))
    const query = { tags: ['志工'], language: 'zh-TW', sort: { by: 'name', descending: true } } as const
    const file = await machine.must('export.members', {
      query: { ...query, tags: ['志工'] },
      columns,
      separator: ';',
      name: '志工',
    })
    expect(file).toMatchObject({ name: '志工.csv', rows: 2 })
    const [row] = await rowsOf(machine, { text: '王小明' })
    const chapters = row?.chapters.map((id) => (id === taipei.chapter ? '台北' : '台中')) ?? []
    expect(chapters).toHaveLength(2)
    expect(lines(file.bytes)).toEqual([
      '\ufeff<phone>;<name>;<tags>;<chapters>;<salons>;<lastSalon>',
      ';陳怡君;志工;台北;0;',
      `"0912\t";王小明;"志工; 講者";"${chapters.join('; ')}";1;2026-02-20`,
    ])
    const only = found({ text: '陳' })
    expect(await machine.must('export.members', { query: {}, only, columns })).toMatchObject({
      rows: 1,
      name: 'members.csv',
    })
  })

  test('of nothing has its header, and of no column is refused', async () => {
    const { machine } = await club()
    const columns = [{ key: 'name', label: '姓名' } as const]
    expect(lines((await machine.must('export.members', { query: {}, columns })).bytes)).toEqual(['\ufeff姓名'])
    expect(await machine.refusal('export.members', { query: {}, columns: [] })).toEqual({ code: 'invalid-input' })
  })

  test('comes in again as the same people, leading zeros, formulas, line breaks and all', async () => {
    const taipei = await club()
    const { machine } = taipei
    await importInto(taipei, rosterCsv({ rows: 120, seed: 5 }))
    await memberIn(taipei, '李四', {
      notes: '第一行\n第二行, "引號"',
      fields: { birthday: '--02-29', phone: '+886 912', number: '007' },
    })
    // Signs that nobody sees are taken out of what comes in, and line breaks out of what is one line.
    const payloads = FORMULA_PAYLOADS.filter((payload) => !/\p{Cf}|\S[\r\n]/u.test(payload))
    for (const [index, payload] of payloads.entries()) {
      await memberIn(taipei, `公式${index}`, {
        fields: { organization: payload, line: payload },
        notes: payload.trim(),
      })
    }
    const keys = [...MEMBER_FIELDS, 'tags', 'interests', 'notes'] as const
    const columns = EXPORT_COLUMNS.filter((key) => (keys as readonly string[]).includes(key)).map((key) => ({
      key,
      label: key,
    }))
    const file = await machine.must('export.members', { query: {}, columns })

    const other = await club()
    const { draft } = await other.machine.must('roster.read', { file: carried(file) })
    const summary = await other.machine.must('roster.import', {
      draft,
      name: 'x',
      chapter: other.chapter,
      mapping: columns.map(({ key }) => [key]),
      // The formulas of several stand in their LINE account, which makes them one person to anybody who compares.
      merge: false,
    })
    expect(summary).toMatchObject({ refused: 0 })
    const again = await other.machine.must('export.members', { query: {}, columns })
    // People of one name stand in no order of their own.
    expect(lines(again.bytes).sort(compare)).toEqual(lines(file.bytes).sort(compare))
    const [one] = await rowsOf(other.machine, { text: '李四' })
    expect(one && (await memberOf(other.machine, one.id)).member).toMatchObject({
      notes: '第一行\n第二行, "引號"',
      birthday: '--02-29',
      phone: '+886 912',
      number: '007',
    })
  })
})

test('An exported file is recognised by its headers when it is opened again', async () => {
  const taipei = await club()
  await memberIn(taipei, '王小明', { tags: ['志工'] })
  const columns = [
    { key: 'name', label: '姓名' },
    { key: 'phone', label: '手機' },
    { key: 'tags', label: '標籤' },
    { key: 'joined', label: '入會日' },
  ] as const
  const file = await taipei.machine.must('export.members', { query: {}, columns: [...columns] })
  const draft = await taipei.machine.must('roster.read', { file: carried(file) })
  expect(draft.mapping).toEqual([['name'], ['phone'], ['tags'], ['joined']])
})
