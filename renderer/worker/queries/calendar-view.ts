import { clashesOf } from '../../../shared/calendar/clashes.ts'
import type { Between, Booking, Placed } from '../../../shared/calendar/clashes.ts'
import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { eveningsOf, heldIn } from '../../../shared/calendar/ritual.ts'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { Chapter } from '../../../shared/domain/community.ts'
import type { IsoDate, LocalDateTime } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId, SalonId, SeriesId } from '../../../shared/domain/ids.ts'
import type { Clash, Salon, Series } from '../../../shared/domain/salon.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { CalendarEntry, CalendarView, ClashRow, SeriesView } from '../../../shared/protocol/calendar.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberTable } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { timesOf } from './salon-times.ts'

/** Everything that starts on one of the days asked for: salons, and dates of series that are still to be planned. */
export function calendarView(community: OpenCommunity, input: ParsedView<'calendar'>): CalendarView {
  const { tables } = community
  const inside = [...tables.salons.values()].filter(({ start }) => isWithin(start, input.from, input.before))
  const days = daysOf(
    inside.filter(({ cancelled }) => cancelled === undefined).map((salon) => bookingOf(tables, salon)),
  )
  const isAsked = (chapter: ChapterId) => input.chapter === undefined || input.chapter === chapter
  const salons = inside.filter(({ chapter }) => isAsked(chapter)).map((salon) => salonEntry(community, salon, days))
  const dates = datesAhead(community, input).filter(({ chapter }) => isAsked(chapter))
  return {
    entries: [...salons, ...dates].sort(
      (a, b) =>
        (a.start < b.start ? -1 : a.start > b.start ? 1 : 0) ||
        ((a.salon ?? a.series ?? '') < (b.salon ?? b.series ?? '') ? -1 : 1),
    ),
  }
}

/** What a salon that is being planned, or moved, would get in the way of. */
export function clashesView(community: OpenCommunity, input: ParsedView<'clashes'>): readonly ClashRow[] {
  const { tables } = community
  const zone = tables.chapters.get(input.chapter)?.zone
  const startsAt = zone === undefined ? null : instantOf(input.start, zone)
  const endsAt = zone === undefined ? null : instantOf(input.end, zone)
  if (startsAt === null || endsAt === null) return []
  const itself = input.salon && tables.salons.get(input.salon)
  const booking: Booking = {
    id: input.salon ?? null,
    chapter: input.chapter,
    ...(itself?.series && { series: itself.series }),
    ...(itself?.occurrence && { occurrence: itself.occurrence }),
    start: input.start,
    startsAt,
    endsAt,
    venue: comparable(input.venue),
    ...(input.venueId && { venueId: input.venueId }),
    hosts: new Set(input.hosts.map((host) => tables.members.personOf(host))),
  }
  const day = input.start.slice(0, 10)
  const others = [...tables.salons.values()]
    .filter((salon) => salon.cancelled === undefined && isNear(salon, day))
    .map((salon) => bookingOf(tables, salon))
  return clashesOf(booking, others, betweenIn(tables)).map((clash) => clashRow(tables, clash, booking.hosts))
}

/** Dates shown of a series ahead. */
const DATES_AHEAD = 10

export function seriesView({ tables, world }: OpenCommunity, id: SeriesId): SeriesView | null {
  const series = tables.series.get(id)
  if (!series) return null
  const { ritual } = series
  const holding = chaptersOf(tables, series)
  const chapters = holding.map((chapter) => chapter.id)
  if (!ritual) return { series, chapters, dates: [] }
  const planned = plannedDates(tables)
  const [home] = holding
  const from = localAt(world.now(), series.chapter ? ritual.zone : (home?.zone ?? ritual.zone))
  return {
    series,
    chapters,
    dates: eveningsOf(ritual, { from, before: '9999-01-01T00:00', most: DATES_AHEAD }).map((evening) => ({
      ...heldIn(home?.zone ?? ritual.zone, series, evening),
      salons: Object.fromEntries(
        chapters.flatMap((chapter) => {
          const salon = planned.get(dateKey(id, evening.occurrence, chapter))
          return salon ? [[chapter, salon]] : []
        }),
      ),
    })),
  }
}

