import { describe, expect, test } from 'vitest'
import { dumpOf } from '../../helpers/dump.ts'
import {
  chapterIn,
  club,
  community,
  decisionsOn,
  importInto,
  longRoster,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import { deviceOf, everything, joined, letIn, meet, news, pair, send, welcomeFile } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'
import { rowsIn } from '../../helpers/test-disk.ts'

describe('A file with everything', () => {
  test('lets a second organizer join with a device of their own, and both then have everything', async () => {
    const taipei = await club()
    const { machine: mei } = taipei
    const { series } = await mei.must('series.create', { name: '散步' })
    const { source } = await importInto(taipei, longRoster(600))
    const member = await memberIn(taipei, '王小明', { tags: ['志工'], notes: '第一行\n第二行' })
    const salon = await salonIn(taipei, {
      series,
      capacity: 10,
      hosts: [member],
      agenda: [{ minutes: 5, title: '報到' }],
    })
    await mei.must('salon.rsvp', { salon, member, status: 'going' })
    await mei.must('door.checkIn', { salon, member })

    const wei = await letIn(mei, '偉')
    const file = await welcomeFile(mei)
    expect(file.name).toBe('讀書會 2026-02-28.chapterhouse')
    const summary = await wei.must('community.join', { file })
    expect(summary).toEqual({
      from: '陳怡君',
      device: '陳怡君的筆電',
      firstMeeting: true,
      newMembers: 541,
      changedMembers: 0,
      newSalons: 1,
      entries: 2,
      decisions: 0,
      waiting: 0,
      closed: 0,
      nothingNew: false,
    })
    expect((await community(wei)).me.name).toBe('偉')
    const back = await send(wei, mei)
    expect(back).toMatchObject({ from: '偉', firstMeeting: true, newMembers: 0, entries: 0, nothingNew: true })
    expect(await dumpOf(wei, { histories: false })).toEqual(await dumpOf(mei, { histories: false }))
    const refused = async (at: Machine) =>
      (await at.must('roster.refused', { source, language: 'en', reason: 'why' })).bytes
    expect(await refused(wei)).toEqual(await refused(mei))
    expect(await dumpOf(await wei.afterKill(), { histories: false })).toEqual(await dumpOf(mei, { histories: false }))
  })

  test('opened twice, or by who wrote it, says that there is nothing new and changes nothing', async () => {
    const { mei, wei, chapter } = await pair()
    await memberIn({ machine: mei, chapter }, '王小明')
    const file = await everything(mei)
    expect(await wei.must('exchange.read', { file })).toMatchObject({ newMembers: 1, nothingNew: false })
    const before = await dumpOf(wei)
    expect(await wei.must('exchange.read', { file })).toMatchObject({
      newMembers: 0,
      changedMembers: 0,
      nothingNew: true,
    })
    expect(await mei.must('exchange.read', { file })).toMatchObject({ nothingNew: true })
    expect(await dumpOf(wei)).toEqual(before)
  })

  test('adds to the disk only what was new in it', async () => {
    const two = await pair()
    const { mei, wei } = two
    await importInto(two, longRoster(250))
    await meet(mei, wei)
    const { id } = await community(wei)
    const size = async () =>
      (rowsIn(await wei.disk.image(), id, 'chunks') as { sealed: ArrayBuffer }[]).reduce(
        (sum, { sealed }) => sum + sealed.byteLength,
        0,
      )
    const before = await size()
    const [row] = await rowsOf(mei)
    if (!row) throw new Error('nobody is there')
    await mei.must('member.set', { member: row.id, fields: { city: '台北' } })
    expect(await send(mei, wei)).toMatchObject({ changedMembers: 1 })
    expect((await size()) - before).toBeLessThan(500)
    expect(await dumpOf(await wei.afterKill(), { histories: false })).toEqual(await dumpOf(mei, { histories: false }))
  })

  test('for a community that is here already is an exchange like any other, whatever is open', async () => {
    const { mei, wei, chapter } = await pair()
    await memberIn({ machine: mei, chapter }, '王小明')
    await wei.must('community.start', { name: '別的', organizer: '偉', device: '筆電' })
    const file = await everything(mei)
    const summary = await wei.must('community.join', { file, organizer: 'ignored', device: 'ignored' })
    expect(summary).toMatchObject({ newMembers: 1, firstMeeting: false })
    expect(await community(wei)).toMatchObject({ name: '讀書會', me: { name: '偉' } })
    expect((await community(wei)).organizers).toHaveLength(2)
  })
})

describe('A file since the last exchange', () => {
  test('carries only what the other lacks, and brings both to the same', async () => {
    const two = await pair()
    const { mei, wei } = two
    await importInto(two, longRoster(600))
    await meet(mei, wei)
    const whole = await everything(mei)
    const member = await memberIn(two, '王小明')
    const file = await mei.must('exchange.write', { for: [await deviceOf(wei)], since: true })
    expect(file.records).toBe(1)
    expect(file.bytes.length).toBeLessThan(whole.data.length / 5)
    expect(
      await wei.must('exchange.read', { file: { name: file.name, data: new Uint8Array(file.bytes) } }),
    ).toMatchObject({
      newMembers: 1,
      changedMembers: 0,
      waiting: 0,
    })
    expect((await memberOf(wei, member)).member.name).toBe('王小明')
    expect(await dumpOf(wei, { histories: false })).toEqual(await dumpOf(mei, { histories: false }))
  })

  test('is sent again as long as the other has not answered, so a lost file costs nothing', async () => {
    const two = await pair()
    const { mei, wei } = two
    await memberIn(two, '王小明')
    await news(mei, wei)
    await memberIn(two, '林大為')
    await wei.must('exchange.read', { file: await news(mei, wei) })
    expect(await namesOf(wei, { language: 'zh-CN' })).toEqual(['林大為', '王小明'])
  })

  test('that arrives before an earlier one waits, says so, and is complete when the earlier one comes', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    await send(mei, wei)
    await send(wei, mei)
    await mei.must('member.set', { member, fields: { city: '台北' } })
    const first = await news(mei, wei)
    // Wei’s answer to the first file reaches Mei before the first file’s copy reaches Wei’s other machine.
    const third = await twin(wei)
    await wei.must('exchange.read', { file: first })
    await send(wei, mei)
    await mei.must('member.set', { member, fields: { city: '台中' } })
    const second = await news(mei, wei)
    expect(await third.must('exchange.read', { file: second })).toMatchObject({
      waiting: 1,
      changedMembers: 0,
      nothingNew: false,
    })
    expect((await memberOf(third, member)).member.city).toBeUndefined()
    expect(await third.must('exchange.read', { file: second })).toMatchObject({ nothingNew: true })
    const restarted = await third.afterRestart()
    for (const machine of [third, restarted]) {
      expect(await machine.must('exchange.read', { file: first })).toMatchObject({ waiting: 0, changedMembers: 1 })
      expect((await memberOf(machine, member)).member.city).toBe('台中')
      expect(await dumpOf(machine)).toEqual(await dumpOf(mei))
    }
  })

  test('opens for nobody who was not invited, and leaves no half community', async () => {
    const two = await pair()
    await memberIn(two, '王小明')
    const file = await news(two.mei, two.wei)
    const stranger = await Machine.start()
    expect(await stranger.refusal('community.join', { file, organizer: '生', device: '筆電' })).toEqual({
      code: 'changes-not-for-you',
    })
    expect(await stranger.view('profile', {})).toEqual({ state: 'empty' })
    expect((await stranger.disk.image()).map(({ name }) => name)).toEqual(['chapterhouse-profile'])
  })

  test('is refused for a device that is not part of the community', async () => {
    const { machine } = await club()
    expect(await machine.refusal('exchange.write', { for: ['dev_0000000000000000' as never] })).toEqual({
      code: 'not-found',
    })
  })
})

