import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { MappingMemory } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'
import type { TrunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { FileFacts, RosterDraft } from '../../../shared/protocol/rosters.ts'
import { PREVIEW_ROWS } from './preview-roster.ts'
import { readRosterFile } from './read-file.ts'
import type { Reading, RosterFile } from './read-file.ts'
import { repairOffers } from './repair-offers.ts'

/** A roster that was read and waits to be imported. */
export interface Draft extends RosterFile {
  readonly id: string
  readonly file: string
}

/** Reads a dropped file as a table. */
export async function readDraft(
  id: string,
  { file, ...choices }: ParsedCommand<'roster.read'>,
  reading: Reading,
): Promise<Result<Draft>> {
  const read = await readRosterFile(file.data, choices, reading)
  return read.ok ? ok({ id, file: file.name, ...read.value }) : read
}

/** What the community knows that helps to understand a roster. */
export interface Hints {
  readonly memory: MappingMemory
  /** The countries of its chapters, likeliest first. */
  readonly regions: readonly TrunkZeroRegion[]
}

/** What a screen is shown of a draft. */
export async function describeDraft(draft: Draft, { memory, regions }: Hints): Promise<Omit<RosterDraft, 'versionOf'>> {
  const { table } = draft
  const { mapping, origin, remembered, withheld } = proposeMapping(table, memory)
  return {
    ...fileFacts(draft),
    origin,
    mapping,
    remembered,
    withheld,
    repairs: await repairOffers(table, mapping, regions),
  }
}

/** What a screen is shown of a file, whatever its rows mean. */
export function fileFacts({ id, file, table, replaced, ...found }: Draft): FileFacts {
  return {
    draft: id,
    file,
    kind: found.kind,
    sheets: found.sheets,
    sheet: found.sheet,
    encoding: found.encoding,
    encodings: found.encodings,
    delimiter: found.delimiter,
    header: table.header,
    columns: table.columns,
    rows: table.rows.length,
    preview: table.rows.slice(0, PREVIEW_ROWS),
    warnings: [
      ...table.warnings,
      ...(replaced > 0 ? [{ code: 'replacement-characters' as const, count: replaced }] : []),
    ],
  }
}
