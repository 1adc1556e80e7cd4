import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { DELIMITERS, readTable } from '../../../shared/formats/delimited-table.ts'
import type { Table, TableProgress } from '../../../shared/formats/delimited-table.ts'
import { guessMapping } from '../../../shared/formats/roster-mapping.ts'
import { checkTextFileSize, decodeText } from '../../../shared/formats/text-encoding.ts'
import type { DecodedText } from '../../../shared/formats/text-encoding.ts'
import type { ParsedCommand, RosterDraft } from '../../../shared/protocol/commands.ts'
import { turn } from '../turn.ts'
import { PREVIEW_ROWS } from './preview-roster.ts'

/** A roster that was read and waits to be imported. */
export interface Draft {
  readonly id: string
  readonly file: string
  readonly decoded: DecodedText
  readonly table: Table
}

/** Reads a dropped file as a table. */
export async function readDraft(
  id: string,
  { file, encoding, delimiter, header }: ParsedCommand<'roster.read'>,
  onProgress: (progress: TableProgress) => void,
): Promise<Result<Draft>> {
  const size = checkTextFileSize(file.data instanceof Blob ? file.data.size : file.data.byteLength)
  if (!size.ok) return size
  const bytes = await bytesOf(file.data)
  if (!bytes) return failed('file-unreadable')
  const decoded = decodeText(bytes, (data, label, fatal) => new TextDecoder(label, { fatal }).decode(data), encoding)
  if (!decoded.ok) return decoded
  const separator = DELIMITERS.find((known) => known === delimiter)
  const steps = readTable(decoded.value.text, {
    ...(separator && { delimiter: separator }),
    ...(header !== undefined && { header }),
  })
  for (;;) {
    const step = steps.next()
    if (step.done)
      return step.value.ok ? ok({ id, file: file.name, decoded: decoded.value, table: step.value.value }) : step.value
    onProgress(step.value)
    await turn()
  }
}

/** What a screen is shown of a draft. */
export function describeDraft({ id, file, decoded, table }: Draft): RosterDraft {
  const { replaced } = decoded
  return {
    draft: id,
    file,
    kind: 'text',
    origin: null,
    sheets: [],
    sheet: 0,
    encoding: decoded.encoding,
    encodings: decoded.encodings,
    delimiter: table.delimiter,
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

async function bytesOf(data: Blob | Uint8Array): Promise<Uint8Array | null> {
  if (data instanceof Uint8Array) return data
  // The file may have been moved, or be on a stick that was pulled out.
  return data.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}
