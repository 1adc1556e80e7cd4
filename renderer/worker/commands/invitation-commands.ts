import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Grant } from '../../../shared/domain/role.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

const HOUR_MS = 3600 * 1000

/** Whom this device lets into the community. Only admins can: nobody believes what another writes about who organizes. */
export const invitationCommands: Handlers<'invite.cancel' | 'invite.answer' | 'invite.confirm'> = {
  'invite.cancel': ({ invitations }, { invite: id }) => invitations.cancel(id),
  'invite.answer': ({ invitations }, { text }) => invitations.answer(text),
  'invite.confirm': ({ invitations }, { invite: id, same }) => invitations.confirm(id, same),
}

/** Makes an invitation; `addresses` are where this device can be reached. */
export async function invite(
  community: OpenCommunity,
  { name: raw, role, chapters, organizer, hours }: ParsedCommand<'organizer.invite'>,
  addresses: readonly string[],
): Promise<Result<CommandResult<'organizer.invite'>>> {
  const { tables } = community
  const known = organizer === null ? undefined : tables.organizers.get(organizer)
  if (organizer !== null && (!known || known.removed !== undefined)) return failed('not-found')
  const name = known ? ok(known.name) : checkName(raw)
  if (!name.ok) return name
  if (chapters !== 'all' && chapters.some((chapter) => !tables.chapters.has(chapter))) return failed('not-found')
  if (!known && role !== 'admin' && chapters !== 'all' && chapters.length === 0) return failed('chapters-missing')
  const grant: Grant = known
    ? { role: known.role, chapters: known.chapters }
    : { role, chapters: role === 'admin' ? 'all' : chapters }
  const validFor = hours * HOUR_MS
  const made = await community.invitations.make({ name: name.value, grant, organizer, validFor, addresses })
  return ok({ invite: made.id, text: made.text, expires: made.expires })
}