describe('After both worked offline', () => {
  test('both have everything of both, in whatever order the files come', async () => {
    for (const meiFirst of [true, false]) {
      const two = await pair()
      const { mei, wei, chapter } = two
      const member = await memberIn(two, '王小明', { tags: ['新人'] })
      const salon = await salonIn(two)
      await meet(mei, wei)
      await memberIn(two, '林大為')
      await mei.must('member.set', { member, fields: { city: '台北' } })
      await mei.must('member.label', { who: these(member), kind: 'tags', add: ['志工'], remove: ['新人'] })
      await mei.must('salon.update', { salon, set: { venue: '客廳' } })
      await memberIn({ machine: wei, chapter }, '陳怡君')
      await wei.must('member.set', { member, fields: { phone: '0912' } })
      await wei.must('member.label', { who: these(member), kind: 'tags', add: ['講者'] })
      await wei.must('salon.update', { salon, set: { notes: '帶投影機' } })
      await chapterIn(wei, '台中')
      const files = [await everything(mei), await everything(wei)] as const
      if (meiFirst) await wei.must('exchange.read', { file: files[0] })
      await mei.must('exchange.read', { file: files[1] })
      if (!meiFirst) await wei.must('exchange.read', { file: files[0] })
      expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
      expect((await memberOf(wei, member)).member).toMatchObject({
        city: '台北',
        phone: '0912',
        tags: ['志工', '講者'],
      })
      expect((await wei.view('salon', { salon }))?.salon).toMatchObject({ venue: '客廳', notes: '帶投影機' })
      expect(await namesOf(wei, { language: 'zh-CN' })).toEqual(['陳怡君', '林大為', '王小明'])
      expect(await decisionsOn(mei)).toEqual([])
    }
  })

  test('notes that both wrote into hold what both wrote', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明', { notes: '喜歡靠窗\n' })
    await meet(mei, wei)
    await mei.must('member.notes', { member, notes: '吃素。喜歡靠窗\n' })
    await wei.must('member.notes', { member, notes: '喜歡靠窗\n會彈吉他\n' })
    await meet(mei, wei)
    expect((await memberOf(wei, member)).member.notes).toBe('吃素。喜歡靠窗\n會彈吉他\n')
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('three organizers pass everything on to each other', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    const lan = await joined(wei, '蘭')
    await memberIn({ machine: mei, chapter }, '甲')
    await memberIn({ machine: wei, chapter }, '乙')
    await memberIn({ machine: lan, chapter }, '丙')
    await send(lan, wei)
    await send(wei, mei)
    await send(mei, lan)
    await send(mei, wei)
    expect(await namesOf(mei)).toHaveLength(3)
    expect(await dumpOf(lan)).toEqual(await dumpOf(mei))
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
  })

  test('a first page of each, begun on both sides, makes one list', async () => {
    const { mei, wei, chapter } = await pair()
    await memberIn({ machine: mei, chapter }, '甲')
    await memberIn({ machine: wei, chapter }, '乙')
    await meet(mei, wei)
    await memberIn({ machine: wei, chapter }, '丙')
    await send(wei, mei)
    expect((await rowsOf(mei)).length).toBe(3)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })
})

describe('The list of exchanges', () => {
  test('tells when something went to and came from each device, and what it does not have yet', async () => {
    const two = await pair()
    const { mei, wei } = two
    const device = await deviceOf(wei)
    const list = () => mei.view('exchanges', {})
    expect(await list()).toMatchObject([{ device, deviceName: '偉的筆電', organizer: '偉', unsent: 0 }])
    await memberIn(two, '王小明')
    // The member, and the page begun for members.
    expect(await list()).toMatchObject([{ unsent: 2 }])
    await news(mei, wei)
    const sent = mei.clock.now
    expect(await list()).toMatchObject([{ lastSent: sent }])
    await meet(mei, wei)
    expect(await list()).toMatchObject([{ unsent: 0, lastReceived: mei.clock.now - 1000 }])
    expect((await list())[0]?.lastSent).toBe(sent)
  })
})

/** A copy of a machine that missed what the machine itself is told from now on. */
function twin(machine: Machine): Promise<Machine> {
  return machine.afterKill()
}
