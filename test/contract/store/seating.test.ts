import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { SeatingView } from '../../../shared/protocol/seating.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']

async function evening(count: number) {
  const here = await club()
  const salon = await salonIn(here)
  const members: MemberId[] = []
  for (const name of NAMES.slice(0, count)) members.push(await memberIn(here, name))
  await sayYes(here, salon, members)
  return { ...here, salon, members }
}

async function sayYes({ machine }: Club, salon: SalonId, members: readonly MemberId[]): Promise<void> {
  await machine.must('salon.invite', { salon, who: these(...members) })
  for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'going' })
}

async function seatingOf(machine: Machine, salon: SalonId): Promise<SeatingView> {
  const view = await machine.view('seating', { salon })
  if (view === null) throw new Error('no such salon')
  return view
}

/** Names by table, as they are called. */
async function tablesOf(machine: Machine, salon: SalonId): Promise<Record<string, string[]>> {
  const { tables } = await seatingOf(machine, salon)
  return Object.fromEntries(tables.map(({ name, guests }) => [name, guests.map((guest) => guest.name).toSorted()]))
}

describe('Tables', () => {
  test('are proposed for everybody who comes, evenly filled, in one step that can be taken back', async () => {
    const { machine, salon } = await evening(10)
    expect(await machine.must('seating.propose', { salon, chairs: 4 })).toEqual({
      seated: 10,
      standing: 0,
      together: 0,
    })
    const { tables, standing, meetings } = await seatingOf(await machine.afterKill(), salon)
    expect(tables.map(({ name, chairs }) => [name, chairs])).toEqual([
      ['1', 4],
      ['2', 4],
      ['3', 4],
    ])
    expect(tables.map(({ taken }) => taken).toSorted((a, b) => a - b)).toEqual([3, 3, 4])
    expect(standing).toEqual([])
    // Nobody has met anybody: two tables of three and one of four are 3 + 3 + 6 pairs.
    expect(meetings).toBe(12)
    await machine.must('undo', {})
    expect(await seatingOf(machine, salon)).toMatchObject({ tables: [], standing: { length: 10 } })
  })

  test('keep who was put there by hand, until they are let go', async () => {
    const { machine, salon, members } = await evening(6)
    await machine.must('seating.propose', { salon, chairs: 3 })
    const [first] = (await seatingOf(machine, salon)).tables
    const [one, two, three] = members
    if (!first || !one || !two || !three) throw new Error('no table')
    const moves = [one, two, three].map((member) => ({ member, table: first.id }))
    await machine.must('seating.move', { salon, moves })
    for (const seed of [2, 3, 4, 5]) {
      await machine.must('seating.propose', { salon, chairs: 3, seed })
      expect((await tablesOf(machine, salon))['1']).toEqual(['丙', '乙', '甲'].toSorted())
    }
    for (const member of [one, two, three]) await machine.must('seating.pin', { salon, member, pinned: false })
    const proposals = new Set<string>()
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      await machine.must('seating.propose', { salon, chairs: 3, seed })
      proposals.add(JSON.stringify(await tablesOf(machine, salon)))
    }
    expect(proposals.size).toBeGreaterThan(1)
  })

  test('put friends within reach who met at earlier salons', async () => {
    const { machine, chapter, salon, members } = await evening(8)
    const friends = members.slice(0, 4)
    for (let month = 1; month <= 2; month += 1) {
      const start = `2026-0${month}-07T19:00`
      const past = await salonIn({ machine, chapter }, { start, end: `2026-0${month}-07T21:00` })
      for (const member of friends) await machine.must('door.checkIn', { salon: past, member })
    }
    await machine.must('seating.propose', { salon, chairs: 4 })
    const { lonely, tables } = await seatingOf(machine, salon)
    expect(lonely).toBe(0)
    const warm = tables.flatMap(({ guests }) => guests).filter((guest) => guest.warm.length > 0)
    expect(warm.map(({ member }) => member).toSorted()).toEqual(friends.toSorted())
  })

  test('make nobody acquainted by coming through the same door tonight', async () => {
    const { machine, salon, members } = await evening(4)
    await machine.must('seating.propose', { salon, chairs: 4 })
    for (const member of members) await machine.must('door.checkIn', { salon, member })
    expect(await seatingOf(machine, salon)).toMatchObject({ meetings: 6 })
  })

  test('are refused where nobody comes, and moves to a table that is not there', async () => {
    const { machine, salon, members } = await evening(2)
    expect(
      await machine.refusal('seating.move', { salon, moves: [{ member: members[0] as MemberId, table: 'x' }] }),
    ).toEqual({
      code: 'not-found',
    })
    for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'declined' })
    expect(await machine.refusal('seating.propose', { salon, chairs: 8 })).toEqual({ code: 'nobody-to-seat' })
  })

  test('tell of guests beyond the chairs, and lose nobody whose table was taken away', async () => {
    const { machine, salon, members } = await evening(4)
    await machine.must('seating.propose', { salon, chairs: 2 })
    const { tables } = await seatingOf(machine, salon)
    const [first, second] = tables
    if (!first || !second) throw new Error('no tables')
    await machine.must('seating.move', { salon, moves: members.map((member) => ({ member, table: first.id })) })
    expect((await seatingOf(machine, salon)).tables[0]).toMatchObject({ taken: 4, chairs: 2 })
    await machine.must('salon.update', { salon, set: { tables: [{ id: second.id, name: '窗邊', chairs: 2 }] } })
    expect(await seatingOf(machine, salon)).toMatchObject({
      tables: [{ name: '窗邊', taken: 0 }],
      standing: { length: 4 },
    })
  })
})
