import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chairsOf, guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, Guest, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId } from '../../../shared/domain/ids.ts'
import { answered, freeChairs, movedUp, waitlist } from '../../../shared/salons/waitlist.ts'
import type { Room, SeatStep } from '../../../shared/salons/waitlist.ts'
import { MEMBERS, ORGANIZERS, SALON } from './entries.ts'

/** Three devices that record one evening, apart and together again; each knows the entries it has heard of. */
const DEVICES = [0, 1, 2] as const

const answers = fc.record({
  answer: fc.constantFrom<RsvpStatus>('going', 'going', 'going', 'waitlisted', 'maybe', 'declined'),
})

/** Mostly one device, so that it comes to know enough for something to go wrong. */
const act = fc.record({
  device: fc.constantFrom(0, 0, 0, 1, 2),
  member: fc.constantFrom(...MEMBERS),
  what: fc.oneof(
    { weight: 8, arbitrary: answers },
    { weight: 3, arbitrary: fc.constant('companion' as const) },
    { weight: 1, arbitrary: fc.constant('arrive' as const) },
    { weight: 1, arbitrary: fc.constant('leave' as const) },
    { weight: 3, arbitrary: fc.constant('call off' as const) },
    { weight: 1, arbitrary: fc.constant('move up' as const) },
    { weight: 2, arbitrary: fc.record({ hear: fc.constantFrom(...DEVICES) }) },
    { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 40 }) }) },
  ),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

const room: fc.Arbitrary<Room> = fc
  .record({
    capacity: fc.integer({ min: 1, max: 5 }),
    keepFor: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    rule: fc.constantFrom('order' as const, 'fair' as const),
    leftOut: fc.dictionary(fc.constantFrom(...MEMBERS), fc.integer({ min: 1, max: 3 })),
  })
  .map(({ keepFor, leftOut, ...rest }) => ({
    ...rest,
    ...(keepFor !== undefined && { keepFor }),
    start: 5000,
    leftOut: new Map(Object.entries(leftOut) as [MemberId, number][]),
  }))

class Evening {
  readonly #room: Room
  readonly #known = DEVICES.map(() => new Map<EntryId, AttendanceEntry>())
  #made = 0
  now = 1

  constructor(given: Room) {
    this.#room = given
  }

  guests(device: number): Map<MemberId, Guest> {
    return guestsOf(this.#known[device]?.values() ?? [])
  }

  do({ device, member, what }: Act): void {
    this.now += 1
    const guests = this.guests(device)
    if (what === 'companion') this.#write(device, member, { kind: 'companion', name: '' })
    else if (what === 'arrive') this.#write(device, member, { kind: 'arrival', walkIn: !guests.has(member) })
    else if (what === 'leave') this.#void(device, member, ['arrival'])
    else if (what === 'move up') this.#steps(device, movedUp(this.#room, guests, this.now))
    else if (what === 'call off') {
      this.#void(device, member, ['rsvp', 'offer', 'companion'])
      this.#steps(device, movedUp(this.#room, this.guests(device), this.now))
    } else if ('answer' in what) this.#steps(device, answered(this.#room, guests, member, what.answer, this.now))
    else if ('hear' in what) this.hear(device, what.hear)
    else this.now += what.wait
  }

  /** One device hears what another knows; what was taken back anywhere is taken back. */
  hear(device: number, from: number): void {
    const mine = this.#known[device]
    for (const [id, entry] of this.#known[from] ?? [])
      if (!mine?.has(id) || entry.voided !== undefined) mine?.set(id, entry)
  }

  meet(): void {
    for (const device of DEVICES) this.hear(0, device)
    for (const device of DEVICES) this.hear(device, 0)
  }

  #steps(device: number, steps: readonly SeatStep[]): void {
    for (const { member, ...step } of steps) this.#write(device, member, step)
  }

  #write(device: number, member: MemberId, what: object): void {
    const mine = this.#known[device]
    const latest = Math.max(
      0,
      ...[...(mine?.values() ?? [])].filter((each) => each.member === member).map(({ at }) => at),
    )
    this.#made += 1
    const id = `ent_${String(this.#made).padStart(16, '0')}` as EntryId
    const at = Math.max(this.now, latest + 1)
    mine?.set(id, { id, salon: SALON, member, at, by: ORGANIZERS[device], ...what } as AttendanceEntry)
  }

