import type { Instant } from '../../../shared/domain/dates.ts'
import type { TieMapView } from '../../../shared/protocol/connections.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { TIE_LEVELS } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { companyOf, homeOf } from './company.ts'
import { inTurns } from '../in-turns.ts'
import { tieDesk } from './tie-desk.ts'

const DAY = 86_400_000
/** More points than this are a cloud and no map. */
const MOST_PEOPLE = 5_000

/** Who is tied to whom in a chapter, or in all, for a drawing. */
export async function mapView(community: OpenCommunity, { chapter, day }: ParsedView<'tieMap'>): Promise<TieMapView> {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const { web } = desk
  const { members, ids } = companyOf(tables, chapter)
  const past = day === null ? null : Math.floor(day / DAY)
  const { ends, strengths, levels } =
    past === null || past >= web.today ? web.among(ids) : await inTurns(web.amongAt(past, ids))
  const warmth = new Float64Array(ids.length)
  for (const [index, person] of ends.entries())
    warmth[person] = (warmth[person] ?? 0) + (strengths[Math.floor(index / 2)] ?? 0)
  const tied = [...ids.keys()].filter((person) => (warmth[person] ?? 0) > 0)
  const drawn =
    tied.length <= MOST_PEOPLE
      ? tied
      : tied
          .sort((a, b) => (warmth[b] ?? 0) - (warmth[a] ?? 0) || a - b)
          .slice(0, MOST_PEOPLE)
          .sort((a, b) => a - b)
  const numbers = new Int32Array(ids.length).fill(-1)
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
      const member = members[person]?.member
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

/** The last instants of the months' ends, today's included. */
function daysOf({ monthEnds }: TieWeb): Instant[] {
  return monthEnds.map((day) => (day + 1) * DAY - 1)
}
