import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { isCompoundFile } from '../file-kind.ts'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
import { openOds } from './ods.ts'
import { openXlsx } from './xlsx.ts'
import type { Steps, Workbook } from './workbook.ts'

export { readWorkbook } from './workbook.ts'

/**
 * Bytes of a spreadsheet program's file → its workbook, by what is in them and never by the file's name. `null` where it is of
 * Excel 97–2003: its reader is large and seldom wanted, and the caller fetches it (`old-excel.ts`).
 *
 * Failures: `file-protected`, `file-damaged`, `workbook-too-large` (limit), `file-binary` (kind) where it is another kind of
 * document, such as DOCX.
 */
export function* openWorkbook(bytes: Uint8Array): Steps<Workbook | null> {
  if (isCompoundFile(bytes)) return openCompoundFile(bytes)
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  const kind = kindOf(archive.value)
  if (kind === 'OpenDocument') return yield* openOds(archive.value)
  if (kind === 'XLSX') return yield* openXlsx(archive.value)
  return failed('file-binary', { kind })
}

function openCompoundFile(bytes: Uint8Array): Result<null> {
  // Names of streams; Word and PowerPoint of those years wrote compound files too.
  // A workbook with a password is an encrypted stream in one (MS-OFFCRYPTO 2.3).
  if (hasStream(bytes, 'EncryptedPackage')) return failed('file-protected')
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return ok(null)
  if (hasStream(bytes, 'WordDocument')) return failed('file-binary', { kind: 'DOC' })
  if (hasStream(bytes, 'PowerPoint Document')) return failed('file-binary', { kind: 'PPT' })
  return failed('file-damaged')
}

/** Entries of a compound file's directory stand at multiples of 128 bytes and begin with their name in UTF-16 (MS-CFB 2.6). */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wide = Array.from(`${name}\0`, (char) => char.charCodeAt(0)).flatMap((code) => [code, 0])
  for (let at = 0; at + 128 <= bytes.length; at += 128)
    if (wide.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}

function kindOf(archive: Archive): string {
  for (const name of archive.keys()) {
    if (name.startsWith('xl/')) return 'XLSX'
    if (name.startsWith('word/')) return 'DOCX'
    if (name.startsWith('ppt/')) return 'PPTX'
  }
  return archive.has('content.xml') ? 'OpenDocument' : 'ZIP'
}
