import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { seat, seatInOrder, worthOf } from '../../../shared/salons/seating.ts'
import type { Board, Diner, SeatingInput } from '../../../shared/salons/seating.ts'
import { measuresOf, neighboursOf } from '../../../shared/salons/seating-measures.ts'

const memberAt = (at: number) => `mem_${String(at).padStart(16, '0')}` as MemberId

interface Evening {
  readonly input: SeatingInput
  readonly ties: ReadonlyMap<string, number>
}

/** Small evenings in which everything there is to clash clashes; with `room`, chairs for everybody and some to spare. */
function evening({ room }: { readonly room: boolean }): fc.Arbitrary<Evening> {
  const guest = fc.record({
    chairs: fc.integer({ min: 1, max: 3 }),
    host: fc.boolean(),
    newcomer: fc.boolean(),
    pin: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 }),
  })
  return fc
    .record({
      guests: fc.array(guest, { minLength: 1, maxLength: 14 }),
      sizes: fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 1, maxLength: 4 }),
      strengths: fc.array(fc.constantFrom(0, 0, 0, 0.2, 0.8, 1.6), { minLength: 91, maxLength: 91 }),
      apart: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 4 }),
      seed: fc.nat(),
    })
    .map(({ guests, sizes, strengths, apart, seed }) => {
      const boards: Board[] = sizes.map((chairs, at) => ({ id: `t${at}`, chairs }))
      const wanted = guests.reduce((sum, { chairs }) => sum + chairs, 0)
      // A table of three more for every two chairs: no party of three is ever in the way of itself.
      if (room) for (let free = 0; free < wanted; free += 2) boards.push({ id: `r${free}`, chairs: 3 })
      const diners = guests.map(({ pin, ...rest }, at): Diner => ({
        member: memberAt(at),
        ...rest,
        ...(pin !== null && !room && boards[pin] && { pinned: `t${pin}` }),
      }))
      const ties = new Map<string, number>()
      let next = 0
      for (let a = 0; a < diners.length; a++)
        for (let b = a + 1; b < diners.length; b++) ties.set(`${memberAt(a)}${memberAt(b)}`, strengths[next++] ?? 0)
      const tie = (a: MemberId, b: MemberId) => ties.get(a < b ? `${a}${b}` : `${b}${a}`) ?? 0
      const pairs = apart
        .filter(([a, b]) => a !== b && a < diners.length && b < diners.length)
        .map(([a, b]) => [memberAt(a), memberAt(b)] as const)
      return { ties, input: { diners, boards, tie, warm: 0.5, apart: pairs, seed } }
    })
}

/** Chairs taken at each table. */
function taken({ diners }: SeatingInput, seats: ReadonlyMap<MemberId, string>): Map<string, number> {
  const chairs = new Map<string, number>()
  for (const diner of diners) {
    const table = seats.get(diner.member)
    if (table !== undefined) chairs.set(table, (chairs.get(table) ?? 0) + diner.chairs)
  }
  return chairs
}

// Each run anneals; a few dozen evenings of a dozen guests show what thousands would.
const RUNS = { numRuns: 25 }

describe('a proposal for the tables', () => {
  it('seats everybody once or says that they found no chair, and fills no table beyond its chairs', () => {
    fc.assert(
      fc.property(evening({ room: false }), ({ input }) => {
        const { seats, standing } = seat(input)
        expect([...seats.keys(), ...standing].toSorted()).toEqual(input.diners.map(({ member }) => member).toSorted())
        const free = input.boards.filter(({ id, chairs }) => (taken(input, seats).get(id) ?? 0) > chairs)
        const pinned = new Set(input.diners.flatMap((diner) => (diner.pinned === undefined ? [] : [diner.pinned])))
        expect(free.filter(({ id }) => !pinned.has(id))).toEqual([])
      }),
      RUNS,
    )
  })

  it('leaves nobody standing and nobody beside whom they should not sit, where there is room enough', () => {
    fc.assert(
      fc.property(evening({ room: true }), ({ input }) => {
        expect(seat(input)).toMatchObject({ standing: [], together: [] })
      }),
      RUNS,
    )
  })

  it('leaves those where they are who were put there by hand', () => {
    fc.assert(
      fc.property(evening({ room: false }), ({ input }) => {
        const { seats } = seat(input)
        const pinned = input.diners.filter((diner) => diner.pinned !== undefined)
        expect(pinned.map(({ member }) => seats.get(member))).toEqual(pinned.map((diner) => diner.pinned))
      }),
      RUNS,
    )
  })

  it('is the same for the same seed, and never worth less than seating one after the other', () => {
    fc.assert(
      fc.property(evening({ room: false }), ({ input }) => {
        const proposal = seat(input)
        expect(seat(input)).toEqual(proposal)
        expect(proposal.worth).toBeGreaterThanOrEqual(seatInOrder(input).worth - 1e-6)
        expect(proposal.worth).toBeCloseTo(worthOf(input, proposal.seats), 6)
      }),
      RUNS,
    )
  })

  it('names every pair that sits together although it should not', () => {
    fc.assert(
      fc.property(evening({ room: false }), ({ input }) => {
        const { seats, together } = seat(input)
        const broken = input.apart.filter(([a, b]) => seats.has(a) && seats.get(a) === seats.get(b))
        expect(together).toEqual(broken)
      }),
      RUNS,
    )
  })
})

describe('what people have of their tables', () => {
  it('is what one would count pair by pair', () => {
    fc.assert(
      fc.property(evening({ room: true }), ({ input }) => {
        const { seats } = seatInOrder(input)
        const neighbours = neighboursOf(input, seats)
        const { meetings, unwelcomed } = measuresOf(input, neighbours)
        let strangers = 0
        const alone = new Set<MemberId>(input.diners.flatMap(({ member, newcomer }) => (newcomer ? [member] : [])))
        for (const [at, one] of input.diners.entries())
          for (const [place, other] of input.diners.entries()) {
            if (at === place || seats.get(one.member) !== seats.get(other.member)) continue
            const strength = input.tie(one.member, other.member)
            if (strength === 0 && at < place) strangers += 1
            if (strength > 0 || other.host) alone.delete(one.member)
          }
        expect({ meetings, unwelcomed }).toEqual({ meetings: strangers, unwelcomed: alone.size })
      }),
      RUNS,
    )
  })
})
