import { describe, expect, test } from 'vitest'
import { club, community, found, memberIn, memberOf, namesOf, salonIn } from '../../helpers/fake-world.ts'

describe('Undo', () => {
  test('takes back the latest change, then the one before; redo brings them back in turn', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    await machine.must('member.set', { member, fields: { city: '台北' } })
    await machine.must('member.set', { member, fields: { city: '台中' } })
    const city = async () => (await memberOf(machine, member)).member.city
    expect(await machine.must('undo', {})).toEqual({ label: 'member.set', count: 1 })
    expect(await city()).toBe('台北')
    expect(await machine.must('undo', {})).toEqual({ label: 'member.set', count: 1 })
    expect(await city()).toBeUndefined()
    expect(await community(machine)).toMatchObject({
      undo: { command: 'member.create', count: 1 },
      redo: { command: 'member.set', count: 1 },
    })
    await machine.must('redo', {})
    await machine.must('redo', {})
    expect(await city()).toBe('台中')
    expect(await machine.refusal('redo', {})).toEqual({ code: 'nothing-to-redo' })
  })

  test('goes back to the first change and no further, and a new change ends what could be redone', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明')
    await machine.must('undo', {})
    expect(await namesOf(machine, { status: 'all' })).toEqual([])
    await memberIn(taipei, '林大為')
    expect(await machine.refusal('redo', {})).toEqual({ code: 'nothing-to-redo' })
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await community(machine)).toMatchObject({ chapters: [], undo: null })
    expect(await machine.refusal('undo', {})).toEqual({ code: 'nothing-to-undo' })
  })

  test('restores a member with labels, notes and memberships after its creation was taken back', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', {
      tags: ['讀書/寫作', '志工~'],
      notes: '第一行\n第二行',
      fields: { phone: '0912' },
    })
    const before = await memberOf(machine, member)
    await machine.must('undo', {})
    await machine.must('redo', {})
    expect(await memberOf(machine, member)).toEqual(before)
    expect(await memberOf(await machine.afterRestart(), member)).toEqual(before)
  })

  test('takes a whole bulk change back as one', async () => {
    const taipei = await club()
    const { machine } = taipei
    for (const name of ['甲', '乙', '丙']) await memberIn(taipei, name)
    await machine.must('member.label', { who: found({}), kind: 'tags', add: ['志工'] })
    expect((await community(machine)).undo).toEqual({ command: 'member.label', count: 3 })
    await machine.must('undo', {})
    expect((await community(machine)).tags).toEqual([])
  })

  test('of a check-in frees the guest to be checked in again', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    const salon = await salonIn(taipei)
    await machine.must('door.checkIn', { salon, member })
    await machine.must('undo', {})
    expect((await machine.view('salon', { salon }))?.count.arrived).toBe(0)
    await machine.must('door.checkIn', { salon, member })
    expect((await machine.view('salon', { salon }))?.count.arrived).toBe(1)
  })

  test('does not outlive the app: after a restart there is nothing to undo', async () => {
    const taipei = await club()
    await memberIn(taipei, '王小明')
    const again = await taipei.machine.afterRestart()
    expect((await community(again)).undo).toBeNull()
    expect(await again.refusal('undo', {})).toEqual({ code: 'nothing-to-undo' })
  })
})
