import { describe, expect, test } from 'vitest'
import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
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
import { exported, linesOf, planOf, receiptsOn } from '../../helpers/export-plans.ts'
import { FORMULA_PAYLOADS } from '../../helpers/formula-payloads.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { joined, meet } from '../../helpers/organizers.ts'

function compare(a: string, b: string): number {
  return a < b ? -1 : 1
}

const ALL = { from: 0, count: 500 }

describe('An export', () => {
  test('has the rows of its query in the order it names, with the columns that were chosen', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { tags: ['志工', '講者'], fields: { phone: '0912' } })
    await memberIn(taipei, '陳怡君', { tags: ['志工'] })
    await memberIn(taipei, '林大為')
    await machine.must('member.join', { member: ming, chapter: await chapterIn(machine, '台中') })
    const salon = await salonIn(taipei, { start: '2026-02-20T19:00', end: '2026-02-20T21:00' })
    await machine.must('door.checkIn', { salon, member: ming })
    const columns = ['phone', 'name', 'tags', 'chapters', 'salons', 'lastSalon'] as const
    const rows = { query: { tags: ['志工'] } }
    const file = await exported(machine, planOf(columns, { rows, sort: { by: 'name', descending: true } }), '志工')
    expect(file).toMatchObject({ name: '志工 2026-02-28.csv', rows: 2 })
    const [row] = await rowsOf(machine, { text: '王小明' })
    const chapters = row?.chapters.map((id) => (id === taipei.chapter ? '台北' : '台中')) ?? []
    expect(chapters).toHaveLength(2)
    expect(linesOf(file)).toEqual([
      '\ufeffphone,name,tags,chapters,salons,lastSalon',
      ',陳怡君,志工,台北,0,',
      `"0912\t",王小明,"志工; 講者","${chapters.join('; ')}",1,2026-02-20`,
    ])
    const bySalons = planOf(['name'], { sort: { by: 'salons', descending: true } })
    expect(linesOf(await exported(machine, bySalons))[1]).toBe('王小明')
    const only = planOf(columns, { rows: { query: {}, only: found({ text: '陳' }) } })
    expect(await exported(machine, only)).toMatchObject({ rows: 1 })
  })

  test('is on no page of somebody whom its format has left out', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com' } })
    const mei = await memberIn(taipei, '陳怡君')
    const { output } = planOf([])
    const plan = planOf(['name', 'email', 'salons'], { output: { ...output, format: 'mailchimp' } })
    const file = await exported(machine, plan)
    expect(file).toMatchObject({ rows: 1, losses: [{ code: 'no-address', rows: 1 }] })
    expect(await machine.view('exportsOf', { member: mei })).toEqual([])
    expect(await machine.view('exportsOf', { member: ming })).toMatchObject([
      { id: file.receipt, rows: 1, columns: ['name', 'email'] },
    ])
  })

  test('of nobody, without columns, with two alike, for nobody, or with a short password is refused and leaves no receipt', async () => {
    const taipei = await club()
    const { machine } = taipei
    const refusal = (plan: ReturnType<typeof planOf>, password = '') =>
      machine.refusal('export.run', { plan, name: 'x', password })
    expect(await refusal(planOf(['name']))).toEqual({ code: 'nobody-to-export' })
    await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com' } })
    expect(await refusal(planOf([]))).toEqual({ code: 'no-columns' })
    expect(await refusal(planOf(['name'], { receiver: ' ' }))).toEqual({ code: 'receiver-empty' })
    const alike = planOf(['name', 'phone'])
    const columns = alike.columns.map((column) => ({ ...column, label: 'X' }))
    expect(await refusal({ ...alike, columns })).toEqual({ code: 'columns-alike', params: { value: 'X' } })
    const news = { use: { use: 'news', channel: null } } as const
    expect(await refusal(planOf(['birthday'], news))).toEqual({ code: 'all-columns-dropped' })
    expect(await refusal(planOf(['name'], news))).toEqual({ code: 'all-left-out', params: { count: 1 } })
    const { output } = planOf([])
    expect(await refusal(planOf(['name'], { output: { ...output, archive: true } }), '1234567')).toMatchObject({
      code: 'password-short',
    })
    expect(await receiptsOn(machine)).toEqual([])
  })

  test('has nobody who withdraws while it is made', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com' } })
    await memberIn(taipei, '陳怡君', { fields: { email: 'mei@example.com' } })
    const plan = planOf(['name', 'email'], { use: { use: 'contact', channel: 'email' } })
    // By now the code of exports is there: the file is made before the withdrawal is on the disk, and its receipt has to wait for that.
    expect(await exported(machine, plan)).toMatchObject({ rows: 2 })
    const making = machine.command('export.run', { plan, name: '通知' })
    const withdrawing = machine.command('consent.record', {
      who: { kind: 'ids', ids: [ming] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    const [file] = await Promise.all([making, withdrawing])
    expect(file).toMatchObject({ ok: true, value: { rows: 1 } })
    expect(file.ok && linesOf(file.value)).toEqual(['\ufeffname,email', '陳怡君,mei@example.com'])
    expect(await machine.view('exportsOf', { member: ming })).toMatchObject([{ rows: 2 }])
    expect(await receiptsOn(machine)).toMatchObject([
      { rows: 1, left: 1 },
      { rows: 2, left: 0 },
    ])
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
    const keys: readonly string[] = [...MEMBER_FIELDS, 'tags', 'interests', 'notes']
    // A reading that nobody wrote down is worked out, and would come back as one that somebody did.
    const columns = EXPORT_COLUMNS.filter((key) => keys.includes(key) && key !== 'reading')
    const file = await exported(machine, planOf(columns))

    const other = await club()
    const { draft } = await other.machine.must('roster.read', { file: carried(file) })
    const summary = await other.machine.must('roster.import', {
      draft,
      name: 'x',
      chapter: other.chapter,
      mapping: columns.map((key) => [key]) as never,
      // The formulas of several stand in their LINE account, which makes them one person to anybody who compares.
      merge: false,
    })
    expect(summary).toMatchObject({ refused: 0 })
    const again = await exported(other.machine, planOf(columns))
    // People of one name stand in no order of their own.
    expect(linesOf(again).sort(compare)).toEqual(linesOf(file).sort(compare))
    const [one] = await rowsOf(other.machine, { text: '李四' })
    expect(one && (await memberOf(other.machine, one.id)).member).toMatchObject({
      notes: '第一行\n第二行, "引號"',
      birthday: '--02-29',
      phone: '+886 912',
      number: '007',
    })
  })

  test('is recognised by its headers when it is opened again', async () => {
    const taipei = await club()
    await memberIn(taipei, '王小明', { tags: ['志工'] })
    const plan = planOf(['name', 'phone', 'tags', 'joined'])
    const columns = plan.columns.map((column) => ({ ...column, label: '' }))
    const file = await exported(taipei.machine, { ...plan, columns })
    const draft = await taipei.machine.must('roster.read', { file: carried(file) })
    expect(draft.mapping).toEqual([['name'], ['phone'], ['tags'], ['joined']])
  })
})

