import { failed } from '../../domain/problem.ts'
import { isCompoundFile } from '../file-kind.ts'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
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
  if (isCompoundFile(bytes))
    return isEncrypted(bytes) ? failed('file-protected') : failed('file-binary', { kind: 'XLS' })
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  const kind = otherKind(archive.value)
  if (kind !== null) return failed('file-binary', { kind })
  return yield* openXlsx(archive.value)
}

/** A workbook with a password is an encrypted stream of this name in a compound file (MS-OFFCRYPTO 2.3). */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage', (char) => char.charCodeAt(0)).flatMap((code) => [code, 0])
  for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1))
    if (name.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}

function otherKind(archive: Archive): string | null {
  for (const name of archive.keys()) {
    if (name.startsWith('word/')) return 'DOCX'
    if (name.startsWith('ppt/')) return 'PPTX'
    if (name.startsWith('xl/')) return null
  }
  return 'ZIP'
}