/** The chapters that hold a series: its own, or all where they share it. */
function chaptersOf(tables: Tables, { chapter }: Series): readonly Chapter[] {
  const own = chapter && tables.chapters.get(chapter)
  const some = chapter === undefined ? [...tables.chapters.values()] : own ? [own] : []
  return some.filter(({ archived }) => archived === undefined)
}

/** Dates of series from today on of which nobody has made a salon. */
function datesAhead(
  { tables, world }: OpenCommunity,
  { from, before }: { from: IsoDate; before: IsoDate },
): CalendarEntry[] {
  const planned = plannedDates(tables)
  const now = world.now()
  return [...tables.series.values()].flatMap((series) =>
    chaptersOf(tables, series).flatMap((home) => datesIn(series, home)),
  )

  function datesIn(series: Series, home: Chapter): CalendarEntry[] {
    const { id, name, ritual } = series
    if (!ritual) return []
    const today = localAt(now, home.zone).slice(0, 10)
    // Elsewhere it may be yesterday, or tomorrow.
    const span = { from: `${addDays(from, -1)}T00:00`, before: `${addDays(before, 1)}T00:00` }
    return eveningsOf(ritual, span)
      .filter(({ occurrence, skipped }) => !skipped && !planned.has(dateKey(id, occurrence, home.id)))
      .map((evening) => heldIn(home.zone, series, evening))
      .filter(({ start }) => isWithin(start, from > today ? from : today, before))
      .map((evening) => ({
        salon: null,
        series: id,
        occurrence: evening.occurrence,
        theme: '',
        seriesName: name,
        shared: series.chapter === undefined,
        chapter: home.id,
        start: evening.start,
        end: evening.end,
        zone: evening.zone,
        startsAt: instantOf(evening.start, evening.zone) ?? 0,
        venue: '',
        cancelled: false,
        moved: evening.moved,
        past: false,
        going: 0,
        capacity: null,
        clashes: [],
      }))
  }
}

/** The salon that was made of each date of a series, also of one that was called off. */
function plannedDates(tables: Tables): Map<string, SalonId> {
  const planned = new Map<string, SalonId>()
  for (const { id, series, occurrence, chapter } of tables.salons.values())
    if (series && occurrence) planned.set(dateKey(series, occurrence, chapter), id)
  return planned
}

function dateKey(series: SeriesId, occurrence: LocalDateTime, chapter: ChapterId): string {
  return `${series} ${occurrence} ${chapter}`
}

function salonEntry({ tables, world }: OpenCommunity, salon: Salon, days: Map<IsoDate, Placed[]>): CalendarEntry {
  const { start, end } = timesOf(salon)
  const series = salon.series && tables.series.get(salon.series)
  const ritual = series ? series.ritual : undefined
  const { occurrence } = salon
  // A date is named on the clocks of its rhythm, which need not be the chapter's.
  const due =
    occurrence && ritual && series?.chapter !== undefined && ritual.zone !== salon.zone
      ? localAt(instantOf(occurrence, ritual.zone) ?? 0, salon.zone)
      : occurrence
  const booking = bookingOf(tables, salon)
  const near =
    salon.cancelled === undefined ? nearDays(salon.start.slice(0, 10)).flatMap((day) => days.get(day) ?? []) : []
  return {
    salon: salon.id,
    series: salon.series ?? null,
    occurrence: salon.occurrence ?? null,
    theme: salon.theme,
    seriesName: series?.name ?? '',
    shared: series !== undefined && series.chapter === undefined,
    chapter: salon.chapter,
    start: salon.start,
    end: salon.end,
    zone: salon.zone,
    startsAt: start,
    venue: salon.venue,
    cancelled: salon.cancelled !== undefined,
    moved: due !== undefined && due !== salon.start,
    past: end < world.now(),
    going: tables.attendance.headcount(salon.id, salon.capacity).going,
    capacity: salon.capacity ?? null,
    clashes: clashesOf(booking, near, betweenIn(tables)).map((clash) => clashRow(tables, clash, booking.hosts)),
  }
}

