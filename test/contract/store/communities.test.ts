import { describe, expect, test } from 'vitest'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import { club, community, memberIn, namesOf, rowsOf } from '../../helpers/fake-world.ts'
import { Machine } from '../../helpers/store.ts'

const self = { organizer: '陳怡君', device: '筆電' }

describe('A new community', () => {
  test('belongs to the person and the device that began it, and opens again at the next start', async () => {
    const machine = await Machine.start()
    const profile = machine.watch('profile', {})
    await machine.must('community.start', { name: ' 讀書會 ', organizer: ' 陳怡君 ', device: '筆電' })
    const view = await community(machine)
    expect(view).toMatchObject({
      name: '讀書會',
      sample: false,
      organizers: [{ name: '陳怡君' }],
      devices: [{ name: '筆電', organizer: view.me.organizer }],
      members: 0,
    })
    expect(view.devices[0]?.id).toBe(view.me.device)
    expect(profile.answers).toMatchObject([
      { ok: true, value: { state: 'empty' } },
      { ok: true, value: { state: 'open', community: view.id, others: [] } },
    ])
    expect(await community(await machine.afterKill())).toEqual(view)
  })

  test('is refused without a name for it, the person or the device, and then there is none', async () => {
    const machine = await Machine.start()
    expect(await machine.refusal('community.start', { name: ' ', ...self })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('community.start', { name: 'x', ...self, organizer: '' })).toEqual({
      code: 'name-empty',
    })
    expect(await machine.refusal('community.start', { name: 'x', ...self, device: '' })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('community.start', { name: 'x'.repeat(121), ...self })).toMatchObject({
      code: 'value-too-long',
    })
    expect(await machine.view('profile', {})).toEqual({ state: 'empty' })
    expect((await machine.disk.image()).map(({ name }) => name)).toEqual(['chapterhouse-profile'])
  })
})

describe('Several communities on one machine', () => {
  test('are kept apart, and the one opened last opens at the next start', async () => {
    const first = await club()
    const { machine } = first
    const { id } = await community(machine)
    await memberIn(first, '王小明')
    await machine.must('community.start', { name: '第二個', ...self })
    const second = await community(machine)
    expect(await namesOf(machine)).toEqual([])
    expect(await machine.view('profile', {})).toEqual({
      state: 'open',
      community: second.id,
      others: [{ id, name: '讀書會', sample: false }],
    })
    expect(second.me.device).not.toBe((await openAgain(machine, id)).me.device)
    expect(await namesOf(machine)).toEqual(['王小明'])
    const again = await machine.afterKill()
    expect(await again.view('profile', {})).toMatchObject({ state: 'open', community: id, others: [{ id: second.id }] })
    expect(await namesOf(again)).toEqual(['王小明'])
  })

  test('stay as they are when one that is not here is to be opened', async () => {
    const first = await club()
    await memberIn(first, '王小明')
    const { machine } = first
    const databases = (await machine.disk.image()).length
    expect(await machine.refusal('community.open', { community: 'com_0000000000000000' as CommunityId })).toEqual({
      code: 'not-found',
    })
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect(await machine.view('profile', {})).toMatchObject({ state: 'open' })
    expect((await machine.disk.image()).length).toBe(databases)
  })
})

describe('The sample', () => {
  test('opens in one step, clearly marked, and is removed in one step without a trace', async () => {
    const machine = await Machine.start()
    await machine.must('community.sample', { ...self, language: 'zh-TW' })
    const view = await community(machine)
    expect(view).toMatchObject({ sample: true, me: { name: '陳怡君' } })
    expect(view.chapters).toHaveLength(3)
    expect(view.members).toBeGreaterThan(350)
    expect(view.organizers).toHaveLength(3)
    const past = await machine.view('salons', { when: 'past', range: { from: 0, count: 500 } })
    expect(past.total).toBeGreaterThan(30)
    expect(past.rows.every(({ count, cancelled }) => cancelled || count.arrived > 0)).toBe(true)
    const again = await machine.afterKill()
    expect(await rowsOf(again)).toEqual(await rowsOf(machine))
    await machine.must('community.removeSample', {})
    expect(await machine.view('profile', {})).toEqual({ state: 'empty' })
    expect((await machine.disk.image()).map(({ name, stores }) => [name, stores[0]?.rows])).toEqual([
      ['chapterhouse-profile', []],
    ])
    expect(await machine.refusal('community.removeSample', {})).toEqual({ code: 'not-found' })
  })

  test('is opened and not made again the second time, and leaves other communities alone when it goes', async () => {
    const own = await club()
    const { machine } = own
    await memberIn(own, '王小明')
    await machine.must('community.sample', { ...self, language: 'en' })
    const { id } = await community(machine)
    const own2 = await machine.view('profile', {})
    if (own2.state !== 'open') throw new Error(own2.state)
    const [other] = own2.others
    if (!other) throw new Error('the own community is gone')
    await openAgain(machine, other.id)
    await machine.must('community.sample', { ...self, language: 'en' })
    expect((await community(machine)).id).toBe(id)
    await openAgain(machine, other.id)
    await machine.must('community.removeSample', {})
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect(await machine.view('profile', {})).toMatchObject({ community: other.id, others: [] })
  })
})

async function openAgain(machine: Machine, id: CommunityId) {
  await machine.must('community.open', { community: id })
  return community(machine)
}
