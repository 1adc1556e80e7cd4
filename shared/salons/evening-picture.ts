import type { EveningPicture } from '../domain/evening-report.ts'
import type { MemberId } from '../domain/ids.ts'
import { pairsOf } from './report.ts'

/** Twice as wide as high: it stands across a page. */
const RATIO = 2
/** How far apart two dots of one group lie on its ring at most, in parts of the width. */
const MOST_GAP = 0.075

/**
 * Lays groups in even rows, each a ring of its people in the order given; who met nobody stands in a group of their own at the end.
 * The same evening gives the same picture on every device, and nobody in it has a name.
 */
export function eveningPicture(
  people: readonly { readonly member: MemberId; readonly fresh: boolean }[],
  meetings: readonly (readonly MemberId[])[],
  isNew: (a: MemberId, b: MemberId) => boolean,
): EveningPicture {
  const fresh = new Map(people.map((person) => [person.member, person.fresh]))
  const placed = new Set<MemberId>()
  const groups: MemberId[][] = []
  // Larger groups first, so that two who were introduced to each other stay at their tables.
  for (const meeting of meetings.toSorted((a, b) => b.length - a.length)) {
    const members = meeting.filter((member) => fresh.has(member) && !placed.has(member))
    for (const member of members) placed.add(member)
    if (members.length > 0) groups.push(members)
  }
  const alone = people.map(({ member }) => member).filter((member) => !placed.has(member))
  if (alone.length > 0) groups.push(alone)
  const places = new Map<MemberId, number>()
  const dots: EveningPicture['dots'][number][] = []
  const centres = groups.map((_, index) => centreOf(index, groups.length))
  // One for all rings, so that larger groups look larger: as far apart as the tightest ring allows.
  const gap = Math.min(MOST_GAP, ...groups.map(({ length }, at) => (centres[at]?.room ?? 0) * chordOf(length)))
  for (const [index, members] of groups.entries()) {
    const centre = centres[index] ?? centreOf(index, groups.length)
    const radius = members.length < 2 ? 0 : gap / chordOf(members.length)
    for (const [at, member] of members.entries()) {
      const angle = (at / members.length) * 2 * Math.PI - Math.PI / 2
      places.set(member, dots.length)
      dots.push({
        x: centre.x + radius * Math.cos(angle),
        y: centre.y + radius * Math.sin(angle),
        fresh: fresh.get(member) === true,
      })
    }
  }
  const lines = pairsOf(meetings).flatMap(([a, b]) => {
    const [from, to] = [places.get(a), places.get(b)]
    return from === undefined || to === undefined ? [] : [{ from, to, isNew: isNew(a, b) }]
  })
  return { dots, lines, ratio: RATIO }
}

/** Between two neighbours of so many on a ring of radius 1. */
function chordOf(people: number): number {
  return 2 * Math.sin(Math.PI / Math.max(2, people))
}

/** Where a group lies, and how large its ring may be at most. */
function centreOf(index: number, groups: number): { readonly x: number; readonly y: number; readonly room: number } {
  const rows = Math.max(1, Math.round(Math.sqrt(groups / RATIO)))
  // As even as possible: of seven groups four stand in one row and three in the other.
  const row = Math.floor((index * rows) / groups)
  const first = Math.ceil((row * groups) / rows)
  const inRow = Math.ceil(((row + 1) * groups) / rows) - first
  const cell = { width: 1 / inRow, height: 1 / RATIO / rows }
  return {
    x: (index - first + 0.5) * cell.width,
    y: (row + 0.5) * cell.height,
    room: 0.42 * Math.min(cell.width, cell.height),
  }
}
