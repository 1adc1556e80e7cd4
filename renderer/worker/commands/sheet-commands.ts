import { sheetRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Sheet } from '../../../shared/domain/salon.ts'
import { nextLetter } from '../../../shared/salons/sheet-codes.ts'
import { recordIn } from '../people/places.ts'
import { rowsFor } from '../queries/paper-view.ts'
import type { Handlers } from './handler.ts'

export const sheetCommands: Handlers<'sheet.make'> = {
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
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