  #void(device: number, member: MemberId, kinds: readonly AttendanceEntry['kind'][]): void {
    for (const [id, entry] of this.#known[device] ?? [])
      if (entry.member === member && kinds.includes(entry.kind) && entry.voided === undefined)
        this.#known[device]?.set(id, { ...entry, voided: this.now })
  }
}

/** Chairs that those who said yes take, and those kept for somebody. */
function taken(given: Room, guests: ReadonlyMap<MemberId, Guest>, now: number): number {
  const kept = waitlist(given, guests.values(), now).filter(({ state }) => state === 'offered')
  return headcountOf(guests.values(), given.capacity).chairs + kept.reduce((sum, { guest }) => sum + chairsOf(guest), 0)
}

const acts = fc.array(act, { minLength: 20, maxLength: 60 })
const RUNS = { numRuns: 300 }

describe('three devices that record one evening', () => {
  it('never give away a chair that they know is taken', () => {
    fc.assert(
      fc.property(room, acts, (given, list) => {
        const evening = new Evening(given)
        for (const each of list) {
          const before = taken(given, evening.guests(each.device), evening.now)
          evening.do(each)
          // Whom a guest brings along is told as it is, and other devices may have given chairs away meanwhile.
          const isTold = each.what === 'companion' || (typeof each.what === 'object' && 'hear' in each.what)
          if (isTold) continue
          const after = taken(given, evening.guests(each.device), evening.now)
          expect(after).toBeLessThanOrEqual(Math.max(given.capacity ?? 0, before))
        }
      }),
      RUNS,
    )
  })

  it('show the same guests, line and headcount once they have met, whoever heard what first', () => {
    fc.assert(
      fc.property(room, acts, (given, list) => {
        const evening = new Evening(given)
        for (const each of list) evening.do(each)
        evening.meet()
        const [first, ...others] = DEVICES.map((device) => {
          const guests = evening.guests(device)
          return { guests, line: waitlist(given, guests.values(), evening.now), count: headcountOf(guests.values(), 3) }
        })
        for (const other of others) expect(other).toEqual(first)
      }),
    )
  })

  it('lose nobody: whoever last said yes and was not called off has a seat or a place in the line', () => {
    fc.assert(
      fc.property(room, acts, (given, list) => {
        const evening = new Evening(given)
        const alone = list.map((each) => ({ ...each, device: 0 as const }))
        const wishes = new Map<MemberId, string>()
        for (const each of alone) {
          evening.do(each)
          if (typeof each.what === 'object' && 'answer' in each.what) wishes.set(each.member, each.what.answer)
          if (each.what === 'call off') wishes.delete(each.member)
        }
        const guests = evening.guests(0)
        const line = waitlist(given, guests.values(), evening.now).map(({ guest }) => guest.member)
        for (const [member, wish] of wishes) {
          const hasPlace = guests.get(member)?.status === 'going' || line.includes(member)
          expect([member, hasPlace]).toEqual([member, wish === 'going' || wish === 'waitlisted'])
        }
      }),
      RUNS,
    )
  })

  it('leave no chair empty while somebody first in line could sit on it, once seats are given again', () => {
    fc.assert(
      fc.property(room, acts, (given, list) => {
        const evening = new Evening(given)
        for (const each of list) evening.do(each)
        evening.meet()
        evening.do({ device: 0, member: MEMBERS[0] as MemberId, what: 'move up' })
        const guests = evening.guests(0)
        const next = waitlist(given, guests.values(), evening.now).find(({ state }) => state === 'waiting')
        const free = freeChairs(given, guests.values(), evening.now)
        expect(next === undefined || chairsOf(next.guest) > free).toBe(true)
      }),
    )
  })
})
