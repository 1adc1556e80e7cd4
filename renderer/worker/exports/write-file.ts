import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ExportSteps, ExportTable, WrittenFile } from '../../../shared/formats/exports/table.ts'
import type { ExportPlan, Loss } from '../../../shared/protocol/exports.ts'

/** A file with what went into its archive. */
export interface FinishedFile extends Pick<WrittenFile, 'bytes' | 'rows' | 'left'> {
  readonly losses: readonly Loss[]
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
  output: ExportPlan['output'],
  table: ExportTable,
  finishing: Finishing,
): Promise<Result<FinishedFile>> {
  const { format, text, language } = output
  const { title, now, through } = finishing
  if (format === 'pdf') return failed('format-not-here')
  const { writeExport } = await import('../../../shared/formats/exports/write-export.ts')
  const { bytes, ending, rows, losses, left } = await through(
    writeExport(format, table, { text, language, title, now }),
  )
  return ok(await finishedFile({ name: `${title}${ending}`, bytes, rows, losses, left }, output, finishing))
}

/** A file in an archive, where that was asked for. */
export async function finishedFile(
  file: Omit<FinishedFile, 'inner'>,
  { archive }: ExportPlan['output'],
  { title, now, password }: Omit<Finishing, 'through'>,
): Promise<FinishedFile> {
  if (!archive) return file
  const { sealedArchive } = await import('./sealed-archive.ts')
  const bytes = await sealedArchive({ name: file.name, bytes: file.bytes, now }, password)
  return { ...file, name: `${title}.zip`, bytes, inner: file.bytes }
}
