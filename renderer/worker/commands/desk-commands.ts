import { entryRecord } from '../../../shared/crdt/evening-records.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import type { ArrivalEntry, AttendanceEntry } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT } from '../../../shared/domain/member.ts'
import { isAmount, isCurrency } from '../../../shared/domain/money.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { doorBook } from '../doors/door-book.ts'
import type { DoorBook } from '../doors/door-book.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { addEntry, entryBase, voidEntries } from './evening-entries.ts'
import type { Evening } from './evening-entries.ts'
import type { Handlers } from './handler.ts'
import { walkInMember } from './member-commands.ts'

/** What is done at a desk at the door: ticks, companions, money, remarks and walk-ins. */
export const deskCommands: Handlers<
  'door.checkIn' | 'door.undo' | 'door.walkIn' | 'door.companion' | 'door.pay' | 'door.remark' | 'door.takeBack'
> = {
  async 'door.checkIn'(community, { salon: id, member }) {
    const book = doorBook(community, id)
    if (!book?.person(member)) return failed('not-found')
    if (book.salon.cancelled !== undefined) return failed('salon-cancelled')
    if (book.namesOnly && book.page === null) return failed('door-closed')
    const guest = book.guests.get(member)
    if (guest?.arrived) return failed('already-arrived')
    const entry = arrival(community, book.salon, member, guest?.status === undefined)
    const batch = community.batch()
    addAtDoor(batch, book, entry)
    await community.commit(batch.build(), 'door.checkIn', undoAt(book))
    return ok({ entry: entry.id })
  },

  async 'door.undo'(community, { salon: id, member }) {
    const book = doorBook(community, id)
    if (!book?.guests.get(member)?.arrived) return failed('not-found')
    if (book.namesOnly && book.page === null) return failed('door-closed')
    const batch = community.batch()
    voidEntries(community, batch, book.salon, member, 'arrival')
    // An arrival that stands on a page this machine may not have is somebody else's to take back.
    if (batch.isEmpty) return failed('arrived-elsewhere')
    await community.commit(batch.build(), 'door.undo', undoAt(book))
    return ok(undefined)
  },

  async 'door.walkIn'(community, { salon: id, name, phone }) {
    const book = doorBook(community, id)
    if (!book) return failed('not-found')
    if (book.salon.cancelled !== undefined) return failed('salon-cancelled')
    const found = walkInMember(community, book.salon.chapter, { name, phone: book.namesOnly ? '' : phone })
    if (!found.ok) return found
    const member = found.value
    const batch = community.batch()
    if (!book.namesOnly) batch.create('members', book.salon.chapter, member.id, memberRecord(member))
    else if (book.page === null) return failed('door-closed')
    else batch.createOn(book.page, member.id, memberRecord(member))
    addAtDoor(batch, book, arrival(community, book.salon, member.id, true))
    await community.commit(batch.build(), 'door.walkIn', undoAt(book))
    return ok({ member: member.id })
  },

  'door.companion': (community, { salon, member, name }) =>
    writeAtDoor(community, { salon, member }, 'door.companion', {
      kind: 'companion',
      name: name.trim().slice(0, FIELD_LIMIT),
    }),

  async 'door.pay'(community, { salon, member, amount, currency, how }) {
    if (!isAmount(amount)) return failed('bad-amount')
    if (!isCurrency(currency)) return failed('invalid-input')
    return writeAtDoor(community, { salon, member }, 'door.pay', { kind: 'paid', amount, currency, how })
  },

  async 'door.remark'(community, { salon, member, text }) {
    const said = text.trim()
    if (said === '') return failed('text-empty')
    if (said.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    return writeAtDoor(community, { salon, member }, 'door.remark', { kind: 'remark', text: said })
  },

  async 'door.takeBack'(community, { salon: id, entry: named }) {
    const book = doorBook(community, id)
    const entry = community.tables.entry(named)
    if (!book || entry?.salon !== id || entry.voided !== undefined || !TAKEN_BACK.has(entry.kind))
      return failed('not-found')
    if (book.namesOnly && book.page === null) return failed('door-closed')
    if (book.namesOnly && community.tables.pageOf(named) !== book.page) return failed('arrived-elsewhere')
    const batch = community.batch().set(named, ['voided'], community.world.now())
    await community.commit(batch.build(), 'door.takeBack', undoAt(book))
    return ok(undefined)
  },
}

/** What is taken back one by one; arrivals go by `door.undo`, all of a guest's at once. */
const TAKEN_BACK: ReadonlySet<AttendanceEntry['kind']> = new Set(['companion', 'paid', 'remark'])

type AtDoor = AttendanceEntry extends infer Entry
  ? Entry extends { readonly kind: 'companion' | 'paid' | 'remark' }
    ? Omit<Entry, 'id' | 'salon' | 'member' | 'at' | 'by' | 'voided' | 'joint'>
    : never
  : never

async function writeAtDoor(
  community: OpenCommunity,
  { salon, member }: { readonly salon: SalonId; readonly member: MemberId },
  command: string,
  what: AtDoor,
): Promise<Result<{ readonly entry: EntryId }>> {
  const book = doorBook(community, salon)
  if (!book?.person(member)) return failed('not-found')
  if (book.salon.cancelled !== undefined) return failed('salon-cancelled')
  if (book.namesOnly && book.page === null) return failed('door-closed')
  const entry = { ...entryBase(community, book.salon, member), ...what }
  const batch = community.batch()
  addAtDoor(batch, book, entry)
  await community.commit(batch.build(), command, undoAt(book))
  return ok({ entry: entry.id })
}

/** A volunteer takes back entries one by one; what was written at a door, nobody there takes away again. */
function undoAt({ namesOnly }: DoorBook): { readonly undo?: number } {
  return namesOnly ? {} : { undo: 1 }
}

/** While volunteers stand at the door, everybody's entries go where all of them see them. */
function addAtDoor(batch: BatchBuilder, { page, salon }: DoorBook, entry: AttendanceEntry): void {
  if (page === null) addEntry(batch, salon, entry)
  else batch.createOn(page, entry.id, entryRecord(entry))
}

function arrival(community: OpenCommunity, salon: Evening, member: MemberId, walkIn: boolean): ArrivalEntry {
  return { ...entryBase(community, salon, member), kind: 'arrival', walkIn }
}