describe('What an export leaves out', () => {
  const byMail = { use: { use: 'contact', channel: 'email' } } as const

  async function three() {
    const taipei = await club()
    const ming = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com', birthday: '1990-01-01' } })
    const yi = await memberIn(taipei, '陳怡君', { fields: { email: 'yi@example.com', phone: '0912345678' } })
    const wei = await memberIn(taipei, '林大為')
    await taipei.machine.must('consent.record', {
      who: { kind: 'ids', ids: [ming] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    return { ...taipei, ming, yi, wei }
  }

  test('is said with its reasons, and who it is behind each, before anything is written', async () => {
    const { machine, ming } = await three()
    const plan = planOf(['name', 'email', 'birthday'], byMail)
    const preview = await machine.view('exportPreview', { plan })
    expect(preview).toMatchObject({ rows: 1, found: 3, first: [{ cells: ['陳怡君', 'yi@example.com'] }] })
    const { rows, cells, columns } = preview.leftOut
    expect(new Map(rows.map(({ reason, count }) => [reason, count]))).toEqual(
      new Map([
        ['withdrawn', 1],
        ['noAddress', 1],
      ]),
    )
    expect([cells, columns]).toEqual([[], ['birthday']])
    const who = await machine.view('exportLeftOut', { plan, reason: 'withdrawn', range: ALL })
    expect(who).toEqual({ total: 1, from: 0, rows: [{ id: ming, name: '王小明', archived: false }] })
    expect(await receiptsOn(machine)).toEqual([])
  })

  test('is out of the file too: rows, cells, and columns that nobody said should stay', async () => {
    const { machine, yi } = await three()
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [yi] },
      words: [{ key: 'contact:phone', state: 'withdrawn' }],
    })
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [yi] },
      words: [{ key: 'contact:sms', state: 'withdrawn' }],
    })
    const contact = { use: { use: 'contact', channel: null } } as const
    const file = await exported(machine, planOf(['name', 'email', 'phone', 'birthday'], contact))
    expect(linesOf(file)).toContain('陳怡君,yi@example.com,')
    expect(linesOf(file)[0]).toBe('\ufeffname,email,phone')
    const plan = planOf(['name', 'birthday'], contact)
    const columns = plan.columns.map((column) => ({ ...column, kept: true }))
    expect(linesOf(await exported(machine, { ...plan, columns }))[0]).toBe('\ufeffname,birthday')
  })
})

