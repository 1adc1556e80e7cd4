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
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { AnswerToRecord } from '../../../shared/protocol/pasted-answers.ts'
import { answered } from '../../../shared/salons/waitlist.ts'
import type { Room } from '../../../shared/salons/waitlist.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { roomOf } from '../queries/room.ts'
import { addEntry, entryBase } from './evening-entries.ts'
import type { Handlers } from './handler.ts'
import { walkInMember } from './member-commands.ts'

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
  readonly #room: Room
  /** Of each guest, as they will be. */
  readonly #entries = new Map<MemberId, AttendanceEntry[]>()
  readonly #guests: Map<MemberId, Guest>
  readonly #answered = new Set<MemberId>()

  constructor(community: OpenCommunity, salon: Salon) {
    const { attendance } = community.tables
    this.#community = community
    this.#salon = salon
    this.#room = roomOf(community, salon)
    this.#guests = new Map(attendance.guests(salon.id))
    for (const entry of attendance.entriesOf(salon.id)) this.#entriesOf(entry.member).push(entry)
    this.batch = community.batch()
  }

  take({ member: named, name, status, companions, remark }: AnswerToRecord): Result<void> {
    const found = named === null ? this.#bringIn(name) : this.#known(named)
    if (!found.ok) return found
    const member = found.value
    // Whom they bring first: whether there are chairs hangs on how many they need.
    const before = this.#guests.get(member) ?? { ...NEW_GUEST, member, since: 0 }
    const missing = status === 'declined' ? 0 : companions - before.companions.length
    for (let count = 0; count < missing; count += 1) this.#add(member, { kind: 'companion', name: '' })
    for (const extra of before.companions.slice(0, Math.max(0, -missing))) this.#void(member, extra)
    for (const { member: who, ...what } of answered(
      this.#room,
      this.#guests,
      member,
      status,
      this.#community.world.now(),
    ))
      this.#add(who, what)
    const text = remark.trim()
    if (text !== '' && !before.remarks.some((each) => each.text === text)) this.#add(member, { kind: 'remark', text })
    this.#answered.add(member)
    this.recorded += 1
    return ok(undefined)
  }

  /** How many of those who answered are on the waitlist now. */
  get waitlisted(): number {
    return [...this.#answered].filter((member) => this.#guests.get(member)?.status === 'waitlisted').length
  }

  #known(named: MemberId): Result<MemberId> {
    const { people, members } = this.#community.tables
    const member = people.personOf(named)
    return members.get(member) ? ok(member) : failed('not-found')
  }

  #bringIn(name: string): Result<MemberId> {
    const fresh = walkInMember(this.#community, this.#salon.chapter, { name })
    if (!fresh.ok) return fresh
    this.batch.create('members', this.#salon.chapter, fresh.value.id, memberRecord(fresh.value))
    this.added += 1
    return ok(fresh.value.id)
  }

  #entriesOf(member: MemberId): AttendanceEntry[] {
    const known = this.#entries.get(member) ?? []
    this.#entries.set(member, known)
    return known
  }

  #add(member: MemberId, what: Said): void {
    const entries = this.#entriesOf(member)
    const entry = { ...entryBase(this.#community, this.#salon, member, entries), ...what }
    addEntry(this.batch, this.#salon, entry)
    // On the page it names a record, here the person.
    this.#hold(member, [...entries, { ...entry, member }])
  }

  #void(member: MemberId, { id }: AttendanceEntry): void {
    this.batch.set(id, ['voided'], this.#community.world.now())
    this.#hold(
      member,
      this.#entriesOf(member).filter((entry) => entry.id !== id),
    )
  }

  /** Nobody is a guest without entries. */
  #hold(member: MemberId, entries: AttendanceEntry[]): void {
    this.#entries.set(member, entries)
    const guest = guestsOf(entries).get(member)
    if (guest) this.#guests.set(member, guest)
    else this.#guests.delete(member)
  }
}
