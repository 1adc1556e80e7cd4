import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { club, found, memberIn, memberOf, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { exported, planOf } from '../../helpers/export-plans.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

interface Evening extends Club {
  readonly ming: MemberId
  readonly xiao: MemberId
  readonly yi: MemberId
  readonly salon: SalonId
}

async function evening(capacity?: number): Promise<Evening> {
  const taipei = await club()
  const ming = await memberIn(taipei, '王小明', { fields: { phone: '0911222333' } })
  const xiao = await memberIn(taipei, '李大華', { fields: { phone: '0944555666' } })
  const yi = await memberIn(taipei, '陳怡君')
  const salon = await salonIn(taipei, capacity === undefined ? {} : { capacity })
  return { ...taipei, ming, xiao, yi, salon }
}

async function guestsOf(machine: Machine, salon: SalonId) {
  const { rows, count } = await machine.view('guests', { salon, language: 'en', range: ALL })
  return { rows: rows.map(({ member, status, arrived }) => [member, status, arrived !== undefined]), count }
}

describe('Two records of one person at one evening', () => {
  test('that both answered and both checked in are one guest, with the latest answer', async () => {
    const { machine, ming, xiao, salon } = await evening()
    await machine.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: xiao, status: 'maybe' })
    for (const member of [ming, xiao]) await machine.must('door.checkIn', { salon, member })
    const before = await guestsOf(machine, salon)
    expect(before.count).toMatchObject({ going: 1, maybe: 1, arrived: 2 })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await guestsOf(machine, salon)).toMatchObject({
      rows: [[ming, 'maybe', true]],
      count: { going: 0, maybe: 1, arrived: 1 },
    })
    expect(await memberOf(machine, ming)).toMatchObject({ attended: 1, salons: [{ status: 'maybe', arrived: true }] })
    expect(await rowsOf(machine, { text: '王小明' })).toMatchObject([{ salons: 1 }])
    await machine.must('people.split', { member: ming, part: xiao })
    expect(await guestsOf(machine, salon)).toEqual(before)
  })

  test('of whom one checks in cannot check in again, and undoing takes back every arrival', async () => {
    const { machine, ming, xiao, salon } = await evening()
    await machine.must('door.checkIn', { salon, member: ming })
    await machine.must('door.checkIn', { salon, member: xiao })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await machine.refusal('door.checkIn', { salon, member: xiao })).toEqual({ code: 'already-arrived' })
    await machine.must('door.undo', { salon, member: xiao })
    expect((await guestsOf(machine, salon)).count.arrived).toBe(0)
    await machine.must('door.checkIn', { salon, member: xiao })
    expect(await guestsOf(machine, salon)).toMatchObject({ rows: [[ming, undefined, true]] })
  })

  test('keep the earlier place on the waitlist, get it back when taken apart, and move up from it', async () => {
    const { machine, chapter, ming, xiao, yi, salon } = await evening(1)
    const first = await memberIn({ machine, chapter }, '周杰')
    await machine.must('salon.rsvp', { salon, member: first, status: 'going' })
    for (const member of [xiao, yi, ming]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    const places = async () => {
      const { rows } = await machine.view('guests', { salon, language: 'en', show: 'waitlisted', range: ALL })
      return Object.fromEntries(rows.map(({ member, place }) => [member, place]))
    }
    expect(await places()).toEqual({ [xiao]: 1, [yi]: 2, [ming]: 3 })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await places()).toEqual({ [ming]: 1, [yi]: 2 })
    await machine.must('people.split', { member: ming, part: xiao })
    expect(await places()).toEqual({ [xiao]: 1, [yi]: 2, [ming]: 3 })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await machine.must('salon.rsvp', { salon, member: first, status: 'declined' })).toMatchObject({
      promoted: [ming],
    })
    await machine.must('people.split', { member: ming, part: xiao })
    expect(await places()).toEqual({ [xiao]: 1, [yi]: 2 })
    const { added } = await memberOf(machine, ming)
    expect(added).toMatchObject([{ kind: 'evening', candidates: [{ id: ming }, { id: xiao }] }])
    await machine.must('people.assign', { member: ming, item: added[0]?.item ?? '', to: xiao })
    expect(await places()).toEqual({ [yi]: 1, [ming]: 2 })
    expect((await guestsOf(machine, salon)).count.going).toBe(1)
  })

  test('are invited once, and one who has answered is not invited as the other', async () => {
    const { machine, ming, xiao, yi, salon } = await evening()
    await machine.must('salon.rsvp', { salon, member: xiao, status: 'declined' })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await machine.must('salon.invite', { salon, who: these(ming, xiao, yi) })).toEqual({
      invited: 1,
      already: 1,
      refused: 0,
      refusedNames: [],
    })
    expect(await machine.must('salon.invite', { salon, who: found({}, [xiao]) })).toEqual({
      invited: 0,
      already: 1,
      refused: 0,
      refusedNames: [],
    })
  })

  test('are taken off the list as one', async () => {
    const { machine, ming, xiao, salon } = await evening()
    for (const member of [ming, xiao]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('people.merge', { members: [ming, xiao] })
    await machine.must('salon.uninvite', { salon, member: xiao })
    expect((await guestsOf(machine, salon)).rows).toEqual([])
    await machine.must('undo', {})
    expect((await guestsOf(machine, salon)).rows).toEqual([[ming, 'going', false]])
  })

  test('host it as one', async () => {
    const { machine, ming, xiao, salon } = await evening()
    await machine.must('salon.update', { salon, set: { hosts: [ming, xiao] } })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect((await machine.view('salon', { salon }))?.hosts).toEqual([{ id: ming, name: '王小明' }])
    await machine.must('people.split', { member: ming, part: xiao })
    expect((await machine.view('salon', { salon }))?.hosts).toHaveLength(2)
  })
})

