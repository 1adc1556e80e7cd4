import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Tables } from '../../../renderer/worker/tables/tables.ts'
import { entryRecord, meetingRecord, touchpointRecord } from '../../../shared/crdt/evening-records.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import type { PageKind } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { linkRecord } from '../../../shared/crdt/records.ts'
import { salonRecord } from '../../../shared/crdt/salon-records.ts'
import { MET_HOW } from '../../../shared/domain/afterwards.ts'
import type {
  EntryId,
  MeetingId,
  MemberId,
  OrganizerId,
  PageId,
  SalonId,
  TouchpointId,
} from '../../../shared/domain/ids.ts'
import { NOTHING_PLANNED } from '../../../shared/domain/salon.ts'
import { chapterId, linkOf, recordId, recordOf } from '../../helpers/people.ts'

const NOW = Date.UTC(2026, 10, 20, 11)
const BY = 'org_0000000000000001' as OrganizerId
const PEOPLE = [1, 2, 3, 4, 5, 6].map(recordId)
const numbered = (kind: string, number: number) => `${kind}_${String(number).padStart(16, '0')}`
const salonId = (number: number) => numbered('sal', number) as SalonId

/** One record's new state; null takes it away. */
interface Put {
  readonly kind: PageKind
  readonly id: string
  readonly record: PlainRecord | null
}

const who = fc.constantFrom(...PEOPLE)
const salonNumber = fc.integer({ min: 1, max: 3 })
const entryNumber = fc.integer({ min: 1, max: 12 })
const voided = fc.option(fc.constant(NOW), { freq: 3, nil: undefined })
const said = { at: NOW, by: BY }

const salonPut = fc
  .record({ number: salonNumber, day: fc.integer({ min: 1, max: 28 }), cancelled: fc.boolean() })
  .map(({ number, day, cancelled }): Put => {
    const date = `2026-10-${String(day).padStart(2, '0')}`
    const record = salonRecord({
      ...NOTHING_PLANNED,
      theme: '夜讀',
      chapter: chapterId(1),
      start: `${date}T19:00`,
      end: `${date}T21:00`,
      zone: 'Asia/Taipei',
      venue: '',
      hosts: [],
      notes: '',
      created: 0,
      ...(cancelled && { cancelled: NOW }),
    })
    return { kind: 'salons', id: salonId(number), record }
  })
const arrivalPut = fc
  .record({ number: entryNumber, salon: salonNumber, member: who, voided })
  .map(({ number, salon, member, voided: gone }): Put => {
    const id = numbered('ent', number) as EntryId
    const entry = { ...said, id, salon: salonId(salon), member, kind: 'arrival' as const, walkIn: false }
    return { kind: 'attendance', id, record: entryRecord(gone === undefined ? entry : { ...entry, voided: gone }) }
  })
const meetingPut = fc
  .record({
    number: entryNumber,
    // Introduced elsewhere than at an evening.
    salon: fc.option(salonNumber),
    members: fc.subarray(PEOPLE),
    how: fc.constantFrom(...MET_HOW),
    introducer: fc.option(who),
    voided,
  })
  .map(({ number, salon, members, how, introducer, voided: gone }): Put => {
    const id = numbered('met', number) as MeetingId
    const meeting = {
      ...said,
      id,
      members,
      ...(salon === null ? { how: 'introduced' as const } : { salon: salonId(salon), how }),
      ...(introducer && { introducer }),
      ...(gone !== undefined && { voided: gone }),
    }
    return { kind: 'attendance', id, record: meetingRecord(meeting) }
  })
const coffeePut = fc
  .record({ number: entryNumber, member: who, from: who, voided })
  .map(({ number, member, from, voided: gone }): Put => {
    const id = numbered('tch', number) as TouchpointId
    const coffee = { ...said, id, chapter: chapterId(1), member, from, kind: 'meeting' as const, text: '' }
    return {
      kind: 'attendance',
      id,
      record: touchpointRecord(gone === undefined ? coffee : { ...coffee, voided: gone }),
    }
  })
