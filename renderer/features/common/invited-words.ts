import type { CommandResult } from '../../../shared/protocol/commands.ts'
import type { Speech } from '../../ui/language.tsx'

/** What came of inviting, as the sentences need it: how many, and who was left alone by name. */
export function invitedWords({ formats }: Speech, result: CommandResult<'salon.invite'>) {
  const { invited, already, refused, refusedNames } = result
  return { invited, already, refused, names: formats.list(refusedNames), more: refused - refusedNames.length }
}
