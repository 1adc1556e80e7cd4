import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { ChapterId, PageId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { HealthName } from '../../../shared/protocol/health.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'

type Named = Pick<PageInfo, 'kind' | 'chapter'> & { readonly id: string }
type Years = readonly [number, number]

/** Names pages as people know them. What only a look at every evening tells is looked at when it is first asked for. */
export function pageNames({ tables, cabinet }: OpenCommunity): (page: Named) => HealthName {
  const rows = cabinet.pages()
  let years: ReadonlyMap<string, Years> | null = null
  return ({ id, kind, chapter }) => {
    const alike = rows.filter((row) => row.kind === kind && row.chapter === chapter)
    const nth = alike.findIndex((row) => row.id === id)
    const hasYears = kind === 'salons' || kind === 'attendance'
    if (hasYears) years ??= yearsOf(tables)
    return {
      kind,
      chapter: chapterName(tables, chapter),
      nth: alike.length > 1 && nth >= 0 && kind !== 'door' ? nth + 1 : null,
      years: (hasYears && years?.get(id)) || null,
      salon: kind === 'door' ? themeAt(tables, id) : '',
    }
  }
}

function themeAt({ doors }: Tables, page: string): string {
  return (isId('pag', page) && doors.at(page)?.theme) || ''
}

/** Empty for what belongs to all chapters, and for one that is not known here. */
export function chapterName(tables: Tables, chapter: ChapterId | null): string {
  return (chapter && tables.chapters.get(chapter)?.name) || ''
}

/** The first and the last year of the evenings on each page of salons or of answers and arrivals, as far as they are in memory. */
function yearsOf(tables: Tables): Map<PageId, Years> {
  const years = new Map<PageId, Years>()
  const note = (record: string, year: number) => {
    const page = tables.pageOf(record)
    if (!page) return
    const [first, last] = years.get(page) ?? [year, year]
    years.set(page, [Math.min(first, year), Math.max(last, year)])
  }
  for (const { id, start } of tables.salons.values()) {
    const year = Number(start.slice(0, 4))
    note(id, year)
    for (const entry of tables.attendance.entriesOf(id)) note(entry.id, year)
  }
  return years
}
