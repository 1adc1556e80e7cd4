import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { TieMapView } from '../../../shared/protocol/connections.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { TIE_LEVELS } from '../../../shared/ties/tie.ts'
import type { TieLevel } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { homeOf, membersOf } from './company.ts'
import { tieDesk } from './tie-desk.ts'

const DAY = 86_400_000
/** More points than this are a cloud and no map. */
const MOST_PEOPLE = 5_000

interface Line {
  readonly a: MemberId
  readonly b: MemberId
  readonly strength: number
  readonly level: TieLevel
}

/** Who is tied to whom in a chapter, or in all, for a drawing. */
export function mapView(community: OpenCommunity, { chapter, day }: ParsedView<'tieMap'>): TieMapView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const { web } = desk
  const members = new Map(membersOf(tables, chapter).map((entry) => [entry.member.id, entry.member]))
  const past = day === null ? null : Math.floor(day / DAY)
  const lines = past === null || past >= web.today ? linesNow(web, members) : linesAt(web, members, past)
  const warmth = new Map<MemberId, number>()
  for (const { a, b, strength } of lines) for (const end of [a, b]) warmth.set(end, (warmth.get(end) ?? 0) + strength)
  const drawn = [...warmth]
    .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .slice(0, MOST_PEOPLE)
    .map(([member]) => member)
    .sort()
  const numbers = new Map(drawn.map((member, number) => [member, number]))
  const shown = lines.flatMap(({ a, b, ...line }) => {
    const [from, to] = [numbers.get(a), numbers.get(b)]
    return from === undefined || to === undefined ? [] : [{ ...line, ends: from < to ? [from, to] : [to, from] }]
  })
  return {
    state: 'ready',
    days: daysOf(web),
    people: drawn.flatMap((id) => {
      const member = members.get(id)
      return member ? [{ id, name: member.name, chapter: homeOf(member, chapter), interests: member.interests }] : []
    }),
    ends: Int32Array.from(shown.flatMap(({ ends }) => ends)),
    strengths: Float32Array.from(shown, ({ strength }) => strength),
    levels: Uint8Array.from(shown, ({ level }) => TIE_LEVELS.indexOf(level)),
    omitted: warmth.size - drawn.length,
  }
}

/** The last instants of the months' ends, today's included. */
function daysOf({ monthEnds }: TieWeb): Instant[] {
  return monthEnds.map((day) => (day + 1) * DAY - 1)
}

function linesNow(web: TieWeb, members: ReadonlyMap<MemberId, unknown>): Line[] {
  const lines: Line[] = []
  for (const a of members.keys())
    for (const { other: b, strength, level } of web.of(a))
      if (a < b && members.has(b)) lines.push({ a, b, strength, level })
  return lines
}

function linesAt(web: TieWeb, members: ReadonlyMap<MemberId, unknown>, day: number): Line[] {
  return web.at(day, members.keys()).map(({ a, b, tie: { strength, level } }) => ({ a, b, strength, level }))
}
