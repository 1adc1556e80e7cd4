import type { ChapterId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { TimeZone } from '../../../shared/domain/dates.ts'
import type { Rhythm, Salon, Series } from '../../../shared/domain/salon.ts'
import { writeCalendar } from '../../../shared/formats/calendar-file/write-calendar.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { OpenCommunity } from '../open-community.ts'

/** A series that all share as one chapter keeps it. */
function keptIn(series: Series, zone: TimeZone): Series {
  const { ritual } = series
  if (!ritual) return series
  const there = <Kept extends Rhythm>(rhythm: Kept): Kept => ({ ...rhythm, zone })
  return { ...series, ritual: { ...there(ritual), earlier: ritual.earlier.map(there) } }
}

/** What was asked for as a calendar file. Of a single salon its series' rhythm stays behind. */
export function calendarFileOf(
  { tables, world }: OpenCommunity,
  { of, name }: ParsedCommand<'calendar.export'>,
): Result<CommandResult<'calendar.export'>> {
  const all = [...tables.salons.values()].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  const within = (chapter: ChapterId | undefined) =>
    of.kind === 'all' || (of.kind === 'chapter' && chapter === of.chapter)
  let salons: Salon[]
  let series: Series[] = []
  if (of.kind === 'salon') salons = all.filter(({ id }) => id === of.salon)
  else if (of.kind === 'series') {
    salons = all.filter((salon) => salon.series === of.series)
    series = [...tables.series.values()].filter(({ id }) => id === of.series)
  } else {
    salons = all.filter(({ chapter }) => within(chapter))
    series = [...tables.series.values()].filter(({ chapter }) => chapter === undefined || within(chapter))
  }
  // What all share stands on the clock of the chapter that asks; of all of them, at the same hour wherever one is.
  const home = of.kind === 'chapter' ? tables.chapters.get(of.chapter) : undefined
  if (home) series = series.map((each) => (each.chapter === undefined ? keptIn(each, home.zone) : each))
  if (salons.length === 0 && !series.some(({ ritual }) => ritual)) return failed('not-found')
  const text = writeCalendar({ name, now: world.now(), salons, series })
  return ok({
    name: `${fileStem(name) || 'calendar'}.ics`,
    bytes: new TextEncoder().encode(text),
    events: salons.length + series.length,
  })
}