describe('The desk at the door', () => {
  test('finds a merged person by the name and the number of either record, once', async () => {
    const { machine, ming, xiao, salon } = await evening()
    await machine.must('people.merge', { members: [ming, xiao] })
    for (const text of ['王小明', '李大華', 'lidahua', '5666', '2333']) {
      const door = await machine.view('door', { salon, text, language: 'en' })
      expect(
        door?.matches.map(({ member }) => member),
        `found by ${text}`,
      ).toEqual([ming])
    }
    await machine.must('door.checkIn', { salon, member: xiao })
    expect((await machine.view('door', { salon, text: '', language: 'en' }))?.recent).toMatchObject([
      { member: ming, name: '王小明' },
    ])
    const guests = await machine.view('guests', { salon, text: '李大華', language: 'en', range: ALL })
    expect(guests.rows.map(({ member }) => member)).toEqual([ming])
  })
})

describe('Lists of members', () => {
  test('export a merged person once, with the values that count, whichever record is selected', async () => {
    const { machine, ming, xiao, yi } = await evening()
    await machine.must('people.merge', { members: [ming, xiao], picks: { name: xiao } })
    const listOf = (rows: ExportPlanInput['rows']) => exported(machine, planOf(['name', 'phone2'], { rows }))
    const all = await listOf({ query: {} })
    expect(all.rows).toBe(2)
    const some = await listOf({ query: {}, only: these(xiao, ming) })
    expect(new TextDecoder().decode(some.bytes)).toMatch(/^\ufeff?name,phone2\r\n李大華,.?0944555666\t?.?\r\n$/)
    const rest = await listOf({ query: {}, only: found({}, [xiao]) })
    expect(new TextDecoder().decode(rest.bytes)).toContain('陳怡君')
    expect(rest.rows).toBe(1)
    expect(await memberOf(machine, yi)).toMatchObject({ parts: [] })
  })

  test('count two records that are selected as one', async () => {
    const { machine, ming, xiao, yi } = await evening()
    await machine.must('people.merge', { members: [ming, xiao] })
    const who = these(ming, xiao, yi)
    expect(await machine.must('member.label', { who, kind: 'interests', add: ['攝影'] })).toEqual({ changed: 2 })
    expect(await machine.must('member.archive', { who, archived: true })).toEqual({ changed: 2 })
  })
})
