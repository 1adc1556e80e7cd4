import { dateAt } from '../../../shared/calendar/instants.ts'
import type { ChapterId, SegmentId } from '../../../shared/domain/ids.ts'
import { MEASURES } from '../../../shared/domain/measures.ts'
import type { Measure, MeasureFigure, MeasurePeriod } from '../../../shared/domain/measures.ts'
import type { HealthFigure } from '../../../shared/protocol/connections.ts'
import type { MeasurePoint, MeasuresReady, MeasuresView, MeasureTrend } from '../../../shared/protocol/measures.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { MeasureFigures, Point } from '../../../shared/value/measures/figures.ts'
import { peopleShare } from '../../../shared/value/measures/intervals.ts'
import type { OpenCommunity } from '../open-community.ts'
import { chaptersHealth } from './chapter-health.ts'
import type { ChaptersHealth } from './chapter-health.ts'
import { amongSegment } from './among-segment.ts'
import type { Among } from './among-segment.ts'
import { measureDesk } from './measure-desk.ts'
import type { MeasureDesk } from './measure-desk.ts'

const DAY = 86_400_000

interface Asked {
  readonly chapter: ChapterId | null
  readonly period: MeasurePeriod
  /** The people that are counted, with the name of the segment that found them; null for everybody. */
  readonly among?: Among | null
}

/** Months that a figure of each period is counted over. */
const MONTHS: Readonly<Record<MeasurePeriod, number>> = { month: 1, quarter: 3, year: 12 }

/** A chapter's measures, or those of all together, with the same figures of each chapter beside them. */
export function measuresView(
  community: OpenCommunity,
  { chapter, period, segment }: Omit<Asked, 'among'> & { readonly segment?: SegmentId | undefined },
): MeasuresView {
  const desk = measureDesk(community)
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const among = segment === undefined ? null : amongSegment(community, desk, segment)
  if (among === 'working') return { state: 'working', done: 0, of: community.tables.members.size }
  return { state: 'ready', ...measuresOf(community, desk, chaptersHealth(community), { chapter, period, among }) }
}

/** The same once everything is worked out. */
export function measuresOf(
  community: OpenCommunity,
  desk: MeasureDesk,
  health: ChaptersHealth,
  { chapter, period, among = null }: Asked,
): MeasuresReady {
  const { tables, world } = community
  const open = [...tables.chapters.values()]
    .filter(({ archived }) => archived === undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const asked = chapter === null ? open.map(({ id }) => id) : [chapter]
  const figures = desk.of(asked, among?.books)
  // Ties hold a chapter together, and not a segment.
  const healthOf = (id: ChapterId) => (among ? [] : (health.months.get(id) ?? []))
  const measures = trendsOf(figures, period, asked.map(healthOf))
  return {
    community: tables.community?.name ?? '',
    chapter: chapter === null ? null : (tables.chapters.get(chapter)?.name ?? ''),
    among: among && { name: among.name, members: among.members.size },
    period,
    today: dateAt(world.now(), (chapter === null ? open[0] : tables.chapters.get(chapter))?.zone ?? 'UTC'),
    measures,
    chapters: open.map(({ id, name }) => {
      const own = trendsOf(desk.of([id], among?.books), period, [healthOf(id)])
      return {
        chapter: id,
        name,
        figures: byMeasure((measure): MeasureFigure | null => own[measure].points[measures[measure].told] ?? null),
      }
    }),
    cohorts: figures.cohorts().map(({ start, ...rest }) => ({ start: isoOf(start), ...rest })),
    currency: desk.currency,
    conversionDays: tables.valueSettings.numbers.conversionDays,
    costs: figures.knownCosts(daysOf(measures.cost)),
    unrated: figures.unrated,
    reckoning: health.reckoning,
  }
}

function trendsOf(
  figures: MeasureFigures,
  period: MeasurePeriod,
  health: readonly (readonly HealthFigure[])[],
): Record<Measure, MeasureTrend> {
  return byMeasure((measure) => {
    const points =
      measure === 'health'
        ? healthPoints(health, period)
        : figures.trend(measure, period).map((point) => pointOf(point, monthsOf(measure, period)))
    return { points, told: toldOf(points) }
  })
}

/** Who joined is followed by quarters, also where all else is counted by months. */
function monthsOf(measure: Measure, period: MeasurePeriod): number {
  return MONTHS[measure === 'retention' && period === 'month' ? 'quarter' : period]
}

function pointOf({ start, end, ...rest }: Point, months: number): MeasurePoint {
  return { start: isoOf(start), end: isoOf(end), months, ...rest }
}

/** The days of the point that is told first, or of the last one. */
function daysOf({ points, told }: MeasureTrend): { readonly start: Day; readonly end: Day } {
  const point = points[told] ?? points.at(-1)
  return { start: dayOf(point?.start ?? '') ?? 0, end: dayOf(point?.end ?? '') ?? 0 }
}

/** As of the ends of months; where longer times are asked about, of those that end a quarter, and of today. */
function healthPoints(chapters: readonly (readonly HealthFigure[])[], period: MeasurePeriod): MeasurePoint[] {
  const [first = []] = chapters
  return first.flatMap(({ day }, at): MeasurePoint[] => {
    const end = isoOf(Math.floor(day / DAY))
    const isLast = at === first.length - 1
    if (!isLast && period !== 'month' && Number(end.slice(5, 7)) % 3 !== 0) return []
    const sum = (key: 'active' | 'connected') => chapters.reduce((all, months) => all + (months[at]?.[key] ?? 0), 0)
    return [{ start: null, end, isOver: true, months: 0, ...peopleShare(sum('connected'), sum('active')) }]
  })
}

/** The last one that is over and has anybody in it; before the first is over, the one that runs. */
function toldOf(points: readonly MeasurePoint[]): number {
  const over = points.findLastIndex(({ isOver, of }) => isOver && of > 0)
  return over >= 0 ? over : points.findLastIndex(({ of }) => of > 0)
}

function byMeasure<Value>(of: (measure: Measure) => Value): Record<Measure, Value> {
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<Measure, Value>
}
