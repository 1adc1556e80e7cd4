import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { RsvpStatus } from '../../../shared/domain/attendance.ts'
import { club, decisionsOn, memberIn, memberOf, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const nobody = 'mem_0000000000000000' as MemberId
const noSalon = 'sal_0000000000000000' as SalonId
const range = { from: 0, count: 50 }

async function evening(names: readonly string[], capacity?: number) {
  const taipei = await club()
  const members: MemberId[] = []
  for (const name of names) members.push(await memberIn(taipei, name))
  const salon = await salonIn(taipei, capacity === undefined ? {} : { capacity })
  return { ...taipei, salon, members: members as [MemberId, MemberId, MemberId, MemberId] }
}

async function guestsAt(machine: Machine, salon: SalonId, more: object = {}) {
  const { rows } = await machine.view('guests', { salon, language: 'zh-TW', range, ...more })
  return Object.fromEntries(
    rows.map(({ name, status, place, arrived }) => [
      name,
      arrived ? 'here' : place === null ? status : `${status} ${place}`,
    ]),
  )
}

async function countAt(machine: Machine, salon: SalonId) {
  return (await machine.view('guests', { salon, language: 'en', range })).count
}

const NOBODY = {
  invited: 0,
  going: 0,
  maybe: 0,
  declined: 0,
  waitlisted: 0,
  arrived: 0,
  walkIns: 0,
  chairs: 0,
  present: 0,
  missing: 0,
  overbooked: 0,
}

describe('Invitations', () => {
  test('pass over who withdrew consent and left no other way, and say who and how many', async () => {
    const taipei = await club()
    const { machine } = taipei
    const phone = await memberIn(taipei, '甲', { fields: { phone: '0912345678', email: 'jia@example.org' } })
    const silent = await memberIn(taipei, '乙', { fields: { email: 'yi@example.org' } })
    const unlisted = await memberIn(taipei, '丙')
    const salon = await salonIn(taipei)
    for (const member of [phone, silent])
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [member] },
        words: [{ key: 'contact:email', state: 'withdrawn' }],
      })
    const everybody = { kind: 'query' as const, query: {} }
    expect(await machine.must('salon.invite', { salon, who: everybody })).toEqual({
      invited: 2,
      already: 0,
      refused: 1,
      refusedNames: ['乙'],
    })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'invited', 丙: 'invited' })
    for (const channel of ['email', 'phone', 'sms'] as const)
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [phone] },
        words: [{ key: `contact:${channel}`, state: 'withdrawn' }],
      })
    const another = await salonIn(taipei)
    expect(await machine.must('salon.invite', { salon: another, who: these(phone, silent, unlisted) })).toMatchObject({
      invited: 1,
      refused: 2,
      refusedNames: ['甲', '乙'],
    })
    // Who stands at the door, or says yes by themselves, is not sent away.
    await machine.must('salon.rsvp', { salon: another, member: silent, status: 'going' })
    expect(await guestsAt(machine, another)).toEqual({ 乙: 'going', 丙: 'invited' })
    expect(await machine.refusal('salon.rsvp', { salon: another, member: phone, status: 'invited' })).toEqual({
      code: 'contact-withdrawn',
      params: { who: '甲' },
    })
  })

  test('do not go to who withdrew consent on another of their records', async () => {
    const taipei = await club()
    const { machine } = taipei
    const one = await memberIn(taipei, '甲', { fields: { email: 'jia@example.org' } })
    const same = await memberIn(taipei, '甲', { fields: { email: 'jia@example.org' } })
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [one] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    await machine.must('people.merge', { members: [one, same] })
    const salon = await salonIn(taipei)
    expect(await machine.must('salon.invite', { salon, who: these(same) })).toMatchObject({ invited: 0, refused: 1 })
  })

  test('are marked in the search for people: who may not be asked, and by which channels they said so', async () => {
    const taipei = await club()
    const { machine } = taipei
    const silent = await memberIn(taipei, '甲', { fields: { email: 'jia@example.org' } })
    const open = await memberIn(taipei, '乙', { fields: { line: 'yi', email: 'yi@example.org' } })
    for (const member of [silent, open])
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [member] },
        words: [{ key: 'contact:email', state: 'withdrawn' }],
      })
    const rows = await rowsOf(machine)
    expect(Object.fromEntries(rows.map(({ name, withdrawn }) => [name, withdrawn]))).toEqual({ 甲: ['email'], 乙: [] })
  })

  test('go to everyone selected who is on the list and not a guest yet', async () => {
    const { machine, salon, members } = await evening(['甲', '乙', '丙'])
    await machine.must('member.archive', { who: these(members[2]), archived: true })
    const who = these(...members, nobody)
    expect(await machine.must('salon.invite', { salon, who: these(members[0]) })).toEqual({
      invited: 1,
      already: 0,
      refused: 0,
      refusedNames: [],
    })
    expect(await machine.must('salon.invite', { salon, who })).toMatchObject({ invited: 1, already: 1, refused: 0 })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'invited', 乙: 'invited' })
    expect(await machine.refusal('salon.invite', { salon: noSalon, who })).toEqual({ code: 'not-found' })
    await machine.must('undo', {})
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'invited' })
  })

  test('are taken back for those who have not arrived', async () => {
    const { machine, salon, members } = await evening(['甲', '乙'])
    await machine.must('salon.invite', { salon, who: these(...members) })
    await machine.must('door.checkIn', { salon, member: members[0] })
    expect(await machine.refusal('salon.uninvite', { salon, member: members[0] })).toEqual({ code: 'already-arrived' })
    expect(await machine.must('salon.uninvite', { salon, member: members[1] })).toEqual({ promoted: [], offered: [] })
    expect(await machine.refusal('salon.uninvite', { salon, member: members[1] })).toEqual({ code: 'not-found' })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'here' })
  })
})

