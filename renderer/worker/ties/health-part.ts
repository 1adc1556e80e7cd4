import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { CooledRow, HealthFigure, IsolatedRow, NewcomerRow } from '../../../shared/protocol/connections.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { MONTHS } from '../../../shared/ties/web-days.ts'
import { NOTHING } from '../../../shared/ties/web-person.ts'
import type { Standing, WebTie } from '../../../shared/ties/web-person.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { homeOf, isOf, OfCompany } from './company.ts'
import type { Company } from './company.ts'

const DAY = 86_400_000

/** Somebody new, before it is worked out whom to introduce them to. */
export type Newcomer = Omit<NewcomerRow, 'idea'>

/** What is said of some people's ties; lists in the order in which they are shown. */
export interface HealthPart {
  readonly newcomers: readonly Newcomer[]
  readonly cooled: readonly CooledPair[]
  readonly isolated: readonly Omit<IsolatedRow, 'idea'>[]
}

export interface CooledPair {
  readonly a: MemberId
  readonly tie: WebTie
}

/** A member with what the web says of them. */
interface Person {
  readonly entry: MemberEntry
  readonly standing: Standing
}

const parts = new OfCompany<HealthPart>()
const newcomers = new OfCompany<readonly Newcomer[]>()

/** What is said of a chapter's people; of those who are at home there, where all are asked about. */
export function healthPart(tables: Tables, web: TieWeb, company: Company, asked: ChapterId | null): HealthPart {
  return parts.get(web, company, () => {
    const people = peopleOf(web, company)
    return {
      newcomers: newcomersIn(tables, web, company, asked),
      cooled: cooledAmong(tables, people, asked),
      isolated: isolatedAmong(web, people, asked),
    }
  })
}

/** The newcomers alone: who asks again after every check-in need not wait for the rest. */
export function newcomersIn(
  tables: Tables,
  web: TieWeb,
  company: Company,
  asked: ChapterId | null,
): readonly Newcomer[] {
  return newcomers.get(web, company, (before) => {
    // After a check-in only those who were there have become new, or have met somebody; how the others stand is not asked.
    const again = before && new Set([...before.value.map(({ id }) => id), ...before.changed])
    const people = again ? [...again].flatMap((id) => personIn(tables, web, id)) : peopleOf(web, company)
    return newcomersAmong(tables, web, people, asked)
  })
}

function personIn({ members }: Tables, web: TieWeb, id: MemberId): Person[] {
  const entry = members.get(id)
  return entry ? [{ entry, standing: web.standingOf(id) }] : []
}

function peopleOf(web: TieWeb, { members, ids }: Company): Person[] {
  const standings = web.standingsOf(ids)
  return members.map((entry, index) => ({ entry, standing: standings[index] ?? NOTHING }))
}

const months = new OfCompany<readonly Omit<HealthFigure, 'day'>[]>()

/** How many of a chapter's people were active at the end of each of the twelve months, and how many of these connected. */
export function monthsOf(web: TieWeb, company: Company): readonly Omit<HealthFigure, 'day'>[] {
  return months.get(web, company, () => {
    const figures = Array.from({ length: MONTHS }, () => ({ active: 0, connected: 0 }))
    for (const { active, connected } of web.standingsOf(company.ids)) {
      if (active === 0) continue
      for (const [month, figure] of figures.entries()) {
        if ((active & (1 << month)) === 0) continue
        figure.active += 1
        if ((connected & (1 << month)) !== 0) figure.connected += 1
      }
    }
    return figures
  })
}

function newcomersAmong(tables: Tables, web: TieWeb, people: readonly Person[], asked: ChapterId | null): Newcomer[] {
  const found: Newcomer[] = []
  for (const { entry, standing } of people) {
    const [first] = standing.days
    if (first === undefined || web.today - first > web.numbers.newcomerDays || standing.hasMet) continue
    const { member } = entry
    const evening = firstEveningOf(tables, member.id)
    const chapter = homeOf(member, asked)
    if (evening && chapter) found.push({ id: member.id, name: member.name, chapter, ...evening })
  }
  return found.sort(byFirstEvening)
}

/** Who came latest first. */
export function byFirstEvening(a: Newcomer, b: Newcomer): number {
  return b.salon.start - a.salon.start || (a.id < b.id ? -1 : 1)
}

function firstEveningOf(tables: Tables, member: MemberId): Pick<NewcomerRow, 'salon' | 'isUnrecorded'> | null {
  let first: { readonly id: SalonId; readonly theme: string; readonly start: number } | null = null
  for (const id of tables.attendance.salonsOf(member)) {
    const salon = tables.salons.get(id)
    if (!salon || !tables.attendance.presentAt(id).has(member)) continue
    const { start } = timesOf(salon)
    if (first === null || start < first.start) first = { id, theme: salon.theme, start }
  }
  if (first === null) return null
  const met = [...tables.meetings.of(first.id)].filter(({ voided }) => voided === undefined)
  return { salon: first, isUnrecorded: met.length === 0 }
}

/** Each pair once: by whoever of the two is asked about, and of two who are by the first. */
function cooledAmong(tables: Tables, people: readonly Person[], asked: ChapterId | null): HealthPart['cooled'] {
  const found: CooledPair[] = []
  for (const { entry, standing } of people) {
    const a = entry.member.id
    for (const tie of standing.cooled) {
      const other = tables.members.get(tie.other)?.member
      if (other && isOf(other, null) && !(tie.other < a && isOf(other, asked))) found.push({ a, tie })
    }
  }
  return found.sort(byLoss)
}

/** Who has talked before has more to lose than two who were in one room. */
export function byLoss(one: CooledPair, two: CooledPair): number {
  return (
    Number(two.tie.met > 0) - Number(one.tie.met > 0) ||
    two.tie.strength - one.tie.strength ||
    (one.a === two.a ? byId(one.tie.other, two.tie.other) : byId(one.a, two.a))
  )
}

function byId(one: MemberId, two: MemberId): number {
  return one < two ? -1 : 1
}

/** A pair as it is shown. */
export function cooledRow(
  tables: Tables,
  { a, tie: { other, shared, met, last } }: CooledPair,
  asked: ChapterId | null,
): CooledRow {
  const [own = [], theirs = []] = [tables.members.get(a)?.chapters, tables.members.get(other)?.chapters]
  const both = own.filter((chapter) => theirs.includes(chapter))
  const chapter = both.find((each) => each === asked) ?? both[0] ?? own[0] ?? null
  return { chapter, a: named(tables, a), b: named(tables, other), shared, met, last: last * DAY }
}

function isolatedAmong(web: TieWeb, people: readonly Person[], asked: ChapterId | null): HealthPart['isolated'] {
  const found: Omit<IsolatedRow, 'idea'>[] = []
  for (const { entry, standing } of people) {
    if (standing.warm > 0 || (standing.active & (1 << (MONTHS - 1))) === 0) continue
    const { member } = entry
    const days = new Set(standing.days.filter((day) => web.today - day <= web.numbers.activeDays))
    const chapter = homeOf(member, asked)
    const last = standing.days.at(-1)
    if (chapter && last !== undefined)
      found.push({ id: member.id, name: member.name, chapter, came: days.size, last: last * DAY })
  }
  return found.sort(byVisits)
}

/** Who comes most often first. */
export function byVisits(a: HealthPart['isolated'][number], b: HealthPart['isolated'][number]): number {
  return b.came - a.came || b.last - a.last || (a.id < b.id ? -1 : 1)
}
