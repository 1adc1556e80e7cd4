import { entryRecord } from '../../../shared/crdt/evening-records.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { guestsOf, NEW_GUEST } from '../../../shared/domain/attendance.ts'
import type {
  AttendanceEntry,
  CompanionEntry,
  Guest,
  OfferEntry,
  RemarkEntry,
  RsvpEntry,
} from '../../../shared/domain/attendance.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { AnswerToRecord } from '../../../shared/protocol/pasted-answers.ts'
import { answered } from '../../../shared/salons/waitlist.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { recordIn } from '../people/places.ts'
import { roomOf } from '../queries/room.ts'
import type { Handlers } from './handler.ts'
import { newMember } from './member-commands.ts'
import { checkFields } from './member-fields.ts'

export const answersCommand: Handlers<'salon.recordAnswers'> = {
  async 'salon.recordAnswers'(community, { salon: id, answers }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const evening = new Recording(community, salon)
    for (const answer of answers) {
      const done = evening.take(answer)
      if (!done.ok) return done
    }
    if (!evening.batch.isEmpty)
      await community.commit(evening.batch.build(), 'salon.recordAnswers', { undo: evening.recorded })
    return ok({ recorded: evening.recorded, added: evening.added, waitlisted: evening.waitlisted })
  },
}

/** What an entry says, without whom it is about. */
type Said =
  | Pick<RsvpEntry, 'kind' | 'status'>
  | Pick<OfferEntry, 'kind' | 'until'>
  | Pick<CompanionEntry, 'kind' | 'name'>
  | Pick<RemarkEntry, 'kind' | 'text'>

/** Answers one after the other, as if each had been given by itself, in one write. */
class Recording {
  readonly batch: BatchBuilder
  recorded = 0
  added = 0
  readonly #community: OpenCommunity
  readonly #salon: Salon
  readonly #entries: AttendanceEntry[]
  readonly #answered = new Set<MemberId>()

  constructor(community: OpenCommunity, salon: Salon) {
    this.#community = community
    this.#salon = salon
    this.#entries = [...community.tables.attendance.entriesOf(salon.id)]
    this.batch = community.batch()
  }

  take({ member: named, name, status, companions, remark }: AnswerToRecord) {
    const { tables, world } = this.#community
    const known = named === null ? null : tables.people.personOf(named)
    if (known !== null && !tables.members.get(known)) return failed('not-found')
    let member = known
    if (member === null) {
      const fields = checkFields({ name })
      if (!fields.ok) return fields
      const fresh = newMember(this.#community, this.#salon.chapter, { name: fields.value.name ?? '' })
      this.batch.create('members', this.#salon.chapter, fresh.id, memberRecord(fresh))
      member = fresh.id
      this.added += 1
    }
    const room = roomOf(this.#community, this.#salon)
    // Whom they bring first: whether there are chairs hangs on how many they need.
    const before = this.#guests().get(member) ?? { ...NEW_GUEST, member, since: 0 }
    const missing = status === 'declined' ? 0 : companions - before.companions.length
    for (let count = 0; count < missing; count += 1) this.#add(member, known, { kind: 'companion', name: '' })
    for (const extra of before.companions.slice(0, Math.max(0, -missing))) this.#void(extra)
    for (const step of answered(room, this.#guests(), member, status, world.now())) {
      const { member: who, ...what } = step
      this.#add(who, who === member ? known : who, what)
    }
    const text = remark.trim()
    if (text !== '' && !before.remarks.some((each) => each.text === text))
      this.#add(member, known, { kind: 'remark', text })
    this.#answered.add(member)
    this.recorded += 1
    return ok(undefined)
  }

  /** How many of those who answered are on the waitlist now. */
  get waitlisted(): number {
    const guests = this.#guests()
    return [...this.#answered].filter((member) => guests.get(member)?.status === 'waitlisted').length
  }

  #guests(): Map<MemberId, Guest> {
    return guestsOf(this.#entries)
  }

  /** `known` is null for somebody who only comes in with this write. */
  #add(member: MemberId, known: MemberId | null, what: Said): void {
    const { tables, world, identity } = this.#community
    let at = world.now()
    for (const entry of this.#entries) if (entry.member === member) at = Math.max(at, entry.at + 1)
    const id = newId('ent', world.random)
    const record = known === null ? member : recordIn(tables, known, this.#salon.chapter)
    const joint = known !== null && tables.people.isMerged(known) ? { joint: true as const } : {}
    const base = { id, salon: this.#salon.id, at, by: identity.organizer, ...joint }
    this.#entries.push({ ...base, member, ...what })
    this.batch.create('attendance', this.#salon.chapter, id, entryRecord({ ...base, member: record, ...what }))
  }

  #void(entry: AttendanceEntry): void {
    const { world } = this.#community
    const at = this.#entries.findIndex(({ id }) => id === entry.id)
    if (at >= 0) this.#entries.splice(at, 1)
    this.batch.set(entry.id, ['voided'], world.now())
  }
}
