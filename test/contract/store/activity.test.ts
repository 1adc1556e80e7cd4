import { describe, expect, test } from 'vitest'
import { actions, activity, daysOf, organizerOf, told } from '../../helpers/history.ts'
import { club, importInto, memberIn, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { meet, pair, send } from '../../helpers/organizers.ts'

const HOUR = 3_600_000

describe('The history of everybody', () => {
  test('tells who did what, newest first, and a command that wrote to several pages once', async () => {
    const both = await pair()
    const { mei, wei } = both
    const member = await memberIn(both, '王小明')
    const salon = await salonIn(both)
    await meet(mei, wei)
    await wei.must('member.set', { member, fields: { phone: '0912', city: '台北' } })
    await wei.must('door.walkIn', { salon, name: '林大為' })
    await meet(mei, wei)
    const lines = (await actions(mei)).map(told)
    expect(lines.slice(0, 4)).toEqual([
      '偉 door.walkIn 林大為 @城市與記憶',
      '偉 member.set 王小明 phone city',
      '梅 salon.create 城市與記憶',
      '梅 member.create 王小明',
    ])
    expect((await actions(wei)).map(told)).toEqual(lines)
  })

  test('tells an import of several pages as one thing, with its roster and how many came', async () => {
    const taipei = await club()
    const rows = Array.from({ length: 260 }, (_, index) => `讀者${index},0912${index}`)
    await importInto(taipei, `姓名,手機\n${rows.join('\n')}\n`)
    await importInto(taipei, '姓名,手機\n王小明,0987\n')
    const imports = (await actions(taipei.machine)).filter(({ command }) => command === 'roster.import')
    expect(imports.map(({ count }) => count)).toEqual([1, 260])
    expect(imports[1]?.records).toMatchObject([{ kind: 'roster', gone: false }])
    const [, , , row] = await rowsOf(taipei.machine, { text: '讀者25' })
    const own = await actions(taipei.machine, { record: row?.id ?? '' })
    expect(own.map(({ key }) => key)).toEqual([imports[1]?.key])
  })

  test('stands under its days in the zone that was asked for, with how much each organizer did', async () => {
    const both = await pair()
    const { mei, wei } = both
    await memberIn(both, '王小明')
    mei.clock.advance(20 * HOUR)
    await memberIn(both, '林大為')
    await send(mei, wei)
    await memberIn({ ...both, machine: wei }, '陳怡君')
    await send(wei, mei)
    const view = await activity(mei, { kind: 'members' })
    expect(daysOf(view).map(({ day, who }) => [day, who.map(({ name, actions: count }) => [name, count])])).toEqual([
      ['2026-03-01', [['偉', 1], ['梅', 1]]],
      ['2026-02-28', [['梅', 1]]],
    ]) // prettier-ignore
    expect(view).toMatchObject({ total: 5, actions: 3 })
    expect(daysOf(await activity(mei, { kind: 'members', zone: 'America/New_York' })).map(({ day }) => day)).toEqual([
      '2026-02-28',
      '2026-02-27',
    ])
    expect((await actions(mei, { kind: 'members', day: '2026-02-28' })).map(told)).toEqual(['梅 member.create 王小明'])
    expect(await actions(mei, { day: '2026-02-30' })).toEqual([])
  })

  test('is narrowed to an organizer, a device, a kind, a record and a stretch of time', async () => {
    const both = await pair()
    const { mei, wei } = both
    const ming = await memberIn(both, '王小明')
    const salon = await salonIn(both)
    await meet(mei, wei)
    const noon = wei.clock.now
    await wei.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await wei.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'] })
    await send(wei, mei)
    const commands = async (filters: Parameters<typeof actions>[1]) =>
      (await actions(mei, filters)).map(({ command }) => command)
    expect(await commands({ organizer: await organizerOf(wei), from: noon })).toEqual(['member.label', 'salon.rsvp'])
    expect(await commands({ kind: 'evenings' })).toEqual(['salon.rsvp'])
    expect(await commands({ kind: 'salons' })).toEqual(['salon.create'])
    expect(await commands({ record: ming })).toEqual(['member.label', 'salon.rsvp', 'member.create'])
    expect(await commands({ record: salon })).toEqual(['salon.rsvp', 'salon.create'])
    expect(await commands({ from: noon, to: noon + 1500 })).toEqual(['salon.rsvp'])
    const { devices } = await mei.view('community', {})
    const device = devices.find(({ name }) => name === '偉的筆電')?.id
    expect(await commands({ ...(device && { device }), from: noon })).toEqual(['member.label', 'salon.rsvp'])
  })

  test('names whom an undone creation was about', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    await machine.must('undo', {})
    expect((await actions(machine)).map(told).slice(0, 2)).toEqual([
      '陳怡君 undo (王小明)',
      '陳怡君 member.create (王小明)',
    ])
  })

  test('grows while it is watched, and is the same after a restart, from what was kept and without it', async () => {
    const taipei = await club()
    const { machine } = taipei
    const watch = machine.watch('activity', { range: { from: 0, count: 50 } })
    const before = await watch.until(({ reading }) => reading === null)
    const member = await memberIn(taipei, '王小明')
    const after = await watch.until((view) => view.reading === null && view.actions > before.actions)
    watch.stop()
    expect(after.rows[1]).toMatchObject({ command: 'member.create', records: [{ id: member, name: '王小明' }] })
    const lines = await actions(machine)
    expect(await actions(await machine.afterRestart())).toEqual(lines)
    expect(await actions(await machine.afterKill())).toEqual(lines)
    const restarted = await machine.afterRestart()
    await restarted.must('member.set', { member, fields: { city: '台中' } })
    expect((await actions(restarted)).map(told)).toEqual(['陳怡君 member.set 王小明 city', ...lines.map(told)])
  })

  test('lets commands in while it is read for the first time', async () => {
    const taipei = await club()
    const rows = Array.from({ length: 1100 }, (_, index) => `讀者${index},0912${index}`)
    await importInto(taipei, `姓名,手機\n${rows.join('\n')}\n`)
    const { machine } = taipei
    const watch = machine.watch('activity', { range: { from: 0, count: 5 } })
    const first = await watch.next()
    expect(first.ok && first.value.reading).not.toBeNull()
    const member = memberIn(taipei, '王小明')
    const order: string[] = []
    const done = watch.until(({ reading }) => reading === null).then(() => order.push('read'))
    await member.then(() => order.push('added'))
    await done
    watch.stop()
    expect(order).toEqual(['added', 'read'])
  })
})
