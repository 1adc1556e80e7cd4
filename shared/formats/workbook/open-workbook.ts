import { failed } from '../../domain/problem.ts'
import { isCompoundFile } from '../file-kind.ts'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
import { openOds } from './ods.ts'
import { openXls } from './xls.ts'
import { openXlsx } from './xlsx.ts'
import type { Steps, Workbook } from './workbook.ts'

export { readWorkbook } from './workbook.ts'

/**
 * Bytes of a spreadsheet program's file → its workbook, by what is in them and never by the file's name.
 *
 * Failures: `file-protected`, `file-damaged`, `workbook-too-large` (limit), `file-binary` (kind) where it is another kind of
 * document, such as DOCX.
 */
export function* openWorkbook(bytes: Uint8Array): Steps<Workbook> {
  if (isCompoundFile(bytes)) return yield* openXls(bytes)
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  const kind = kindOf(archive.value)
  if (kind === 'OpenDocument') return yield* openOds(archive.value)
  if (kind === 'XLSX') return yield* openXlsx(archive.value)
  return failed('file-binary', { kind })
}

function kindOf(archive: Archive): string {
  for (const name of archive.keys()) {
    if (name.startsWith('xl/')) return 'XLSX'
    if (name.startsWith('word/')) return 'DOCX'
    if (name.startsWith('ppt/')) return 'PPTX'
  }
  return archive.has('content.xml') ? 'OpenDocument' : 'ZIP'
}