test('Our own books may say what everybody agreed to and refused, and when', async () => {
  const taipei = await club()
  const { machine } = taipei
  const member = await memberIn(taipei, '王小明')
  await machine.must('consent.record', {
    who: { kind: 'ids', ids: [member] },
    words: [{ key: 'contact:email', state: 'withdrawn' }],
  })
  const file = await exported(machine, planOf(['name', 'consents']))
  expect(linesOf(file)[1]).toMatch(/^王小明,.*電子郵件.*：拒絕，2026年2月28日/u)
  const contact = planOf(['name', 'consents'], { use: { use: 'contact', channel: null } })
  expect((await machine.view('exportPreview', { plan: contact })).leftOut.columns).toEqual(['consents'])
})

describe('A kept way of exporting', () => {
  test('is there by name with its plan, is changed part by part, copied, deleted and brought back', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const plan = planOf(['name', 'phone'])
    const { profile } = await machine.must('export.save', { name: '會費清單', plan })
    const kept = async () => (await machine.view('exports', {})).map(({ name, plan: own }) => [name, own?.receiver])
    expect(await kept()).toEqual([['會費清單', '財務']])
    await machine.must('export.save', { profile, name: '會費', plan: { ...plan, receiver: '秘書' } })
    expect(await kept()).toEqual([['會費', '秘書']])
    await machine.must('export.duplicate', { profile, name: '副本' })
    expect(await kept()).toHaveLength(2)
    await machine.must('export.delete', { profile })
    expect(await kept()).toEqual([['副本', '秘書']])
    expect(await machine.refusal('export.delete', { profile })).toEqual({ code: 'not-found' })
    await machine.must('undo', {})
    expect(await kept()).toHaveLength(2)
  })

  test('knows when it last ran, and runs from what it keeps', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const { profile } = await machine.must('export.save', { name: '會費', plan: planOf(['name']) })
    const [row] = await machine.view('exports', {})
    expect(row?.last).toBeNull()
    if (!row?.plan) throw new Error('the plan is kept')
    const { receipt } = await machine.must('export.run', { plan: row.plan, profile, name: row.name })
    await machine.must('export.end', { receipt, saved: true, file: 'x.csv' })
    expect((await machine.view('exports', {}))[0]?.last).toMatchObject({ rows: 1 })
  })
})

describe('Exports of several organizers', () => {
  test('are everybody’s who organizes, a chapter leader’s too, and never a door volunteer’s', async () => {
    const taipei = await club()
    const { machine: mei, chapter } = taipei
    const ming = await memberIn(taipei, '王小明')
    const wei = await joined(mei, '偉', {}, { role: 'leader', chapters: [chapter] })
    const helper = await joined(mei, '小幫手', {}, { role: 'door', chapters: [chapter] })
    const { profile } = await wei.must('export.save', { name: '會費', plan: planOf(['name']) })
    const { receipt } = await exported(wei, planOf(['name']), '會費')
    await wei.must('export.end', { receipt, saved: true, file: 'fees.csv' })
    await meet(mei, wei)
    expect(await mei.view('exports', {})).toMatchObject([{ id: profile, name: '會費' }])
    expect(await receiptsOn(mei)).toMatchObject([{ id: receipt, by: '偉', mine: false, state: 'saved' }])
    expect(await mei.view('exportsOf', { member: ming })).toMatchObject([{ id: receipt }])
    await meet(mei, helper)
    expect(await helper.view('exports', {})).toEqual([])
    expect(await receiptsOn(helper)).toEqual([])
    expect(await helper.refusal('export.run', { plan: planOf(['name']), name: 'x' })).toMatchObject({
      code: 'not-allowed',
    })
  })

  test('keep what each changed of one way of exporting at the same time', async () => {
    const { machine: mei } = await club()
    const wei = await joined(mei, '偉')
    const plan = planOf(['name'])
    const { profile } = await mei.must('export.save', { name: '會費', plan })
    await meet(mei, wei)
    await mei.must('export.save', { profile, name: '會費', plan: { ...plan, receiver: '秘書' } })
    await wei.must('export.save', { profile, name: '會費', plan: planOf(['name', 'phone']) })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const [row] = await machine.view('exports', {})
      expect(row?.plan?.receiver).toBe('秘書')
      expect(row?.plan?.columns.map(({ key }) => key)).toEqual(['name', 'phone'])
    }
  })
})
