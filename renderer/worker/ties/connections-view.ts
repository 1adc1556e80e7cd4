import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type {
  BridgeRow,
  ChapterHealth,
  ConnectionsView,
  CooledRow,
  IsolatedRow,
  NewcomerRow,
  Shortened,
} from '../../../shared/protocol/connections.ts'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import { ROUNDING } from '../../../shared/ties/tie.ts'
import { MONTHS } from '../../../shared/ties/tie-web.ts'
import type { TieWeb, WebTie } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { homeOf, isOf, membersOf } from './company.ts'
import { IdeaFinder } from './ideas.ts'
import { tieDesk } from './tie-desk.ts'

const DAY = 86_400_000
/** Rows a list shows; who works through twenty comes back for more. */
const SHOWN = 20

/** How well a chapter, or each, hangs together, and who is not held by it. */
export function connectionsView(community: OpenCommunity, chapter: ChapterId | null): ConnectionsView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const known = kept.get(tables)
  const state = [desk.revision, tables.members.version, chapter, desk.web.today].join(' ')
  if (known?.state === state) return known.view
  const view = readyView(tables, desk.web, chapter)
  kept.set(tables, { state, view })
  return view
}

/** The latest answer: a second window asks the same. */
const kept = new WeakMap<Tables, { readonly state: string; readonly view: ConnectionsView }>()

function readyView(tables: Tables, web: TieWeb, chapter: ChapterId | null): ConnectionsView {
  const members = membersOf(tables, chapter)
  const finder = new IdeaFinder(tables, web, members)
  return {
    state: 'ready',
    health: healthOf(tables, web, chapter),
    newcomers: newcomersAmong(tables, web, finder, members, chapter),
    cooled: cooledAmong(tables, web, members),
    isolated: isolatedAmong(web, finder, members, chapter),
    bridges: chapter === null ? null : bridgesAmong(tables, web, members),
  }
}

function healthOf(tables: Tables, web: TieWeb, asked: ChapterId | null): ChapterHealth[] {
  const found = new Map<ChapterId, { active: number; connected: number }[]>()
  for (const { id, archived } of tables.chapters.values())
    if (archived === undefined && (asked === null || asked === id))
      found.set(
        id,
        Array.from({ length: MONTHS }, () => ({ active: 0, connected: 0 })),
      )
  for (const { member, chapters } of tables.members.all()) {
    const own = chapters.flatMap((chapter) => (isOf(member, chapter) ? [found.get(chapter) ?? []] : []))
    if (own.every(({ length }) => length === 0)) continue
    const { active, connected } = web.standingOf(member.id)
    for (const months of own)
      for (const [month, figure] of months.entries()) {
        if ((active & (1 << month)) === 0) continue
        figure.active += 1
        if ((connected & (1 << month)) > 0) figure.connected += 1
      }
  }
  return [...found].map(([id, months]) => ({
    chapter: id,
    months: months.map((figure, month) => ({ day: ((web.monthEnds[month] ?? 0) + 1) * DAY - 1, ...figure })),
  }))
}

function newcomersAmong(
  tables: Tables,
  web: TieWeb,
  finder: IdeaFinder,
  members: readonly MemberEntry[],
  asked: ChapterId | null,
): Shortened<NewcomerRow> {
  const found: Omit<NewcomerRow, 'idea'>[] = []
  for (const { member } of members) {
    const [first] = web.daysOf(member.id)
    if (first === undefined || web.today - first > web.numbers.newcomerDays) continue
    if (web.standingOf(member.id).hasMet) continue
    const evening = firstEveningOf(tables, member.id)
    const chapter = homeOf(member, asked)
    if (evening && chapter) found.push({ id: member.id, name: member.name, chapter, ...evening })
  }
  found.sort((a, b) => b.salon.start - a.salon.start || (a.id < b.id ? -1 : 1))
  return shortened(found, (row) => ({ ...row, idea: finder.ideasFor(row.id, 1)[0] ?? null }))
}

function firstEveningOf(tables: Tables, member: MemberId): Pick<NewcomerRow, 'salon' | 'isUnrecorded'> | null {
  let first: NewcomerRow['salon'] | null = null
  for (const id of tables.attendance.salonsOf(member)) {
    const salon = tables.salons.get(id)
    if (!salon || !tables.attendance.guests(id).get(member)?.arrived) continue
    const { start } = timesOf(salon)
    if (first === null || start < first.start) first = { id, theme: salon.theme, start }
  }
  if (first === null) return null
  const met = [...tables.meetings.of(first.id)].filter(({ voided }) => voided === undefined)
  return { salon: first, isUnrecorded: met.length === 0 }
}

function cooledAmong(tables: Tables, web: TieWeb, members: readonly MemberEntry[]): Shortened<CooledRow> {
  const here = new Set(members.map(({ member }) => member.id))
  const found: { readonly a: MemberId; readonly tie: WebTie }[] = []
  for (const a of here)
    for (const tie of web.standingOf(a).cooled) {
      if (here.has(tie.other) && tie.other < a) continue
      const other = tables.members.get(tie.other)
      if (other && isOf(other.member, null)) found.push({ a, tie })
    }
  // Who has talked before has more to lose than two who were in one room.
  found.sort(
    (one, two) =>
      Number(two.tie.met > 0) - Number(one.tie.met > 0) ||
      two.tie.strength - one.tie.strength ||
      (one.a < two.a ? -1 : 1),
  )
  return shortened(found, ({ a, tie: { other, shared, met, last } }) => ({
    a: named(tables, a),
    b: named(tables, other),
    shared,
    met,
    last: last * DAY,
  }))
}

function isolatedAmong(
  web: TieWeb,
  finder: IdeaFinder,
  members: readonly MemberEntry[],
  asked: ChapterId | null,
): Shortened<IsolatedRow> {
  const found: Omit<IsolatedRow, 'idea'>[] = []
  for (const { member } of members) {
    if (!web.isActive(member.id) || web.warmTies(member.id) > 0) continue
    const days = web.daysOf(member.id).filter((day) => web.today - day <= web.numbers.activeDays)
    const chapter = homeOf(member, asked)
    const last = days.at(-1)
    if (chapter && last !== undefined)
      found.push({ id: member.id, name: member.name, chapter, came: new Set(days).size, last: last * DAY })
  }
  found.sort((a, b) => b.came - a.came || b.last - a.last || (a.id < b.id ? -1 : 1))
  return shortened(found, (row) => ({ ...row, idea: finder.ideasFor(row.id, 1)[0] ?? null }))
}

function bridgesAmong(tables: Tables, web: TieWeb, members: readonly MemberEntry[]): Shortened<BridgeRow> {
  const people = members.map(({ member }) => member.id).sort()
  return shortened(bridgesOf(people, web.among(people, web.numbers.warm - ROUNDING).ends), ({ member, cutOff }) => ({
    ...named(tables, member),
    cutOff,
    ties: web.warmTies(member),
  }))
}

/** Only what is shown is worked out in full. */
function shortened<Found, Row>(found: readonly Found[], rowOf: (found: Found) => Row): Shortened<Row> {
  return { total: found.length, rows: found.slice(0, SHOWN).map(rowOf) }
}
