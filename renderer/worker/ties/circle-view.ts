import type { Meeting } from '../../../shared/domain/afterwards.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { CircleView, IntroductionRow } from '../../../shared/protocol/connections.ts'
import { outcomeOf } from '../../../shared/ties/introductions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { salonRef } from '../queries/touchpoints.ts'
import { introductionsOf } from './introductions.ts'

/** Introductions that a list shows. */
const SHOWN = 100

/** Everybody whom a member is tied to, warmest first; null where there is no such member. */
export function circleView({ tables, world }: OpenCommunity, id: MemberId): CircleView | null {
  const entry = tables.members.get(id)
  if (!entry) return null
  const now = world.now()
  const ties = [...tables.ties.of(id, now)].filter(
    ([other]) => tables.members.get(other)?.member.archived === undefined,
  )
  const counts = { strong: 0, warm: 0, faint: 0 }
  for (const [, { level }] of ties) counts[level] += 1
  return {
    counts,
    rows: ties
      .sort(([a, one], [b, two]) => two.strength - one.strength || (a < b ? -1 : 1))
      .map(([other, { level, strength, shared, met, first, last }]) => ({
        ...named(tables, other), state: level, strength, shared, met, first, last,
      })), // prettier-ignore
    introductions: introductionsOf(tables, id).flatMap((meeting) => introductionRow({ tables, world }, meeting)),
  }
}

/** Who was introduced to whom in a chapter, or in all, latest first. */
export function introductionsView({ tables, world }: OpenCommunity, chapter: ChapterId | null): IntroductionRow[] {
  const found: Meeting[] = []
  for (const meeting of tables.meetings.all()) {
    if (meeting.how !== 'introduced' || meeting.voided !== undefined) continue
    const of = meeting.salon ? tables.salons.get(meeting.salon)?.chapter : meeting.chapter
    if (chapter === null || of === chapter) found.push(meeting)
  }
  return found
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
    .flatMap((meeting) => introductionRow({ tables, world }, meeting))
}

/** Of more than two who were introduced to each other, each pair. */
function introductionRow(
  { tables, world }: Pick<OpenCommunity, 'tables' | 'world'>,
  { id, members, salon, through, at }: Meeting,
): IntroductionRow[] {
  const people = [...new Set(members.map((member) => tables.people.personOf(member)))]
  const now = world.now()
  return people.flatMap((a, index) =>
    people.slice(index + 1).map((b): IntroductionRow => {
      const times = tables.ties.timesOf(a, b, now)
      return {
        meeting: id,
        a: named(tables, a),
        b: named(tables, b),
        through: through ? named(tables, through) : null,
        salon: salonRef(tables, salon) ?? null,
        at,
        ...outcomeOf(at, times, tables.ties.of(a, now).get(b), now),
      }
    }),
  )
}
