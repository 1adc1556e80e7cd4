import { rosterFromPaste } from '../../../shared/protocol/paste.ts'
import { kindOfFile } from '../../client/handed-file.ts'
import type { RosterFile } from './use-roster-draft.ts'

/**
 * A roster file that was copied, or the cells that were; null where the clipboard holds neither. Excel lays a picture of the
 * cells beside their text, so only a file of a roster counts as one. `name` is what to call cells.
 */
export function pastedRoster(clipboard: DataTransfer, name: string): RosterFile | null {
  const file = [...clipboard.files].find((one) => kindOfFile(one.name) === 'roster')
  if (file) return { name: file.name, data: file }
  const pasted = rosterFromPaste({ text: clipboard.getData('text/plain'), html: clipboard.getData('text/html') })
  return pasted && { name, data: pasted.file.data, ...(pasted.delimiter && { delimiter: pasted.delimiter }) }
}