function bookingOf(tables: Tables, salon: Salon): Placed {
  const { start, end } = timesOf(salon)
  return {
    id: salon.id,
    chapter: salon.chapter,
    ...(salon.series && { series: salon.series }),
    ...(salon.occurrence && { occurrence: salon.occurrence }),
    start: salon.start,
    startsAt: start,
    endsAt: end,
    venue: comparable(salon.venue),
    ...(salon.venueId && { venueId: salon.venueId }),
    hosts: new Set(salon.hosts.map((host) => tables.members.personOf(host))),
  }
}

function clashRow(tables: Tables, clash: Clash, hosts: ReadonlySet<MemberId>): ClashRow {
  const other = tables.salons.get(clash.other)
  const both =
    clash.kind === 'host' && other
      ? [...new Set(other.hosts.map((host) => tables.members.personOf(host)))].filter((host) => hosts.has(host))
      : []
  return {
    ...clash,
    theme: other?.theme ?? '',
    chapter: other?.chapter ?? ('' as ChapterId),
    start: other?.start ?? '',
    names: both.map((host) => tables.members.get(host)?.member.name ?? ''),
  }
}

function betweenIn(tables: Tables): Between {
  return {
    regionOf: (chapter) => comparable(tables.chapters.get(chapter)?.region ?? ''),
    inBoth: (a, b) => sharedMembers(tables.members).get(pairKey(a, b)) ?? 0,
    goingToBoth(a, b) {
      const there = tables.attendance.guests(b)
      let both = 0
      for (const { member, status } of tables.attendance.guests(a).values())
        if (status === 'going' && there.get(member)?.status === 'going') both += 1
      return both
    },
  }
}

/** How many active members each two chapters share; counted once for each state of the roster. */
const counted = new WeakMap<MemberTable, { readonly version: number; readonly pairs: ReadonlyMap<string, number> }>()

function sharedMembers(members: MemberTable): ReadonlyMap<string, number> {
  const known = counted.get(members)
  if (known?.version === members.version) return known.pairs
  const pairs = new Map<string, number>()
  for (const { chapters, member } of members.all()) {
    if (chapters.length < 2 || member.archived !== undefined) continue
    for (const [index, a] of chapters.entries())
      for (const b of chapters.slice(index + 1)) pairs.set(pairKey(a, b), (pairs.get(pairKey(a, b)) ?? 0) + 1)
  }
  counted.set(members, { version: members.version, pairs })
  return pairs
}

function pairKey(a: ChapterId, b: ChapterId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function comparable(text: string): string {
  return fold(text).replaceAll(/\s+/g, '')
}

function daysOf(bookings: readonly Placed[]): Map<IsoDate, Placed[]> {
  const days = new Map<IsoDate, Placed[]>()
  for (const booking of bookings) {
    const day = booking.start.slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), booking])
  }
  return days
}

/** A day with its neighbours: an evening may reach past midnight, and elsewhere it may be yesterday. */
function nearDays(day: IsoDate): IsoDate[] {
  return Number.isFinite(Date.parse(day)) ? [addDays(day, -1), day, addDays(day, 1)] : [day]
}

function isNear({ start }: Salon, day: IsoDate): boolean {
  return nearDays(day).includes(start.slice(0, 10))
}

function isWithin(start: LocalDateTime, from: IsoDate, before: IsoDate): boolean {
  const day = start.slice(0, 10)
  return day >= from && day < before
}
