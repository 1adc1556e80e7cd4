import { createPage } from '../../../shared/crdt/page.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { rosterCsv } from '../../../test/helpers/rosters.ts'
import { recordsOf } from './roster-records.ts'

/** As many members as a page of the app holds. */
const RECORDS = 250

export const DEVICE = 'dev_0000000000000001' as DeviceId

/** The stored bytes of a page, made as the app makes them. */
export function makePage(index: number): Uint8Array {
  const rows = recordsOf(rosterCsv({ rows: RECORDS, seed: index + 1 }))
  const records = Object.fromEntries(rows.map((row, at) => [idOf(at), row]))
  const handle = createPage({ id: `pag_${index}` as PageId, kind: 'members', chapter: null }, records, DEVICE)
  handle.commit('roster.import', 1_700_000_000)
  const bytes = handle.save()
  handle.free()
  return bytes
}

export function idOf(record: number): string {
  return `mem_${record}`
}
