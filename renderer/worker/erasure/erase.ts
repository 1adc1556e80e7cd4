import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { writeRight } from '../../../shared/domain/role.ts'
import { notAllowed } from '../commands/permission.ts'
import type { OpenCommunity } from '../open-community.ts'
import { planErasure, subjectsOf } from './plan-erasure.ts'
import type { Subjects } from './plan-erasure.ts'
import { forgetTexts } from './uphold-erasures.ts'

/** What was erased: how many people, and how many pages had said something of them. */
export interface Erased {
  readonly people: number
  readonly pages: number
}

/**
 * Erases people from everything that this device has, on the disk as a whole or not at all; other devices follow when they
 * hear of it. Fails with `erase-elsewhere` where somebody also stands in a chapter that this device does not have, and with
 * `not-allowed` where another role has to. @throws StorageError where the disk refuses; nothing has changed then.
 */
export async function erase(community: OpenCommunity, members: readonly MemberId[]): Promise<Result<Erased>> {
  const { tables, cabinet, identity, world } = community
  const subjects = subjectsOf(community, members)
  const problem = problemOf(community, members, subjects)
  if (problem) return { ok: false, problem }
  const persons = new Set(members.map((id) => tables.people.personOf(id)))
  const orders = await planErasure(community, subjects, { at: world.now(), device: identity.device })
  await forgetTexts(community, subjects.people)
  await leaveLeading(community, subjects.people)
  const before = new Set(cabinet.pages().map(({ id }) => id))
  community.show(await cabinet.rotate(orders))
  community.rotated()
  const batch = community.batch()
  for (const row of cabinet.pages()) if (!before.has(row.id)) batch.list(row)
  if (!batch.isEmpty) await community.commit(batch.build(), 'member.erase')
  return ok({ people: persons.size, pages: orders.size })
}

/** Why people are not to be erased on this device; null where they may be. */
export function problemOf(
  community: OpenCommunity,
  members: readonly MemberId[],
  { chapters, elsewhere }: Subjects,
): Problem | null {
  if (members.some((id) => community.tables.people.recordsOf(id).length === 0)) return { code: 'not-found' }
  if (elsewhere) return { code: 'erase-elsewhere' }
  for (const chapter of chapters) if (!mayErase(community, chapter)) return notAllowed(community, 'organizer', chapter)
  return null
}

/** Whoever may write all of a chapter's people, evenings and rosters may take somebody out of them. */
function mayErase({ tables, identity }: OpenCommunity, chapter: ChapterId): boolean {
  const standing = tables.standingOf(identity.device)
  return standing !== null && writeRight(standing, { kind: 'rows', chapter }) === 'all'
}

async function leaveLeading(community: OpenCommunity, people: readonly MemberId[]): Promise<void> {
  const batch = community.batch()
  for (const { id, leaders } of community.tables.chapters.values())
    for (const leader of leaders) if (people.includes(leader)) batch.set(id, ['leaders', leader], undefined)
  if (!batch.isEmpty) await community.commit(batch.build(), 'member.erase')
}
