import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entryRecord,
  feedbackRecord,
  meetingRecord,
  readEntry,
  readFeedback,
  readMeeting,
  readReview,
  readTouchpoint,
  reviewRecord,
  touchpointRecord,
} from '../../../shared/crdt/evening-records.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import {
  keepApartRecord,
  letterRecord,
  readKeepApart,
  readLetter,
  readSalon,
  readSeries,
  readSheet,
  readTemplate,
  readVenue,
  salonRecord,
  seriesRecord,
  sheetRecord,
  templateRecord,
  venueRecord,
} from '../../../shared/crdt/salon-records.ts'
import { FEEDBACK_STATES, MET_HOW, TOUCHPOINT_KINDS } from '../../../shared/domain/afterwards.ts'
import { INVITED_BY } from '../../../shared/domain/attendance.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { LETTER_KINDS, LETTER_LANGUAGES, PERSONAL_KINDS, TONES } from '../../../shared/domain/letter.ts'
import { PAID_BY } from '../../../shared/domain/money.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { WAIT_RULES } from '../../../shared/domain/salon.ts'

type Kind = Parameters<typeof newId>[0]

const idOf = <K extends Kind>(kind: K) =>
  fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newId<K>(kind, () => bytes))
const member = idOf('mem')
const words = fc.string({ maxLength: 12, unit: 'grapheme' })
const written = fc.string({ minLength: 1, maxLength: 12 })
const number = fc.integer({ min: 0, max: 10 ** 9 })
const clock = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
  .map(([day, hour]) => `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00`)
const said = { at: number, by: idOf('org') }
const voided = { voided: number }

/** Lines as they come back: sorted, with one order each. */
const lines = <Cells extends object>(cells: fc.Arbitrary<Cells>) =>
  fc
    .uniqueArray(fc.tuple(idOf('ent'), cells), { maxLength: 4, selector: ([id]) => id })
    .map((items) => items.map(([id, item], order) => ({ ...item, id: id as string, order })))

/** With any of the optional fields left out. */
const some = <Must extends object, May extends object>(
  must: fc.Arbitrary<Must>,
  may: { [K in keyof May]: fc.Arbitrary<May[K]> },
) => fc.tuple(must, fc.record(may, { requiredKeys: [] })).map(([a, b]) => ({ ...a, ...b }))

const labels = (label: fc.Arbitrary<string>) => fc.uniqueArray(label, { maxLength: 4 }).map((list) => list.toSorted())

const agenda = lines(fc.record({ minutes: number, title: words, who: words, bring: words }))
const tasks = lines(
  some(fc.record({ title: words, owner: words, daysBefore: fc.integer({ min: -9, max: 30 }) }), { done: number }),
)
const budget = lines(
  some(fc.record({ kind: fc.constantFrom('cost' as const, 'income' as const), label: words, planned: number }), {
    real: number,
  }),
)
const interests = labels(fc.constantFrom('書', '花藝', 'wine', 'écriture'))

const salon = some(
  fc.record({
    id: idOf('sal'),
    theme: words,
    chapter: idOf('cha'),
    start: clock,
    end: clock,
    zone: fc.constantFrom('Asia/Taipei', 'Europe/Berlin'),
    venue: words,
    hosts: labels(member) as fc.Arbitrary<MemberId[]>,
    interests,
    agenda,
    tasks,
    budget,
    waitRule: fc.constantFrom(...WAIT_RULES),
    tables: lines(fc.record({ name: words, chairs: number })),
    pinned: labels(member) as fc.Arbitrary<MemberId[]>,
    seats: fc.dictionary(member, written, { maxKeys: 4 }) as fc.Arbitrary<Record<MemberId, string>>,
    notes: words,
    created: number,
  }),
  {
    series: idOf('ser'),
    occurrence: clock,
    venueId: idOf('ven'),
    capacity: number,
    currency: fc.constantFrom('TWD', 'EUR'),
    fee: number,
    answerWithin: number,
    talk: fc.record({
      topic: written,
      link: words,
      outcome: words,
      questions: lines(fc.record({ text: words, answered: fc.boolean() })),
    }),
    cancelled: number,
    closed: number,
    accepted: fc.record({ going: number, capacity: number }),
  },
) satisfies fc.Arbitrary<Salon>

const entryBase = fc.record({ id: idOf('ent'), salon: idOf('sal'), member, ...said })
const entry = some(
  fc
    .tuple(
      entryBase,
      fc.oneof(
        fc.record({ kind: fc.constant('companion' as const), name: words }),
        fc.record({ kind: fc.constant('offer' as const), until: number }),
        fc.record({
          kind: fc.constant('sent' as const),
          what: fc.constantFrom(...LETTER_KINDS),
          channel: fc.constantFrom(...INVITED_BY),
        }),
        fc.record({
          kind: fc.constant('paid' as const),
          amount: number,
          currency: fc.constantFrom('TWD', 'EUR'),
          how: fc.constantFrom(...PAID_BY),
        }),
        fc.record({ kind: fc.constant('remark' as const), text: words }),
        fc.record({ kind: fc.constant('passedOver' as const), reason: words }),
      ),
    )
    .map(([base, what]) => ({ ...base, ...what })),
  voided,
)

function expectSame(
  values: fc.Arbitrary<{ id: string }>,
  write: (value: never) => PlainRecord,
  read: (id: never, record: PlainRecord) => unknown,
): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(read(value.id as never, write(value as never))).toEqual(value)
    }),
  )
}

