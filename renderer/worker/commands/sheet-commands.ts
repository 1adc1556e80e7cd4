import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { sheetRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Sheet } from '../../../shared/domain/salon.ts'
import { readTicks } from '../../../shared/salons/typed-ticks.ts'
import { nextLetter } from '../../../shared/salons/sheet-codes.ts'
import { recordIn } from '../people/places.ts'
import { rowsFor } from '../queries/paper-view.ts'
import { timesOf } from '../queries/salon-times.ts'
import { addEntry, entryBase } from './evening-entries.ts'
import type { Handlers } from './handler.ts'
import { walkInMember } from './member-commands.ts'

export const sheetCommands: Handlers<'sheet.make' | 'sheet.record'> = {
  async 'sheet.make'(community, { salon: id, blanks, ...list }) {
    const { tables, world, identity } = community
    const salon = tables.salons.get(id)
    if (!salon) return failed('not-found')
    const rows = rowsFor(tables, id, list).map((member) => recordIn(tables, member, salon.chapter))
    const sheets = [...tables.sheets.of(id)]
    const latest = sheets.reduce<Sheet | undefined>(
      (last, each) => (last && last.at >= each.at ? last : each),
      undefined,
    )
    if (latest && latest.blanks === blanks && isSame(latest.rows, rows))
      return ok({ sheet: latest.id, letter: latest.letter })
    const sheet: Sheet = {
      id: newId('sht', world.random),
      salon: id,
      letter: nextLetter(sheets),
      at: world.now(),
      by: identity.organizer,
      rows,
      blanks,
    }
    const batch = community.batch().create('salons', salon.chapter, sheet.id, sheetRecord(sheet))
    // Without a step to undo: what it says is on paper by then, and numbers on paper have to keep their meaning.
    await community.commit(batch.build(), 'sheet.make')
    return ok({ sheet: sheet.id, letter: sheet.letter })
  },

  async 'sheet.record'(community, { sheet: id, text }) {
    const { tables, world } = community
    const sheet = tables.sheets.get(id)
    const salon = sheet && tables.salons.get(sheet.salon)
    if (!sheet || !salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    const ticks = readTicks(text, { letter: sheet.letter, rows: sheet.rows.length, blanks: sheet.blanks })
    const [first] = ticks.problems
    if (first) return failed('ticks-unclear', { value: first.text })
    if (ticks.rows.length + ticks.walkIns.length === 0) return failed('text-empty')
    const batch = community.batch()
    // On paper nobody noted when; whoever signed in came when the evening began, unless that is still to come.
    const at = Math.min(timesOf(salon).start, world.now())
    const guests = tables.attendance.guests(salon.id)
    const ticked = ticks.rows.flatMap((row) => sheet.rows[row - 1] ?? []).map((each) => tables.people.personOf(each))
    // Who was erased since stands on paper only.
    const coming = new Set(ticked.filter((member) => tables.members.get(member)))
    const fresh = [...coming].filter((member) => !guests.get(member)?.arrived)
    for (const member of fresh) {
      const walkIn = guests.get(member)?.status === undefined
      addEntry(batch, salon, { ...entryBase(community, salon, member), at, kind: 'arrival', walkIn })
    }
    for (const { name, phone } of ticks.walkIns) {
      const member = walkInMember(community, salon.chapter, { name, phone })
      if (!member.ok) return member
      const { id: record } = member.value
      batch.create('members', salon.chapter, record, memberRecord(member.value))
      addEntry(batch, salon, { ...entryBase(community, salon, record), at, kind: 'arrival', walkIn: true })
    }
    const recorded = fresh.length + ticks.walkIns.length
    if (!batch.isEmpty) await community.commit(batch.build(), 'sheet.record', { undo: recorded })
    return ok({ arrived: fresh.length, already: coming.size - fresh.length, walkIns: ticks.walkIns.length })
  },
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
