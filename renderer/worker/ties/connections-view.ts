import type { ChapterId } from '../../../shared/domain/ids.ts'
import type {
  BridgeRow,
  ChapterHealth,
  ConnectionsView,
  IdeaRow,
  Reckoning,
  Shortened,
} from '../../../shared/protocol/connections.ts'
import { bridgesOf } from '../../../shared/ties/bridges.ts'
import type { Near } from '../../../shared/ties/bridges.ts'
import { ROUNDING } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf, homeOf, homesOf, OfCompany } from './company.ts'
import type { Company } from './company.ts'
import { byFirstEvening, byLoss, byVisits, cooledRow, healthPart, monthsOf, newcomersIn } from './health-part.ts'
import type { Newcomer } from './health-part.ts'
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

function readyView(tables: Tables, web: TieWeb, asked: ChapterId | null): ConnectionsView {
  const companies = companiesOf(tables, asked)
  const parts = companies.map((company) => healthPart(tables, web, company, asked))
  const finder = new IdeaFinder(tables, web)
  const withIdea = <Row extends { readonly id: IdeaRow['id'] }>(row: Row) => ({
    ...row,
    idea: finder.firstFor(row.id),
  })
  return {
    state: 'ready',
    health: healthOf(tables, web, asked),
    newcomers: merged(parts.map(({ newcomers }) => newcomers), byFirstEvening, withIdea), // prettier-ignore
    cooled: merged(parts.map(({ cooled }) => cooled), byLoss, (pair) => cooledRow(tables, pair, asked)), // prettier-ignore
    isolated: merged(parts.map(({ isolated }) => isolated), byVisits, withIdea), // prettier-ignore
    bridges: bridgesAmong(tables, web, companies, asked),
  }
}

/** The same for a screen: what has not been worked out yet lets others in on the way. */
export async function connectionsInTurns(
  community: OpenCommunity,
  chapter: ChapterId | null,
): Promise<ConnectionsView> {
  await inTurns(foreseeConnections(community, chapter))
  return connectionsView(community, chapter)
}

/** Works out ahead, a little a step, what `connectionsView` will say; nothing while the ties are not known. */
function* foreseeConnections(community: OpenCommunity, asked: ChapterId | null): Generator<void> {
  const { tables } = community
  const desk = tieDesk(community)
  if (desk.look() !== null) return
  const { web } = desk
  for (const company of companiesOf(tables, asked)) {
    yield
    healthPart(tables, web, company, asked)
    yield
    warmIn(web, company)
  }
  yield* foreseeMonths(tables, web, asked)
}

function* foreseeMonths(tables: Tables, web: TieWeb, asked: ChapterId | null): Generator<void> {
  for (const chapter of asked === null ? tables.chapters.keys() : [asked]) {
    yield
    monthsOf(web, companyOf(tables, chapter))
  }
}

/** The newcomers that `connectionsView` lists first, without what it says besides. */
export function newcomersView(
  community: OpenCommunity,
  chapter: ChapterId | null,
): Reckoning | (Shortened<Newcomer> & { readonly state: 'ready' }) {
  const { tables } = community
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const found = companiesOf(tables, chapter).map((company) => newcomersIn(tables, desk.web, company, chapter))
  return { state: 'ready', ...merged(found, byFirstEvening, (row) => row) }
}

/** Works out ahead, a chapter a step, what `newcomersView` will say. */
export function* foreseeNewcomers(community: OpenCommunity, asked: ChapterId | null): Generator<void> {
  const { tables } = community
  const desk = tieDesk(community)
  if (desk.look() !== null) return
  for (const company of companiesOf(tables, asked)) {
    yield
    newcomersIn(tables, desk.web, company, asked)
  }
}

/** How each chapter hangs together, once the ties are known; the months are worked out a chapter a step. */
export function* healthSteps(
  community: OpenCommunity,
  chapter: ChapterId | null,
): Generator<void, Reckoning | { readonly state: 'ready'; readonly health: readonly ChapterHealth[] }> {
  const { tables } = community
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  yield* foreseeMonths(tables, desk.web, chapter)
  return { state: 'ready', health: healthOf(tables, desk.web, chapter) }
}

/** By chapter: of who was active at the end of each month, how many had two warm ties. */
export function healthOf(tables: Tables, web: TieWeb, asked: ChapterId | null): ChapterHealth[] {
  return [...tables.chapters.values()].flatMap(({ id, archived }) => {
    if (archived !== undefined || (asked !== null && asked !== id)) return []
    const months = monthsOf(web, companyOf(tables, id))
    return [
      {
        chapter: id,
        months: months.map((figure, month) => ({ day: ((web.monthEnds[month] ?? 0) + 1) * DAY - 1, ...figure })),
      },
    ]
  })
}

/** One check-in changes what is said of one chapter's people; of the others it is known. */
function companiesOf(tables: Tables, asked: ChapterId | null): readonly Company[] {
  return asked === null ? homesOf(tables) : [companyOf(tables, asked)]
}

const warmOnes = new OfCompany<Near>()

function warmIn(web: TieWeb, company: Company): Near {
  return warmOnes.get(web, company, () => web.near(company.ids, web.numbers.warm - ROUNDING))
}

function bridgesAmong(
  tables: Tables,
  web: TieWeb,
  companies: readonly Company[],
  asked: ChapterId | null,
): Shortened<BridgeRow> {
  const near = companies.map((company) => warmIn(web, company))
  const found = bridgesOf(near).flatMap(({ member, cutOff }) => {
    const entry = tables.members.get(member)
    const chapter = entry ? homeOf(entry.member, asked) : null
    return chapter ? [{ member, cutOff, chapter }] : []
  })
  return {
    total: found.length,
    rows: found
      .slice(0, SHOWN)
      .map(({ member, ...row }) => ({ ...named(tables, member), ...row, ties: web.warmTies(member) })),
  }
}

/** Of several lists, each in order, the first rows; only what is shown is worked out in full. */
function merged<Found, Row>(
  lists: readonly (readonly Found[])[],
  order: (a: Found, b: Found) => number,
  rowOf: (found: Found) => Row,
): Shortened<Row> {
  return {
    total: lists.reduce((sum, { length }) => sum + length, 0),
    rows: lists
      .flatMap((list) => list.slice(0, SHOWN))
      .sort(order)
      .slice(0, SHOWN)
      .map(rowOf),
  }
}
