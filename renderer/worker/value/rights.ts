import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { rightsOn } from '../../../shared/domain/value.ts'
import type { TierRights } from '../../../shared/protocol/value.ts'
import type { OpenCommunity } from '../open-community.ts'
import { bringValue } from './open-desk.ts'

/**
 * What a member of a chapter may expect at an instant by their tier; null for who may expect nothing, and while tiers are
 * worked out, which this begins where any tier has rights. What was worked out before is used as it stands: a door does not
 * wait for it.
 */
export function rightsReader(
  community: OpenCommunity,
  chapter: ChapterId,
  at: Instant,
): (member: MemberId) => TierRights | null {
  const { tables } = community
  const day = dateAt(at, tables.chapters.get(chapter)?.zone ?? 'UTC')
  const rights = rightsOn(tables.valueSettings.rights, day)
  if (rights.length === 0) return () => null
  if (!tables.value || tables.value.version === 0) bringValue(community)
  return (member) => {
    const tier = tables.value?.of(member, chapter)?.tier.value
    const own = rights.filter((right) => right.tier === tier)
    return tier === undefined || own.length === 0 ? null : { tier, texts: own.map(({ text }) => text) }
  }
}
