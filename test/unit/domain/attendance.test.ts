import { describe, expect, it } from 'vitest'
import { NEW_GUEST, guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from '../../../shared/domain/ids.ts'

const salon = 'sal_0000000000000001' as SalonId
const lin = 'mem_0000000000000001' as MemberId
const wang = 'mem_0000000000000002' as MemberId
const chen = 'mem_0000000000000003' as MemberId
const mei = 'org_0000000000000001' as OrganizerId
const wei = 'org_0000000000000002' as OrganizerId

let serial = 0
const id = () => `ent_${String((serial += 1)).padStart(16, '0')}` as EntryId
const answers = (member: MemberId, status: RsvpStatus, at: number, by = mei): AttendanceEntry => ({
  id: id(),
  salon,
  member,
  at,
  by,
  kind: 'rsvp',
  status,
})
const arrives = (member: MemberId, at: number, by = mei, walkIn = false): AttendanceEntry => ({
  id: id(),
  salon,
  member,
  at,
  by,
  kind: 'arrival',
  walkIn,
})
const takenBack = (entry: AttendanceEntry): AttendanceEntry => ({ ...entry, voided: entry.at + 1 })

describe('a guest', () => {
  it('has the latest answer', () => {
    const guests = guestsOf([answers(lin, 'going', 3), answers(lin, 'invited', 1), answers(lin, 'maybe', 2)])
    expect(guests.get(lin)).toEqual({ ...NEW_GUEST, member: lin, status: 'going', since: 3 })
  })

  it('is back at the answer before when the latest is taken back', () => {
    const guests = guestsOf([answers(lin, 'going', 1), takenBack(answers(lin, 'declined', 2))])
    expect(guests.get(lin)?.status).toBe('going')
  })

  it('is nobody once every entry is taken back', () => {
    expect(guestsOf([takenBack(answers(lin, 'invited', 1))]).size).toBe(0)
  })

  it('who stood at the door without an answer is a walk-in and has no answer', () => {
    const guest = guestsOf([arrives(lin, 5, wei, true)]).get(lin)
    expect(guest?.status).toBeUndefined()
    expect(guest?.arrived).toEqual({ at: 5, by: wei, walkIn: true })
  })

  it('checked in at two desks arrived when the first one said so', () => {
    const guests = guestsOf([answers(lin, 'going', 1), arrives(lin, 9, wei), arrives(lin, 8, mei)])
    expect(guests.get(lin)?.arrived).toEqual({ at: 8, by: mei, walkIn: false })
    expect(headcountOf(guests.values(), 10).arrived).toBe(1)
  })

  it('stays in when one desk takes its check-in back and the other does not', () => {
    const guests = guestsOf([answers(lin, 'going', 1), takenBack(arrives(lin, 8, mei)), arrives(lin, 9, wei)])
    expect(guests.get(lin)?.arrived?.by).toBe(wei)
  })
})

describe('headcounts', () => {
  it('tell the missing from those who declined', () => {
    const guests = guestsOf([answers(lin, 'going', 1), answers(wang, 'declined', 1), arrives(chen, 2, mei, true)])
    expect(headcountOf(guests.values(), undefined)).toMatchObject({ missing: 1, declined: 1, arrived: 1, walkIns: 1 })
  })

  it('say by how many two organizers gave away the same seats', () => {
    const guests = guestsOf([answers(lin, 'going', 1, mei), answers(wang, 'going', 1, wei)])
    expect(headcountOf(guests.values(), 1).overbooked).toBe(1)
    expect(headcountOf(guests.values(), 2).overbooked).toBe(0)
    expect(headcountOf(guests.values(), undefined).overbooked).toBe(0)
  })
})
