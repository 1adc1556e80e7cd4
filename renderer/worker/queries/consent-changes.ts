import { refusalOf } from '../../../shared/domain/reach.ts'
import type { ConsentChangesView } from '../../../shared/protocol/consent.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'

/** Members gone through between two looks at other work: a few milliseconds. */
const MEMBERS_A_STEP = 500

/** How many active members could be reached no longer, or again, if the community treated them so. */
export async function consentChanges(
  { tables, world }: OpenCommunity,
  { bases, adultAt }: ParsedView<'consentChanges'>,
): Promise<ConsentChangesView> {
  const now = tables.reach.on(world.now())
  const then = tables.reach.by({ bases: { ...tables.consentSettings.bases, ...bases }, adultAt }, world.now())
  const changes = { contact: { out: 0, back: 0 }, news: { out: 0, back: 0 } }
  function* count(): Generator<void> {
    let seen = 0
    for (const { member } of tables.members.all()) {
      seen += 1
      if (seen % MEMBERS_A_STEP === 0) yield
      if (member.archived !== undefined) continue
      for (const use of ['contact', 'news'] as const) {
        const before = refusalOf(member, now, use) === null
        const after = refusalOf(member, then, use) === null
        if (before && !after) changes[use].out += 1
        if (!before && after) changes[use].back += 1
      }
    }
  }
  await inTurns(count())
  return changes
}
