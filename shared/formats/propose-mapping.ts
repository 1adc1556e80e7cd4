import type { ColumnMapping } from '../domain/source.ts'
import type { ExportOrigin } from '../protocol/rosters.ts'
import { recogniseExport } from './known-exports.ts'
import { recall } from './mapping-memory.ts'
import type { MappingMemory } from './mapping-memory.ts'
import { guessMapping, identityColumns } from './roster-mapping.ts'

/** What a program knows of the columns of a roster before a person has looked at them. */
export interface Proposal {
  readonly mapping: ColumnMapping
  readonly origin: ExportOrigin | null
  /** Whether the mapping differs from what the columns alone would say, because it was chosen so last time. */
  readonly remembered: boolean
  /** Columns left out because they hold numbers that states give to people. */
  readonly withheld: readonly number[]
}

/**
 * What each column of a roster feeds: as chosen last time for columns like these, else as the program that wrote the file
 * means it, else as headers and cells say. A table without headers has nothing by which it could be remembered.
 */
export function proposeMapping(
  {
    columns,
    rows,
    header,
  }: {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly header: boolean
  },
  memory: MappingMemory,
): Proposal {
  const known = header ? recogniseExport(columns) : null
  const guessed = guessMapping(columns, rows, known?.targets)
  const chosen = header ? recall(memory, columns) : null
  const mapping = chosen
    ? guessMapping(
        columns,
        rows,
        columns.map((_, column) => chosen[column] ?? known?.targets[column] ?? null),
      )
    : guessed
  const withheld = identityColumns(columns, rows).filter((column) => mapping[column]?.length === 0)
  return { mapping, origin: known?.origin ?? null, remembered: !sameMapping(mapping, guessed), withheld }
}

function sameMapping(one: ColumnMapping, other: ColumnMapping): boolean {
  return one.every((targets, column) => targets.join() === other[column]?.join())
}
