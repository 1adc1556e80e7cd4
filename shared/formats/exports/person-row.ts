import { fullName } from '../../text/name-parts.ts'
import { plainText } from './plain-cells.ts'
import type { ExportCell, ExportColumn } from './table.ts'

/** What a row says of a person, by the keys of its columns; '' and no labels where a column is not among them. */
export interface PersonRow {
  readonly text: (key: string) => string
  readonly labels: (key: string) => readonly string[]
}

/** Reads rows of a table by the keys of its columns. */
export function personRows(columns: readonly ExportColumn[]): (cells: readonly ExportCell[]) => PersonRow {
  const places = new Map(columns.map(({ key, kind }, index) => [key, { index, kind }]))
  return (cells) => ({
    text(key) {
      const place = places.get(key)
      return place ? plainText(cells[place.index], place.kind).trim() : ''
    },
    labels(key) {
      const cell = cells[places.get(key)?.index ?? -1]
      if (cell === null || cell === undefined || cell === '') return []
      return typeof cell === 'string' || typeof cell === 'number' ? [String(cell)] : cell
    },
  })
}

/** What to call them: by their name, else by its parts; '' where the row has neither. */
export function nameIn(person: PersonRow): string {
  return person.text('name') || fullName(person.text('family'), person.text('given'))
}

/** A reading by the parts of the name: `Ōuyáng Xiū` → Ōuyáng + Xiū. What is one word is the given name's. */
export function readingParts(reading: string): { readonly family: string; readonly given: string } {
  const blank = reading.indexOf(' ')
  return blank < 0
    ? { family: '', given: reading }
    : { family: reading.slice(0, blank), given: reading.slice(blank + 1).trim() }
}