describe('Seats', () => {
  test('are given in order; the next ones wait, and a freed seat goes to the first in line', async () => {
    const { machine, salon, members } = await evening(['甲', '乙', '丙', '丁'], 2)
    const answer = (member: MemberId, status: RsvpStatus) => machine.must('salon.rsvp', { salon, member, status })
    const [a, b, c, d] = members
    expect(await answer(a, 'going')).toMatchObject({ status: 'going', promoted: [], place: null })
    expect(await answer(b, 'going')).toMatchObject({ status: 'going', promoted: [], place: null })
    expect(await answer(d, 'going')).toMatchObject({ status: 'waitlisted', promoted: [], place: 1 })
    expect(await answer(c, 'going')).toMatchObject({ status: 'waitlisted', promoted: [], place: 2 })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'going', 乙: 'going', 丙: 'waitlisted 2', 丁: 'waitlisted 1' })
    expect(await answer(d, 'going')).toMatchObject({ status: 'waitlisted', promoted: [], place: 1 })
    expect(await answer(a, 'declined')).toMatchObject({ status: 'declined', promoted: [d], place: null })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'declined', 乙: 'going', 丙: 'waitlisted 1', 丁: 'going' })
    expect(await machine.must('salon.uninvite', { salon, member: b })).toEqual({ promoted: [c], offered: [] })
    expect(await answer(a, 'going')).toMatchObject({ status: 'waitlisted', promoted: [], place: 1 })
    expect(await countAt(machine, salon)).toEqual({ ...NOBODY, going: 2, waitlisted: 1, missing: 2, chairs: 2 })
    expect(await countAt(await machine.afterKill(), salon)).toEqual(await countAt(machine, salon))
  })

  test('that are added go to those who wait, in the same step', async () => {
    const { machine, salon, members } = await evening(['甲', '乙', '丙'], 1)
    for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('salon.update', { salon, set: { capacity: 3 } })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'going', 乙: 'going', 丙: 'going' })
    await machine.must('undo', {})
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'going', 乙: 'waitlisted 1', 丙: 'waitlisted 2' })
  })

  test('that are taken away make the salon over-booked, and nobody loses a seat silently', async () => {
    const { machine, salon, members } = await evening(['甲', '乙', '丙'], 3)
    for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('salon.update', { salon, set: { capacity: 2 } })
    expect(await countAt(machine, salon)).toMatchObject({ going: 3, overbooked: 1 })
    expect(await decisionsOn(machine)).toMatchObject([{ kind: 'overbooked', salon, capacity: 2, going: 3 }])
    await machine.must('salon.rsvp', { salon, member: members[0], status: 'declined' })
    expect(await decisionsOn(machine)).toEqual([])
  })

  test('are refused for nobody and nowhere', async () => {
    const { machine, salon, members } = await evening(['甲'])
    expect(await machine.refusal('salon.rsvp', { salon, member: nobody, status: 'going' })).toEqual({
      code: 'not-found',
    })
    expect(await machine.refusal('salon.rsvp', { salon: noSalon, member: members[0], status: 'going' })).toEqual({
      code: 'not-found',
    })
  })
})

