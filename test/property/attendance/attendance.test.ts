import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, Headcount } from '../../../shared/domain/attendance.ts'

import { MEMBERS, ORGANIZERS, entry, evening, shuffled } from './entries.ts'

const capacity = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined })

describe('headcounts', () => {
  it('are what a person would count from the list with a pencil', () => {
    fc.assert(
      fc.property(evening, capacity, (entries, seats) => {
        expect(headcountOf(guestsOf(entries).values(), seats)).toEqual(countByHand(entries, seats))
      }),
    )
  })

  it('are the same in whatever order the entries came together', () => {
    fc.assert(
      fc.property(shuffled, capacity, ([entries, otherwise], seats) => {
        const guests = guestsOf(entries)
        const again = guestsOf(otherwise)
        expect(Object.fromEntries(again)).toEqual(Object.fromEntries(guests))
        expect(headcountOf(again.values(), seats)).toEqual(headcountOf(guests.values(), seats))
      }),
    )
  })

  it('never count a guest in two answers, nor more missing than are going', () => {
    fc.assert(
      fc.property(evening, capacity, (entries, seats) => {
        const guests = guestsOf(entries)
        const count = headcountOf(guests.values(), seats)
        const answers = count.invited + count.going + count.maybe + count.declined + count.waitlisted
        expect(answers).toBeLessThanOrEqual(guests.size)
        expect(count.missing).toBeLessThanOrEqual(count.going)
        expect(count.walkIns).toBeLessThanOrEqual(count.arrived)
        expect(count.overbooked).toBe(seats === undefined ? 0 : Math.max(0, count.chairs - seats))
      }),
    )
  })
})

describe('check-ins', () => {
  it('of one guest by several organizers count once', () => {
    fc.assert(
      fc.property(
        evening,
        fc.array(fc.constantFrom(...ORGANIZERS), { minLength: 1, maxLength: 5 }),
        (entries, desks) => {
          const once = [...entries, arrival(100, 20)]
          const often = [...entries, ...desks.map((by, index) => ({ ...arrival(100 + index, 20 + index), by }))]
          const count = (list: AttendanceEntry[]) => headcountOf(guestsOf(list).values(), undefined).arrived
          expect(count(often)).toBe(count(once))
        },
      ),
    )
  })

  it('stand as long as one organizer’s entry stands, whoever takes theirs back', () => {
    fc.assert(
      fc.property(
        evening.filter((entries) => entries.some(isStanding)),
        fc.nat(),
        (entries, pick) => {
          const standing = entries.filter(isStanding)
          const taken = standing[pick % standing.length]
          const after = guestsOf(entries.map((each) => (each === taken ? { ...each, voided: 99 } : each)))
          for (const other of standing) {
            if (other === taken || other.kind !== 'arrival') continue
            expect(after.get(other.member)?.arrived).toBeDefined()
          }
        },
      ),
    )
  })

  it('taken back leave everything as if they had never been', () => {
    fc.assert(
      fc.property(evening, (entries) => {
        expect(guestsOf(entries)).toEqual(guestsOf(entries.filter(isStanding)))
      }),
    )
  })
})

describe('the waitlist', () => {
  it('keeps a guest’s place when the same answer is written again', () => {
    fc.assert(
      fc.property(evening, fc.constantFrom(...MEMBERS), (entries, member) => {
        const before = guestsOf(entries).get(member)
        if (before?.status === undefined) return
        const again = entry(500, { kind: 'rsvp', status: before.status, member, at: 50 })
        expect(guestsOf([...entries, again]).get(member)?.since).toBe(before.since)
      }),
    )
  })
})

const isStanding = (each: AttendanceEntry) => each.voided === undefined

function arrival(id: number, at: number) {
  return entry(id, { kind: 'arrival', at })
}

/** The slow way: look at each guest's entries one by one. */
function countByHand(entries: readonly AttendanceEntry[], seats: number | undefined): Headcount {
  const answers = { invited: 0, going: 0, maybe: 0, declined: 0, waitlisted: 0 }
  const count = { ...answers, arrived: 0, walkIns: 0, missing: 0, chairs: 0, present: 0 }
  for (const member of MEMBERS) {
    let answer: AttendanceEntry | undefined
    let first: AttendanceEntry | undefined
    let chairs = 1
    for (const each of entries) {
      if (each.member !== member || each.voided !== undefined) continue
      if (each.kind === 'rsvp' && (!answer || isLater(each, answer))) answer = each
      if (each.kind === 'companion') chairs += 1
      if (each.kind === 'arrival' && (!first || isLater(first, each))) first = each
    }
    if (answer?.kind === 'rsvp') count[answer.status] += 1
    if (answer?.kind === 'rsvp' && answer.status === 'going') count.chairs += chairs
    if (first) count.arrived += 1
    if (first) count.present += chairs
    if (first?.kind === 'arrival' && first.walkIn) count.walkIns += 1
    if (answer?.kind === 'rsvp' && answer.status === 'going' && !first) count.missing += 1
  }
  return { ...count, overbooked: seats === undefined ? 0 : Math.max(0, count.chairs - seats) }
}

function isLater(a: AttendanceEntry, b: AttendanceEntry): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at
}
