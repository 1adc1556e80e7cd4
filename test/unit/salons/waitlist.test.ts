import { describe, expect, it } from 'vitest'
import { guestsOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from '../../../shared/domain/ids.ts'
import { answered, freeChairs, movedUp, waitlist } from '../../../shared/salons/waitlist.ts'
import type { Room } from '../../../shared/salons/waitlist.ts'

const HOUR = 3_600_000
const START = 1000 * HOUR
const NOW = 10 * HOUR
const salon = 'sal_0000000000000001' as SalonId
const [lin, wang, chen, wu] = ['1', '2', '3', '4'].map((n) => `mem_${n.padStart(16, '0')}` as MemberId) as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
]

let made = 0
function entryOf(member: MemberId, at: number) {
  made += 1
  const id = `ent_${String(made).padStart(16, '0')}` as EntryId
  return { id, salon, member, at, by: 'org_0000000000000001' as OrganizerId }
}
const answer = (member: MemberId, status: RsvpStatus, at: number): AttendanceEntry => ({
  ...entryOf(member, at),
  kind: 'rsvp',
  status,
})
const companion = (member: MemberId): AttendanceEntry => ({ ...entryOf(member, 1), kind: 'companion', name: '' })
const offer = (member: MemberId, at: number, until: number): AttendanceEntry => ({
  ...entryOf(member, at),
  kind: 'offer',
  until,
})

const room = (more: Partial<Room> = {}): Room => ({ rule: 'order', start: START, leftOut: new Map(), ...more })
const line = (entries: AttendanceEntry[], more: Partial<Room> = {}) =>
  waitlist(room(more), guestsOf(entries).values(), NOW).map(({ guest, state }) => [guest.member, state])

describe('the waitlist', () => {
  it('puts first who has waited longest', () => {
    expect(line([answer(wang, 'waitlisted', 5), answer(lin, 'waitlisted', 4), answer(chen, 'going', 1)])).toEqual([
      [lin, 'waiting'],
      [wang, 'waiting'],
    ])
  })

  it('sends somebody who left it and came back to its end', () => {
    const entries = [
      answer(lin, 'waitlisted', 1),
      answer(wang, 'waitlisted', 2),
      answer(lin, 'declined', 3),
      answer(lin, 'waitlisted', 4),
    ]
    expect(line(entries).map(([member]) => member)).toEqual([wang, lin])
  })

  it('puts first who was left out before, where that is the rule', () => {
    const entries = [answer(lin, 'waitlisted', 1), answer(wang, 'waitlisted', 2), answer(chen, 'waitlisted', 3)]
    const leftOut = new Map([
      [wang, 1],
      [chen, 2],
    ])
    expect(line(entries, { rule: 'fair', leftOut }).map(([member]) => member)).toEqual([chen, wang, lin])
    expect(line(entries, { rule: 'order', leftOut }).map(([member]) => member)).toEqual([lin, wang, chen])
  })

  it('has first whose seat is kept, and last whose time ran out', () => {
    const entries = [
      answer(lin, 'waitlisted', 1),
      answer(wang, 'waitlisted', 2),
      answer(chen, 'waitlisted', 3),
      offer(lin, 4, NOW - 1),
      offer(chen, 5, NOW + HOUR),
    ]
    expect(line(entries)).toEqual([
      [chen, 'offered'],
      [wang, 'waiting'],
      [lin, 'lapsed'],
    ])
  })
})

describe('a seat', () => {
  const given = (entries: AttendanceEntry[], member: MemberId, more: Partial<Room>) =>
    answered(room(more), guestsOf(entries), member, 'going', NOW)[0]

  it('goes to whoever asks while there is one', () => {
    expect(given([answer(lin, 'going', 1)], wang, { capacity: 2 })).toMatchObject({ status: 'going' })
  })

  it('is a place on the waitlist once the room is full', () => {
    expect(given([answer(lin, 'going', 1)], wang, { capacity: 1 })).toMatchObject({ status: 'waitlisted' })
  })

  it('is not taken from under those who wait already', () => {
    const entries = [answer(lin, 'going', 1), answer(wang, 'waitlisted', 2), companion(wang)]
    expect(given(entries, chen, { capacity: 2 })).toMatchObject({ member: chen, status: 'waitlisted' })
  })

  it('is always there where nobody counts', () => {
    expect(given([answer(lin, 'going', 1), answer(wang, 'waitlisted', 1)], chen, {})).toMatchObject({ status: 'going' })
  })

  it('is not given to who brings somebody while there is only one chair', () => {
    expect(given([answer(lin, 'going', 1), companion(wang)], wang, { capacity: 2 })).toMatchObject({
      status: 'waitlisted',
    })
  })

  it('that was offered is theirs when they say yes, and nobody else’s before', () => {
    const entries = [answer(lin, 'waitlisted', 1), offer(lin, 2, NOW + 1)]
    expect(given(entries, wang, { capacity: 1 })).toMatchObject({ member: wang, status: 'waitlisted' })
    expect(given(entries, lin, { capacity: 1 })).toMatchObject({ member: lin, status: 'going' })
  })

  it('may still be had by who answers too late, while nobody else is in line', () => {
    const late = [answer(lin, 'waitlisted', 1), offer(lin, 2, NOW - 1)]
    expect(given(late, lin, { capacity: 1 })).toMatchObject({ status: 'going' })
    expect(
      answered(room({ capacity: 1 }), guestsOf([...late, answer(wu, 'waitlisted', 3)]), lin, 'going', NOW),
    ).toEqual([])
  })
})

describe('chairs that become free', () => {
  const waiting = [answer(wang, 'waitlisted', 2), answer(chen, 'waitlisted', 3)]

  it('are the first one’s at once, or kept for them for a time', () => {
    const guests = guestsOf(waiting)
    expect(movedUp(room({ capacity: 1 }), guests, NOW)).toEqual([
      { member: wang, kind: 'rsvp', status: 'going', from: 'waitlisted' },
    ])
    expect(movedUp(room({ capacity: 1, keepFor: 24 * HOUR }), guests, NOW)).toEqual([
      { member: wang, kind: 'offer', until: NOW + 24 * HOUR },
    ])
  })

  it('are kept no longer than until the salon begins', () => {
    const soon = room({ capacity: 1, keepFor: 24 * HOUR, start: NOW + HOUR })
    expect(movedUp(soon, guestsOf(waiting), NOW)).toEqual([{ member: wang, kind: 'offer', until: NOW + HOUR }])
    expect(movedUp({ ...soon, start: NOW }, guestsOf(waiting), NOW)).toEqual([
      { member: wang, kind: 'rsvp', status: 'going', from: 'waitlisted' },
    ])
  })

  it('go to the next when time ran out, and not by themselves to who let it pass', () => {
    const lapsed = [...waiting, offer(wang, 4, NOW - 1)]
    const kept = room({ capacity: 2, keepFor: HOUR })
    expect(movedUp(kept, guestsOf(lapsed), NOW)).toEqual([{ member: chen, kind: 'offer', until: NOW + HOUR }])
  })

  it('are not given past a party at the head of the line that needs more of them', () => {
    const party = [answer(wang, 'waitlisted', 2), companion(wang), answer(chen, 'waitlisted', 3)]
    expect(movedUp(room({ capacity: 1 }), guestsOf(party), NOW)).toEqual([])
    expect(freeChairs(room({ capacity: 1 }), guestsOf(party).values(), NOW)).toBe(1)
  })
})
