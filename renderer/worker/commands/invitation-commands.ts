import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { mayGive } from '../../../shared/domain/role.ts'
import type { Grant } from '../../../shared/domain/role.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { NewInvitation } from '../sync/pairing/invitations.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'
import { notAllowed } from './permission.ts'

const HOUR_MS = 3600 * 1000

/** Whom this device lets into the community: an admin's anybody, a leader's door volunteers of her chapters. */
export const invitationCommands: Handlers<'invite.cancel' | 'invite.answer' | 'invite.confirm'> = {
  'invite.cancel': ({ invitations }, { invite: id }) => invitations.cancel(id),
  'invite.answer': ({ invitations }, { text }) => invitations.answer(text),
  'invite.confirm': ({ invitations }, { invite: id, same }) => invitations.confirm(id, same),
}

/** Makes an invitation; `addresses` are where this device can be reached. */
export async function invite(
  community: OpenCommunity,
  wanted: ParsedCommand<'organizer.invite'>,
  addresses: readonly string[],
): Promise<Result<CommandResult<'organizer.invite'>>> {
  const asked = askedFor(community, wanted)
  if (!asked.ok) return asked
  const ways = community.sync?.carriers.ways ?? { folder: null, server: null }
  const validFor = wanted.hours * HOUR_MS
  const made = await community.invitations.make({ ...asked.value, ...ways, validFor, addresses })
  return ok({ invite: made.id, text: made.text, expires: made.expires })
}

/** Who is to be let in to what, or why that cannot be. */
export function askedFor(
  community: OpenCommunity,
  { name: raw, role, chapters, organizer }: ParsedCommand<'organizer.invite'>,
): Result<Pick<NewInvitation, 'name' | 'grant' | 'organizer'>> {
  const { tables, identity } = community
  const standing = tables.standingOf(identity.device)
  const mayNot = { ok: false, problem: notAllowed(community, 'admin', null) } as const
  // Another computer of somebody who is entered stands beside the first, on the community's page.
  if (standing?.role !== 'admin' && (organizer !== null || role !== 'door')) return mayNot
  const known = organizer === null ? undefined : tables.organizers.get(organizer)
  if (organizer !== null && (!known || known.removed !== undefined)) return failed('not-found')
  const name = known ? ok(known.name) : checkName(raw)
  if (!name.ok) return name
  if (chapters !== 'all' && chapters.some((chapter) => !tables.chapters.has(chapter))) return failed('not-found')
  if (!known && role !== 'admin' && chapters !== 'all' && chapters.length === 0) return failed('chapters-missing')
  const grant: Grant = known
    ? { role: known.role, chapters: known.chapters }
    : { role, chapters: role === 'admin' ? 'all' : chapters }
  if (!mayGive(standing, grant)) return mayNot
  return ok({ name: name.value, grant, organizer })
}
