import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { TieMapView } from '../../../shared/protocol/connections.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { TIE_LEVELS } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { homeOf, membersOf } from './company.ts'
import { tieDesk } from './tie-desk.ts'

const DAY = 86_400_000
/** More points than this are a cloud and no map. */
const MOST_PEOPLE = 5_000

/** Who is tied to whom in a chapter, or in all, for a drawing. */
export function mapView(community: OpenCommunity, { chapter, day }: ParsedView<'tieMap'>): TieMapView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const { web } = desk
  const members = new Map(membersOf(tables, chapter).map((entry) => [entry.member.id, entry.member]))
  const past = day === null ? null : Math.floor(day / DAY)
  const everybody = [...members.keys()].sort()
  const { ends, strengths, levels } =
    past === null || past >= web.today ? web.among(everybody) : web.amongAt(past, everybody)
  const warmth = new Float64Array(everybody.length)
  for (const [index, person] of ends.entries())
    warmth[person] = (warmth[person] ?? 0) + (strengths[Math.floor(index / 2)] ?? 0)
  const tied = [...everybody.keys()].filter((person) => (warmth[person] ?? 0) > 0)
  const drawn =
    tied.length <= MOST_PEOPLE
      ? tied
      : tied
          .sort((a, b) => (warmth[b] ?? 0) - (warmth[a] ?? 0) || a - b)
          .slice(0, MOST_PEOPLE)
          .sort((a, b) => a - b)
  const numbers = new Int32Array(everybody.length).fill(-1)
  for (const [number, person] of drawn.entries()) numbers[person] = number
  const shown = [...levels.keys()].filter(
    (line) => (numbers[ends[line * 2] ?? 0] ?? -1) >= 0 && (numbers[ends[line * 2 + 1] ?? 0] ?? -1) >= 0,
  )
  const shownEnds = new Int32Array(shown.length * 2)
  for (const [at, line] of shown.entries()) {
    shownEnds[at * 2] = numbers[ends[line * 2] ?? 0] ?? 0
    shownEnds[at * 2 + 1] = numbers[ends[line * 2 + 1] ?? 0] ?? 0
  }
  return {
    state: 'ready',
    days: daysOf(web),
    people: drawn.flatMap((person) => {
      const member = members.get(everybody[person] ?? NOBODY)
      return member
        ? [{ id: member.id, name: member.name, chapter: homeOf(member, chapter), interests: member.interests }]
        : []
    }),
    ends: shownEnds,
    strengths: Float32Array.from(shown, (line) => strengths[line] ?? 0),
    levels: Uint8Array.from(shown, (line) => TIE_LEVELS.indexOf(levels[line] ?? 'faint')),
    omitted: tied.length - drawn.length,
  }
}

const NOBODY = '' as MemberId

/** The last instants of the months' ends, today's included. */
function daysOf({ monthEnds }: TieWeb): Instant[] {
  return monthEnds.map((day) => (day + 1) * DAY - 1)
}