describe('A seat that is kept for a time', () => {
  const HOUR = 3_600_000

  async function fullEvening() {
    const here = await evening(['甲', '乙', '丙', '丁'], 1)
    const { machine, salon, members } = here
    await machine.must('salon.update', { salon, set: { answerWithin: 24 } })
    for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    return {
      ...here,
      waitingFor: async () => (await rowsAt(machine, salon)).map(({ name, waiting }) => [name, waiting?.state]),
    }
  }

  async function rowsAt(machine: Machine, salon: SalonId) {
    const { rows } = await machine.view('guests', { salon, language: 'zh-TW', range, show: 'waitlisted' })
    return rows.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  }

  test('is offered to the first in line, and theirs when they say yes', async () => {
    const { machine, salon, members } = await fullEvening()
    const [a, b, c] = members
    expect(await machine.must('salon.rsvp', { salon, member: a, status: 'declined' })).toMatchObject({
      promoted: [],
      offered: [b],
    })
    // Nobody else gets it meanwhile, on this device or after a restart.
    expect(await machine.must('salon.rsvp', { salon, member: c, status: 'going' })).toMatchObject({
      status: 'waitlisted',
      place: 2,
    })
    const again = await machine.afterKill()
    expect(await again.must('salon.rsvp', { salon, member: b, status: 'going' })).toMatchObject({ status: 'going' })
    expect(await guestsAt(again, salon)).toEqual({
      甲: 'declined',
      乙: 'going',
      丙: 'waitlisted 1',
      丁: 'waitlisted 2',
    })
  })

  test('goes to the next once the time is up, and screens hear of it by themselves', async () => {
    const { machine, salon, members, waitingFor } = await fullEvening()
    await machine.must('salon.rsvp', { salon, member: members[0], status: 'declined' })
    const watch = machine.watch('salon', { salon })
    await watch.until((view) => view?.due.length === 0)
    machine.clock.advance(25 * HOUR)
    await watch.until((view) => view?.due[0]?.name === '丙')
    watch.stop()
    expect(await machine.must('salon.moveUp', { salon })).toMatchObject({ offered: [members[2]] })
    expect(await waitingFor()).toEqual([
      ['丙', 'offered'],
      ['丁', 'waiting'],
      ['乙', 'lapsed'],
    ])
  })

  test('can be offered to anybody who waits while it is free, and not once the salon has begun', async () => {
    const { machine, salon, members } = await fullEvening()
    const [a, b, , d] = members
    expect(await machine.refusal('salon.offer', { salon, member: d })).toEqual({ code: 'no-free-seat' })
    await machine.must('salon.rsvp', { salon, member: a, status: 'declined' })
    await machine.must('salon.rsvp', { salon, member: b, status: 'declined' })
    await machine.must('undo', {})
    expect(await machine.refusal('salon.offer', { salon, member: d })).toEqual({ code: 'no-free-seat' })
    machine.clock.advance(25 * HOUR)
    await machine.must('salon.offer', { salon, member: d })
    expect((await rowsAt(machine, salon))[0]).toMatchObject({ name: '丁', waiting: { state: 'offered' } })
    machine.clock.advance(200 * 24 * HOUR)
    expect(await machine.refusal('salon.offer', { salon, member: d })).toEqual({ code: 'salon-begun' })
  })
})

describe('A waitlist by fairness', () => {
  test('puts first who was left out of the last salons, and says how often', async () => {
    const here = await evening(['甲', '乙', '丙'], 1)
    const { machine, salon, members } = here
    const [a, b, c] = members
    for (const day of ['2026-01-10', '2026-02-10']) {
      const earlier = await salonIn(here, { start: `${day}T19:00`, end: `${day}T21:00`, capacity: 1 })
      for (const member of [a, c]) await machine.must('salon.rsvp', { salon: earlier, member, status: 'going' })
    }
    for (const member of [a, b, c]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'going', 乙: 'waitlisted 1', 丙: 'waitlisted 2' })
    await machine.must('salon.update', { salon, set: { waitRule: 'fair' } })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'going', 乙: 'waitlisted 2', 丙: 'waitlisted 1' })
    const { rows } = await machine.view('guests', { salon, language: 'en', range, show: 'waitlisted' })
    expect(rows.map(({ name, waiting }) => [name, waiting?.leftOut])).toEqual(
      expect.arrayContaining([
        ['丙', 2],
        ['乙', 0],
      ]),
    )
  })
})