describe('what a page keeps of a salon', () => {
  const rhythm = {
    rule: written,
    start: clock,
    zone: fc.constant('Asia/Taipei'),
    minutes: fc.integer({ min: 1, max: 24 * 60 }),
  }
  const ritual = fc.record({
    ...rhythm,
    earlier: fc
      .uniqueArray(fc.record(rhythm), { selector: ({ start }) => start, maxLength: 3 })
      .map((list) => list.toSorted((a, b) => (a.start < b.start ? -1 : 1))),
    skipped: labels(clock),
    moved: fc.dictionary(clock, clock, { maxKeys: 3 }),
  })
  const venue = some(
    fc.record({
      id: idOf('ven'),
      chapter: idOf('cha'),
      name: words,
      address: words,
      access: words,
      notes: words,
      created: number,
    }),
    { capacity: number, cost: fc.record({ amount: number, currency: fc.constant('TWD') }), archived: number },
  )
  const template = some(
    fc.record({
      id: idOf('tpl'),
      chapter: idOf('cha'),
      name: words,
      minutes: number,
      interests,
      agenda,
      tasks,
      budget,
      notes: words,
      created: number,
    }),
    { capacity: number, currency: fc.constant('TWD'), fee: number, archived: number },
  )
  const sheet = fc.record({
    id: idOf('sht'),
    salon: idOf('sal'),
    letter: fc.constantFrom('A', 'B'),
    ...said,
    rows: fc.array(member, { maxLength: 5 }),
    blanks: number,
  })
  const apart = some(fc.record({ id: idOf('kap'), a: member, b: member, ...said }), voided).filter(
    ({ a, b }) => a !== b,
  )
  const letter = some(
    fc.record({
      id: idOf('ltr'),
      chapter: idOf('cha'),
      kind: fc.constantFrom(...LETTER_KINDS),
      language: fc.constantFrom(...LETTER_LANGUAGES),
      text: words,
      ...said,
    }),
    voided,
  )
  const personal = some(
    fc.record({
      id: idOf('ltr'),
      chapter: idOf('cha'),
      kind: fc.constantFrom(...PERSONAL_KINDS),
      tone: fc.constantFrom(...TONES),
      language: fc.constantFrom(...LETTER_LANGUAGES),
      text: words,
      ...said,
    }),
    voided,
  )

  it.each<
    [string, fc.Arbitrary<{ id: string }>, (value: never) => PlainRecord, (id: never, record: PlainRecord) => unknown]
  >([
    ['a salon', salon, ({ id: _id, ...rest }: Salon) => salonRecord(rest), readSalon],
    [
      'a series',
      some(fc.record({ id: idOf('ser'), name: words }), { chapter: idOf('cha'), ritual, uid: written }),
      seriesRecord,
      readSeries,
    ],
    ['a venue', venue, venueRecord, readVenue],
    ['a template', template, templateRecord, readTemplate],
    ['two who are kept apart', apart, keepApartRecord, readKeepApart],
    ['a chapter’s own letter', letter, letterRecord, readLetter],
    ['its own words to one person', personal, letterRecord, readLetter],
    ['a sign-in sheet', sheet, sheetRecord, readSheet],
  ])('is %s as it was', (_name, value, write, read) => {
    expectSame(value, write, read)
  })
})

describe('what a page keeps of an evening', () => {
  const meeting = some(
    fc.record({
      id: idOf('met'),
      salon: idOf('sal'),
      members: labels(member),
      how: fc.constantFrom(...MET_HOW),
      ...said,
    }),
    voided,
  )
  const review = some(fc.record({ id: idOf('rev'), salon: idOf('sal'), keep: words, ...said }), {
    member,
    rating: fc.integer({ min: 1, max: 5 }),
    ...voided,
  })
  const feedback = some(
    fc.record({
      id: idOf('fbk'),
      chapter: idOf('cha'),
      kind: fc.constantFrom('idea' as const, 'complaint' as const),
      text: words,
      state: fc.constantFrom(...FEEDBACK_STATES),
      ...said,
    }),
    { salon: idOf('sal'), member, ...voided },
  ).map((each) => ({ ...each, steps: [] }))
  const touchpoint = some(
    fc.record({
      id: idOf('tch'),
      chapter: idOf('cha'),
      member,
      kind: fc.constantFrom(...TOUCHPOINT_KINDS),
      text: words,
      ...said,
    }),
    { from: member, salon: idOf('sal'), ...voided },
  )

  it.each<
    [string, fc.Arbitrary<{ id: string }>, (value: never) => PlainRecord, (id: never, record: PlainRecord) => unknown]
  >([
    ['an entry', entry, entryRecord, readEntry],
    ['who met', meeting, meetingRecord, readMeeting],
    ['what a guest said', review, reviewRecord, readReview],
    ['an idea', feedback, feedbackRecord, readFeedback],
    ['a touchpoint', touchpoint, touchpointRecord, readTouchpoint],
  ])('is %s as it was', (_name, value, write, read) => {
    expectSame(value, write, read)
  })

  it('is nobody’s answer where a newer version wrote a kind that is not known here', () => {
    fc.assert(
      fc.property(entry, (each) => {
        expect(readEntry(each.id, { ...entryRecord(each), kind: 'something-new' })).toBeNull()
      }),
    )
  })
})
