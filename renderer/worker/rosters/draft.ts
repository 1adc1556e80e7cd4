import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { guessMapping } from '../../../shared/formats/roster-mapping.ts'
import type { ParsedCommand, RosterDraft } from '../../../shared/protocol/commands.ts'
import { PREVIEW_ROWS } from './preview-roster.ts'
import { readRosterFile } from './read-file.ts'
import type { Reading, RosterFile } from './read-file.ts'

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

/** What a screen is shown of a draft. */
export function describeDraft({ id, file, table, replaced, ...found }: Draft): RosterDraft {
  return {
    draft: id,
    file,
    kind: found.kind,
    origin: null,
    sheets: found.sheets,
    sheet: found.sheet,
    encoding: found.encoding,
    encodings: found.encodings,
    delimiter: found.delimiter,
    header: table.header,
    columns: table.columns,
    mapping: guessMapping(table.columns, table.rows),
    remembered: false,
    versionOf: null,
    repairs: [],
    rows: table.rows.length,
    preview: table.rows.slice(0, PREVIEW_ROWS),
    warnings: [
      ...table.warnings,
      ...(replaced > 0 ? [{ code: 'replacement-characters' as const, count: replaced }] : []),
    ],
  }
}
