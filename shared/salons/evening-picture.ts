import type { EveningPicture } from '../domain/evening-report.ts'
import type { MemberId } from '../domain/ids.ts'
import { pairsOf } from './report.ts'

/** Twice as wide as high: it stands across a page. */
const RATIO = 2
/** How far apart two dots of one group lie on its ring, in parts of the width. */
const GAP = 0.032

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
  for (const meeting of meetings) {
    const members = meeting.filter((member) => fresh.has(member) && !placed.has(member))
    for (const member of members) placed.add(member)
    if (members.length > 0) groups.push(members)
  }
  const alone = people.map(({ member }) => member).filter((member) => !placed.has(member))
  if (alone.length > 0) groups.push(alone)
  const places = new Map<MemberId, number>()
  const dots: EveningPicture['dots'][number][] = []
  for (const [index, members] of groups.entries()) {
    const centre = centreOf(index, groups.length)
    const radius = Math.min(centre.room, members.length < 2 ? 0 : GAP / (2 * Math.sin(Math.PI / members.length)))
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

/** Where a group lies, and how large its ring may be at most. */
function centreOf(index: number, groups: number): { readonly x: number; readonly y: number; readonly room: number } {
  const columns = Math.max(1, Math.ceil(Math.sqrt(groups * RATIO)))
  const rows = Math.max(1, Math.ceil(groups / columns))
  const row = Math.floor(index / columns)
  const inRow = row === rows - 1 ? groups - row * columns : columns
  const cell = { width: 1 / inRow, height: 1 / RATIO / rows }
  return {
    x: ((index % columns) + 0.5) * cell.width,
    y: (row + 0.5) * cell.height,
    room: 0.42 * Math.min(cell.width, cell.height),
  }
}