const mergePut = fc
  .record({
    number: entryNumber,
    pair: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 2 }),
    voided,
  })
  .map(({ number, pair: [a = 1, b = 2], voided: gone }): Put => {
    const link = linkOf(number, 'same', [a, b], gone === undefined ? {} : { voided: gone })
    return { kind: 'links', id: link.id, record: linkRecord(link) }
  })
const removal = fc
  .oneof(arrivalPut, meetingPut, coffeePut, mergePut, salonPut)
  .map((put): Put => ({ ...put, record: null }))
const change = fc.oneof(
  { weight: 3, arbitrary: salonPut },
  { weight: 8, arbitrary: arrivalPut },
  { weight: 3, arbitrary: meetingPut },
  { weight: 2, arbitrary: coffeePut },
  { weight: 2, arbitrary: mergePut },
  { weight: 2, arbitrary: removal },
)

describe('the book of ties', () => {
  it('says after every change what a book says that was opened then', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const tables = tablesWithPeople()
        const done: Put[] = []
        for (const put of changes) {
          take(tables, put)
          done.push(put)
          if (done.length % 5 === 0) everybodysTies(tables)
        }
        const fresh = tablesWithPeople()
        for (const put of done) take(fresh, put)
        expect(everybodysTies(tables)).toEqual(everybodysTies(fresh))
      }),
    )
  })

  it('knows of every evening who was there as its guests say, after every change', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const tables = tablesWithPeople()
        for (const put of changes) {
          take(tables, put)
          for (const salon of [1, 2, 3].map(salonId)) {
            const arrived = [...tables.attendance.guests(salon).values()].filter((guest) => guest.arrived)
            expect(tables.attendance.presentAt(salon)).toEqual(new Set(arrived.map(({ member }) => member)))
          }
        }
      }),
    )
  })

  it('ties two strongly who were introduced, wherever it was, and not to whoever introduced them', () => {
    const tables = tablesWithPeople()
    const [one, other, introducer] = PEOPLE
    if (!one || !other || !introducer) throw new Error('nobody')
    const id = numbered('met', 1) as MeetingId
    const record = meetingRecord({ ...said, id, members: [one, other], how: 'introduced', introducer })
    take(tables, { kind: 'attendance', id, record })
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      expect([...tables.ties.of(from, NOW)]).toMatchObject([[to, { strength: 2, level: 'strong', met: 1 }]])
    expect(tables.ties.of(introducer, NOW).size).toBe(0)
  })

  it('answers to every record of a person alike, and names people only', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const tables = tablesWithPeople()
        for (const put of changes) take(tables, put)
        for (const record of PEOPLE) {
          const person = tables.people.personOf(record)
          const ties = tables.ties.of(record, NOW)
          expect(ties).toEqual(tables.ties.of(person, NOW))
          expect(ties.has(person)).toBe(false)
          for (const other of ties.keys()) expect(tables.people.personOf(other)).toBe(other)
        }
      }),
    )
  })

  it('tells of a company what it tells of each, and nothing of who is not named', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.subarray(PEOPLE), (changes, company) => {
        const tables = tablesWithPeople()
        for (const put of changes) take(tables, put)
        const people = new Set(company.map((record) => tables.people.personOf(record)))
        const web = tables.ties.among(company, NOW)
        expect([...web.keys()].sort()).toEqual([...people].sort())
        for (const [person, near] of web) {
          const expected = [...tables.ties.of(person, NOW)].filter(([other]) => people.has(other))
          expect(near).toEqual(new Map(expected))
        }
      }),
    )
  })
})

function tablesWithPeople(): Tables {
  const tables = new Tables()
  for (const number of [1, 2, 3, 4, 5, 6])
    take(tables, { kind: 'members', id: recordId(number), record: memberRecord(recordOf(number).own) })
  return tables
}

function take(tables: Tables, { kind, id, record }: Put): void {
  const page = numbered('pag', ['members', 'links', 'salons', 'attendance'].indexOf(kind)) as PageId
  tables.put({ id: page, kind, chapter: kind === 'links' ? null : chapterId(1) }, id, record)
}

function everybodysTies(tables: Tables): Record<MemberId, unknown> {
  return Object.fromEntries(
    PEOPLE.map((person) => [person, { ties: tables.ties.of(person, NOW), came: tables.ties.cameOn(person) }]),
  )
}
