import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import { club, memberIn, memberOf, namesOf, salonIn, these } from '../../helpers/fake-world.ts'
import { actions } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** The newest change of a record that a command made. */
async function changeBy(machine: Machine, record: string, command: string): Promise<string> {
  const found = (await machine.view('history', { record })).find((entry: HistoryEntry) => entry.command === command)
  if (!found) throw new Error(`nobody did ${command}`)
  return found.change
}

describe('Restoring a whole record', () => {
  test('brings a member back to how it stood before a change, or after it, and shows what that changes', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', { fields: { city: '台北' }, tags: ['讀書'], notes: '喜歡靠窗' })
    const { member: first } = await memberOf(machine, member)
    await machine.must('member.set', { member, fields: { city: '台中', phone: '0912' } })
    const { member: second } = await memberOf(machine, member)
    const change = await changeBy(machine, member, 'member.set')
    await machine.must('member.label', { who: these(member), kind: 'tags', add: ['志工'], remove: ['讀書'] })
    await machine.must('member.notes', { member, notes: '' })
    await machine.must('member.archive', { who: these(member), archived: true })

    const before = await machine.view('restorePreview', { record: member, change, side: 'before' })
    expect(before?.record).toMatchObject({ name: '王小明', gone: false })
    expect(before?.fields).toEqual(
      expect.arrayContaining([
        { field: 'city', now: '台中', was: '台北' },
        { field: 'phone', now: '0912', was: null },
        { field: 'tags/志工', now: 'true', was: null },
        { field: 'notes', now: null, was: '喜歡靠窗' },
      ]),
    )
    await machine.must('history.restoreTo', { record: member, change, side: 'after' })
    expect((await memberOf(machine, member)).member).toEqual(second)
    await machine.must('history.restoreTo', { record: member, change, side: 'before' })
    expect((await memberOf(machine, member)).member).toEqual(first)
    expect((await machine.view('restorePreview', { record: member, change, side: 'before' }))?.fields).toEqual([])
    await machine.must('undo', {})
    expect((await memberOf(machine, member)).member).toEqual(second)
    expect(await namesOf(await machine.afterKill())).toEqual(['王小明'])
  })

  test('leaves what somebody else writes meanwhile in fields that it does not touch', async () => {
    const { mei, wei, ...club } = await pair()
    const member = await memberIn({ ...club, machine: mei }, '王小明', { fields: { city: '台北' } })
    await mei.must('member.set', { member, fields: { city: '台中' } })
    await meet(mei, wei)
    await wei.must('member.set', { member, fields: { phone: '0955' } })
    await mei.must('history.restoreTo', {
      record: member,
      change: await changeBy(mei, member, 'member.set'),
      side: 'before',
    })
    await meet(mei, wei)
    for (const machine of [mei, wei])
      expect((await memberOf(machine, member)).member).toMatchObject({ city: '台北', phone: '0955' })
  })

  test('brings back a member, a salon and a chapter whose beginning was undone', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', { fields: { phone: '0912' }, tags: ['讀書'] })
    const salon = await salonIn(taipei)
    const made = await changeBy(machine, member, 'member.create')
    const planned = await changeBy(machine, salon, 'salon.create')
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await namesOf(machine)).toEqual([])
    await actions(machine)
    const preview = await machine.view('restorePreview', { record: member, change: made, side: 'after' })
    expect(preview?.record).toMatchObject({ name: '王小明', gone: true })
    expect(preview?.fields).toContainEqual({ field: 'phone', now: null, was: '0912' })
    expect((await machine.view('history', { record: member })).map(({ command }) => command)).toEqual([
      'undo',
      'member.create',
    ])
    await machine.must('history.restoreTo', { record: member, change: made, side: 'after' })
    await machine.must('history.restoreTo', { record: salon, change: planned, side: 'after' })
    expect((await memberOf(machine, member)).member).toMatchObject({ phone: '0912', tags: ['讀書'] })
    expect((await machine.view('salon', { salon }))?.salon.theme).toBe('城市與記憶')
    expect(await namesOf(await machine.afterKill())).toEqual(['王小明'])
  })

  test('brings back a member who left when an organizer’s afternoon was undone', async () => {
    const { mei, wei, ...club } = await pair()
    const member = await memberIn({ ...club, machine: wei }, '王小明')
    await meet(mei, wei)
    await mei.must('history.undoSpan', {
      organizer: (await wei.view('community', {})).me.organizer,
      from: 0,
      to: wei.clock.now,
    })
    expect(await namesOf(mei)).toEqual([])
    const [latest] = await mei.view('history', { record: member })
    expect(latest).toMatchObject({
      command: 'history.undoSpan',
      edits: [{ field: 'left', before: null, after: 'left' }],
    })
    const change = await changeBy(mei, member, 'member.create')
    expect(await mei.view('restorePreview', { record: member, change, side: 'after' })).toMatchObject({
      record: { name: '王小明', gone: true },
      fields: [{ field: 'left', now: 'left', was: null }],
    })
    await mei.must('history.restoreTo', { record: member, change, side: 'after' })
    expect(await namesOf(mei)).toEqual(['王小明'])
    await meet(mei, wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
  })

  test('takes a merged person back with what was said of them, and leaves them one person', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { city: '台北' } })
    const xiao = await memberIn(taipei, '小明', { fields: { phone: '0912' } })
    await machine.must('people.merge', { members: [ming, xiao] })
    await machine.must('member.set', { member: ming, fields: { city: '台中' } })
    const then = await memberOf(machine, ming)
    const change = await changeBy(machine, ming, 'member.set')
    await machine.must('member.set', { member: xiao, fields: { city: '花蓮', phone: '0933' } })
    await machine.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'] })
    await machine.must('history.restoreTo', { record: ming, change, side: 'after' })
    expect((await memberOf(machine, ming)).member).toEqual(then.member)
    expect((await memberOf(machine, ming)).parts).toHaveLength(2)
  })

  test('is refused for what never happened, and changes nothing where nothing differs', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const change = await changeBy(machine, chapter, 'chapter.create')
    expect(await machine.must('history.restoreTo', { record: chapter, change, side: 'after' })).toEqual({ fields: 0 })
    const never = { record: chapter, change: '0'.repeat(64), side: 'after' } as const
    expect(await machine.refusal('history.restoreTo', never)).toEqual({ code: 'not-found' })
    expect(await machine.view('restorePreview', never)).toBeNull()
    expect(await machine.refusal('history.restoreTo', { ...never, record: 'ent_0' })).toEqual({ code: 'not-found' })
  })
})