describe('The door', () => {
  test('checks a guest in once, and takes it back', async () => {
    const { machine, salon, members } = await evening(['甲', '乙'])
    const [member] = members
    await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('door.checkIn', { salon, member })
    expect(await machine.refusal('door.checkIn', { salon, member })).toEqual({ code: 'already-arrived' })
    expect(await countAt(machine, salon)).toEqual({ ...NOBODY, going: 1, arrived: 1, chairs: 1, present: 1 })
    expect((await memberOf(machine, member)).salons).toMatchObject([
      { salon, status: 'going', arrived: true, walkIn: false },
    ])
    await machine.must('door.undo', { salon, member })
    expect(await countAt(machine, salon)).toEqual({ ...NOBODY, going: 1, missing: 1, chairs: 1 })
    expect(await machine.refusal('door.undo', { salon, member })).toEqual({ code: 'not-found' })
    await machine.must('door.checkIn', { salon, member })
    expect(await countAt(await machine.afterKill(), salon)).toEqual({
      ...NOBODY,
      going: 1,
      arrived: 1,
      chairs: 1,
      present: 1,
    })
  })

  test('counts a member who was not invited as a walk-in', async () => {
    const { machine, salon, members } = await evening(['甲'])
    await machine.must('door.checkIn', { salon, member: members[0] })
    expect(await countAt(machine, salon)).toEqual({ ...NOBODY, arrived: 1, walkIns: 1, present: 1 })
    expect(await guestsAt(machine, salon, { show: 'walkIns' })).toEqual({ 甲: 'here' })
    expect(await machine.refusal('door.checkIn', { salon, member: nobody })).toEqual({ code: 'not-found' })
    expect(await machine.refusal('door.checkIn', { salon: noSalon, member: members[0] })).toEqual({ code: 'not-found' })
  })

  test('takes in a stranger in one step, and one undo takes both back', async () => {
    const { machine, salon, chapter } = await evening([])
    const { member } = await machine.must('door.walkIn', { salon, name: ' 林大為 ', phone: '0933' })
    expect((await memberOf(machine, member)).member).toMatchObject({
      name: '林大為',
      phone: '0933',
      memberships: { [chapter]: {} },
    })
    expect(await countAt(machine, salon)).toMatchObject({ arrived: 1, walkIns: 1 })
    await machine.must('undo', {})
    expect(await machine.view('member', { member, language: 'en' })).toBeNull()
    expect(await countAt(machine, salon)).toEqual(NOBODY)
    expect(await machine.refusal('door.walkIn', { salon, name: '' })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('door.walkIn', { salon: noSalon, name: '王' })).toEqual({ code: 'not-found' })
  })

  test('finds guests before others of the chapter, expected ones before those who are in', async () => {
    const { machine, salon, members } = await evening(['王小明', '王小美', '王大明', '林大為'])
    const [ming, mei, da] = members
    await machine.must('salon.invite', { salon, who: these(ming, da) })
    await machine.must('door.checkIn', { salon, member: ming })
    const door = (text: string) => machine.view('door', { salon, text, language: 'zh-TW' })
    expect((await door('wang'))?.matches.map(({ member }) => member)).toEqual([da, ming, mei])
    expect((await door('wxm'))?.matches.map(({ name }) => name)).toEqual(['王小明', '王小美'])
    expect((await door(''))?.matches.map(({ name }) => name)).toEqual(['王大明'])
    expect(await door('wxm')).toMatchObject({ firstTimers: 1, recent: [{ member: ming, by: '陳怡君' }] })
    expect(await machine.view('door', { salon: noSalon, text: '', language: 'en' })).toBeNull()
  })
})

describe('Answers', () => {
  test('given on a laptop whose clock is behind still count as the latest', async () => {
    const { machine, salon, members } = await evening(['甲'])
    const [member] = members
    await machine.must('salon.rsvp', { salon, member, status: 'going' })
    machine.clock.advance(-3_600_000)
    await machine.must('salon.rsvp', { salon, member, status: 'declined' })
    expect(await guestsAt(machine, salon)).toEqual({ 甲: 'declined' })
  })
})

test('A guest list is filtered, sorted and shown in windows with the counts of the whole salon', async () => {
  const all = await evening(['丙', '甲', '乙', '丁'])
  const { machine, salon, members } = all
  const [c, a, b] = members
  await machine.must('salon.rsvp', { salon, member: b, status: 'maybe' })
  await machine.must('salon.rsvp', { salon, member: c, status: 'going' })
  await machine.must('salon.rsvp', { salon, member: a, status: 'going' })
  const names = async (more: object) => {
    const view = await machine.view('guests', { salon, language: 'zh-CN', range, ...more })
    return view.rows.map(({ name }) => name)
  }
  expect(await names({})).toEqual(['丙', '甲', '乙'])
  expect(await names({ sort: 'since' })).toEqual(['乙', '丙', '甲'])
  expect(await names({ sort: 'status' })).toEqual(['丙', '甲', '乙'])
  expect(await names({ show: 'missing' })).toEqual(['丙', '甲'])
  expect(await names({ text: 'yi' })).toEqual(['乙'])
  expect(
    await machine.view('guests', { salon, language: 'en', range: { from: 1, count: 1 }, show: 'going' }),
  ).toMatchObject({
    total: 2,
    from: 1,
    rows: [{}],
    count: { going: 2, maybe: 1 },
  })
})
