import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { exported, planOf, receiptsOn } from '../../helpers/export-plans.ts'
import { club, memberIn } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

describe('A receipt', () => {
  test('says when, by whom, what for, to whom, what was in the file, and by what it can be told again', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const file = await exported(machine, planOf(['name']), '會費')
    expect(await receiptsOn(machine)).toMatchObject([{ id: file.receipt, state: 'open', file: '' }])
    await machine.must('export.end', { receipt: file.receipt, saved: true, file: 'fees.csv' })
    expect(await receiptsOn(machine)).toMatchObject([
      {
        by: '陳怡君',
        mine: true,
        name: '會費',
        use: { use: 'administration', channel: null },
        receiver: '財務',
        columns: ['name'],
        rows: 1,
        left: 0,
        format: 'csv',
        file: 'fees.csv',
        print: createHash('sha256').update(file.bytes).digest('hex'),
        state: 'saved',
      },
    ])
    expect(await machine.refusal('export.end', { receipt: file.receipt, saved: false })).toEqual({ code: 'not-found' })
    const found = await machine.view('receipts', { text: 'FEES', range: ALL })
    expect(found.total).toBe(1)
    expect((await machine.view('receipts', { use: 'news', range: ALL })).total).toBe(0)
  })

  test('is found by what its file was for, also where nobody is reached by it', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    await exported(machine, planOf(['name']), '會費')
    const whole = { app: '1', receiver: 'Mina' } as const
    await machine.must('community.writeOpen', { ...whole, name: 'Moved', aim: { aim: 'moving' } })
    await machine.must('community.writeOpen', { ...whole, name: 'Looked at', aim: { aim: 'audit' } })
    await machine.must('community.writeOpen', {
      ...whole,
      name: 'Framed',
      aim: { aim: 'words', words: 'For the wall' },
    })
    const named = async (use: CommandInput<'community.writeOpen'>['aim']['aim'] | 'administration' | 'news') =>
      (await machine.view('receipts', { use, range: ALL })).rows.map(({ name }) => name)
    expect(await named('administration')).toEqual(['會費'])
    expect(await named('moving')).toEqual(['Moved'])
    expect(await named('audit')).toEqual(['Looked at'])
    expect(await named('words')).toEqual(['Framed'])
    expect(await named('news')).toEqual([])
  })

  test('of an archive tells the file inside as well, and the password stands nowhere', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const plain = await exported(machine, planOf(['name']), '會費')
    const plan = planOf(['name'], { output: { ...planOf([]).output, archive: true } })
    const file = await machine.must('export.run', { plan, name: '會費', password: '二十個月亮 moons' })
    expect(file.name).toBe('會費 2026-02-28.zip')
    expect(new TextDecoder('latin1').decode(file.bytes).slice(0, 2)).toBe('PK')
    const [receipt] = await receiptsOn(machine)
    const printOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(receipt).toMatchObject({ print: printOf(file.bytes), inner: printOf(plain.bytes) })
    expect(JSON.stringify(await receiptsOn(machine))).not.toContain('moons')
  })

  test('names the export on the page of everybody who was in it, also after a new start, and of nobody else', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明')
    const wei = await memberIn(taipei, '林大為')
    const file = await exported(machine, planOf(['name'], { rows: { query: { text: '王' } } }), '一位')
    await machine.must('export.end', { receipt: file.receipt, saved: true, file: 'x.csv' })
    const namesFor = async (on: Machine, member: typeof ming) =>
      (await on.view('exportsOf', { member })).map(({ name }) => name)
    expect(await namesFor(machine, ming)).toEqual(['一位'])
    expect(await namesFor(machine, wei)).toEqual([])
    const again = await machine.afterKill()
    expect(await namesFor(again, ming)).toEqual(['一位'])
    await again.must('people.merge', { members: [ming, wei] })
    expect(await namesFor(again, wei)).toEqual(['一位'])
  })

  test('of a file that was not saved stays, says so, and is on nobody’s page', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明')
    const { receipt } = await exported(machine, planOf(['name']))
    await machine.must('export.end', { receipt, saved: false })
    expect(await receiptsOn(machine)).toMatchObject([{ state: 'voided' }])
    expect(await machine.view('exportsOf', { member: ming })).toEqual([])
  })

  test('is before the file: where the disk refuses it, nobody gets any bytes', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    machine.disk.fillUpAfter(0)
    expect(await machine.refusal('export.run', { plan: planOf(['name']), name: 'x' })).toEqual({ code: 'disk-full' })
    machine.disk.makeRoom()
    expect(await receiptsOn(machine)).toEqual([])
  })

  test('is whole or not there, whenever the disk gets full, and open where the app was killed before the file was kept', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明')
    let refused = 0
    for (;;) {
      machine.disk.fillUpAfter(refused)
      const result = await machine.command('export.run', { plan: planOf(['name']), name: 'x' })
      machine.disk.makeRoom()
      if (result.ok) break
      refused += 1
      expect(result.problem).toEqual({ code: 'disk-full' })
      expect(await receiptsOn(machine)).toEqual([])
      expect(await receiptsOn(await machine.afterKill())).toEqual([])
    }
    expect(refused).toBeGreaterThan(1)
    const again = await machine.afterKill()
    expect(await receiptsOn(again)).toMatchObject([{ state: 'open', rows: 1 }])
    expect(await again.view('exportsOf', { member: ming })).toHaveLength(1)
  })

  test('is not written for an export that somebody stopped', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    const running = machine.command('export.run', { plan: planOf(['name']), name: 'x' })
    await machine.must('export.cancel', {})
    expect(await running).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await receiptsOn(machine)).toEqual([])
    expect(await exported(machine, planOf(['name']))).toMatchObject({ rows: 1 })
  })

  test('is not taken back by undo, nor with a stretch of work', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    await exported(machine, planOf(['name']))
    await machine.must('undo', {})
    expect(await receiptsOn(machine)).toHaveLength(1)
  })
})
