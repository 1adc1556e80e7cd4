import type { MemberId } from '../../../shared/domain/ids.ts'
import type { CircleView } from '../../../shared/protocol/connections.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'

/** A large room ties one faintly to hundreds; they are counted. */
const SHOWN = 100

/** Everybody whom a member is tied to, warmest first; null where there is no such member. */
export function circleView(
  { tables, world }: Pick<OpenCommunity, 'tables' | 'world'>,
  id: MemberId,
): CircleView | null {
  const entry = tables.members.get(id)
  if (!entry) return null
  const ties = [...tables.ties.of(id, world.now())].filter(([other]) => {
    const known = tables.members.get(other)
    return known !== undefined && known.member.archived === undefined
  })
  const counts = { strong: 0, warm: 0, faint: 0 }
  for (const [, { level }] of ties) counts[level] += 1
  return {
    counts,
    rows: ties
      .sort(([a, one], [b, two]) => two.strength - one.strength || (a < b ? -1 : 1))
      .slice(0, SHOWN)
      .map(([other, { level, strength, shared, met, first, last }]) => ({
        ...named(tables, other), state: level, strength, shared, met, first, last,
      })), // prettier-ignore
  }
}
