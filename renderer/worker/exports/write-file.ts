import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ExportSteps, ExportTable, WrittenFile } from '../../../shared/formats/exports/table.ts'
import type { ExportPlan } from '../../../shared/protocol/exports.ts'

/** A file with what went into its archive. */
export interface FinishedFile extends Pick<WrittenFile, 'bytes' | 'rows' | 'losses'> {
  readonly name: string
  readonly inner?: Uint8Array<ArrayBuffer>
}

export interface Finishing {
  /** What the list is called, and its file without an ending. */
  readonly title: string
  readonly now: number
  readonly password: string
  /** Takes steps with others let in between. */
  readonly through: (steps: ExportSteps) => Promise<WrittenFile>
}

/** Makes a table into a file, in an archive where that was asked for; the code of the formats is loaded when somebody first exports. */
export async function writeFile(
  { format, text, language, archive }: ExportPlan['output'],
  table: ExportTable,
  { title, now, password, through }: Finishing,
): Promise<Result<FinishedFile>> {
  if (format === 'pdf') return failed('format-not-here')
  const { writeExport } = await import('../../../shared/formats/exports/write-export.ts')
  const { bytes, ending, rows, losses } = await through(writeExport(format, table, { text, language, title, now }))
  const name = `${title}${ending}`
  if (!archive) return ok({ name, bytes, rows, losses })
  const { sealedArchive } = await import('./sealed-archive.ts')
  const sealed = await sealedArchive({ name, bytes, now }, password)
  return ok({ name: `${title}.zip`, bytes: sealed, inner: bytes, rows, losses })
}
