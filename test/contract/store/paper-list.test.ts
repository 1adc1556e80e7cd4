import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { planOf } from '../../helpers/export-plans.ts'
import { club, importInto, memberIn } from '../../helpers/fake-world.ts'
import { rosterCsv } from '../../helpers/rosters.ts'

const PDF = new TextEncoder().encode('%PDF-1.7 what a window drew')

function paper(columns: Parameters<typeof planOf>[0], archive = false) {
  const plan = planOf(columns)
  return { ...plan, output: { ...plan.output, format: 'pdf' as const, archive } }
}

describe('A list on paper', () => {
  test('is kept to be drawn with what it is for and for whom, and long texts are cut and told', async () => {
    const taipei = await club()
    await memberIn(taipei, '王小明', { notes: '長'.repeat(500) })
    await memberIn(taipei, '陳怡君', { tags: ['志工', '講者'] })
    const plan = paper(['name', 'tags', 'salons', 'notes'])
    const { list, columns } = await taipei.machine.must('export.draw', { plan, name: '董事會' })
    expect(columns).toBe(4)
    expect(await taipei.machine.view('paperList', { list })).toMatchObject({
      title: '董事會',
      use: plan.use,
      receiver: plan.receiver,
      columns: [
        { label: 'name', isNumber: false },
        { label: 'tags', isNumber: false },
        { label: 'salons', isNumber: true },
        { label: 'notes', isNumber: false },
      ],
      rows: [
        ['王小明', '', '0', `${'長'.repeat(399)}…`],
        ['陳怡君', '志工; 講者', '0', ''],
      ],
      losses: [{ code: 'shortened', column: 'notes', rows: 1 }],
    })
  })

  test('leaves its receipt when it comes back drawn, once', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    const { list } = await machine.must('export.draw', { plan: paper(['name']), name: '董事會' })
    expect(await machine.view('receipts', { range: { from: 0, count: 9 } })).toMatchObject({ total: 0 })
    const file = await machine.must('export.drawn', { list, bytes: PDF })
    expect(file).toMatchObject({ name: '董事會 2026-02-28.pdf', rows: 1 })
    expect(await machine.view('exportsOf', { member })).toMatchObject([
      { id: file.receipt, format: 'pdf', print: createHash('sha256').update(PDF).digest('hex') },
    ])
    expect(await machine.view('paperList', { list })).toBeNull()
    expect(await machine.refusal('export.drawn', { list, bytes: PDF })).toEqual({ code: 'not-found' })
  })

  test('does not leave where somebody on it has withdrawn meanwhile: it is drawn anew without them', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', { fields: { phone: '0912345678' } })
    await memberIn(taipei, '陳怡君')
    const plan = { ...paper(['name', 'phone']), use: { use: 'contact', channel: null } } as const
    const { list } = await machine.must('export.draw', { plan, name: '電話' })
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [member] },
      words: (['contact:phone', 'contact:sms'] as const).map((key) => ({ key, state: 'withdrawn' })),
    })
    expect(await machine.refusal('export.drawn', { list, bytes: PDF })).toEqual({ code: 'list-outdated' })
    expect(await machine.view('receipts', { range: { from: 0, count: 9 } })).toMatchObject({ total: 0 })
    const again = await machine.must('export.draw', { plan, name: '電話' })
    expect((await machine.view('paperList', { list: again.list }))?.rows).toEqual([['陳怡君', '']])
    await memberIn(taipei, '林大為')
    expect(await machine.must('export.drawn', { list: again.list, bytes: PDF })).toMatchObject({ rows: 1 })
  })

  test('that somebody stopped while it was drawn leaves neither a file nor a receipt', async () => {
    const taipei = await club()
    await memberIn(taipei, '王小明')
    const { list } = await taipei.machine.must('export.draw', { plan: paper(['name']), name: 'x' })
    await taipei.machine.must('export.cancel', {})
    expect(await taipei.machine.refusal('export.drawn', { list, bytes: PDF })).toEqual({ code: 'not-found' })
    expect(await taipei.machine.view('receipts', { range: { from: 0, count: 9 } })).toMatchObject({ total: 0 })
  })

  test('goes into an archive like any other file', async () => {
    const taipei = await club()
    await memberIn(taipei, '王小明')
    const plan = paper(['name'], true)
    expect(await taipei.machine.refusal('export.draw', { plan, name: 'x', password: 'short' })).toMatchObject({
      code: 'password-short',
    })
    const { list } = await taipei.machine.must('export.draw', { plan, name: 'x', password: 'correct horse' })
    const { name, bytes } = await taipei.machine.must('export.drawn', { list, bytes: PDF })
    expect(name).toBe('x 2026-02-28.zip')
    expect(Buffer.from(bytes).includes('%PDF')).toBe(false)
  })

  test('of more rows than anybody carries is refused before it is drawn', async () => {
    const taipei = await club()
    await importInto(taipei, rosterCsv({ rows: 2_001, seed: 7 }))
    expect(await taipei.machine.refusal('export.draw', { plan: paper(['name']), name: 'x' })).toEqual({
      code: 'list-too-long-for-paper',
      params: { limit: 2_000 },
    })
  })
})
