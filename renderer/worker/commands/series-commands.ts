import { instantOf, localAt, localDateTime } from '../../../shared/calendar/instants.ts'
import { ritualRecord, rhythmText, salonRecord, seriesRecord } from '../../../shared/crdt/salon-records.ts'
import type { LocalDateTime, TimeZone } from '../../../shared/domain/dates.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SeriesId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { NEW_RITUAL } from '../../../shared/domain/salon.ts'
import type { Evening, Rhythm, Ritual, Salon, Series } from '../../../shared/domain/salon.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { checkSalon, draftOf } from './check-salon.ts'
import type { Draft } from './check-salon.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

export const seriesCommands: Handlers<
  'series.create' | 'series.rename' | 'series.keep' | 'series.skip' | 'series.move' | 'series.plan'
> = {
  async 'series.create'(community, { name: raw, chapter, rhythm }) {
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('ser', community.world.random)
    const batch = community.batch()
    const checked = rhythm ? await checkRhythm(community, chapter ?? null, rhythm) : null
    if (checked?.ok === false) return checked
    const series = { id, name: name.value, ...(checked && { ritual: { ...NEW_RITUAL, ...checked.value } }) }
    if (chapter) batch.create('salons', chapter, id, seriesRecord({ ...series, chapter }))
    else batch.create('community', null, id, seriesRecord(series))
    await community.commit(batch.build(), 'series.create', { undo: 1 })
    return ok({ series: id })
  },

  async 'series.rename'(community, { series, name: raw }) {
    if (!community.tables.series.has(series)) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    await community.commit(community.batch().set(series, ['name'], name.value).build(), 'series.rename', { undo: 1 })
    return ok(undefined)
  },

  async 'series.keep'(community, { series: id, rhythm, fromThen }) {
    const series = community.tables.series.get(id)
    if (!series) return failed('not-found')
    const batch = community.batch()
    if (rhythm === null) {
      await community.commit(batch.set(id, ['ritual'], undefined).build(), 'series.keep', { undo: 1 })
      return ok(undefined)
    }
    const checked = await checkRhythm(community, series.chapter ?? null, rhythm)
    if (!checked.ok) return checked
    const { ritual } = series
    if (!ritual) batch.set(id, ['ritual'], ritualRecord({ ...NEW_RITUAL, ...checked.value }))
    else {
      const { changedFrom } = await reckoning()
      const next: Ritual = fromThen
        ? changedFrom(ritual, checked.value)
        : { ...ritual, ...checked.value, earlier: ritual.earlier.filter(({ start }) => start < checked.value.start) }
      setRhythm(batch, id, ritual, next)
    }
    await community.commit(batch.build(), 'series.keep', { undo: 1 })
    return ok(undefined)
  },

  async 'series.skip'(community, { series: id, date, skipped }) {
    const found = await dateIn(community, id, date)
    if (!found.ok) return found
    const batch = community.batch().set(id, ['ritual', 'skipped', found.value.date], skipped ? true : undefined)
    await community.commit(batch.build(), 'series.skip', { undo: 1 })
    return ok(undefined)
  },

  async 'series.move'(community, { series: id, date, to }) {
    const found = await dateIn(community, id, date)
    if (!found.ok) return found
    const start = to === null ? null : localDateTime(to)
    if (to !== null && start === null) return failed('bad-date', { value: to })
    const { home, ritual } = found.value
    const there = start && home !== ritual.zone ? localAt(instantOf(start, home) ?? 0, ritual.zone) : start
    const moved = there === null || there === found.value.date ? undefined : there
    const batch = community.batch().set(id, ['ritual', 'moved', found.value.date], moved)
    await community.commit(batch.build(), 'series.move', { undo: 1 })
    return ok(undefined)
  },

  async 'series.plan'(community, { series: id, date, chapter: asked }) {
    const found = await dateIn(community, id, date)
    if (!found.ok) return found
    const { series, evening } = found.value
    const chapter = community.tables.chapters.get(series.chapter ?? asked ?? ('' as ChapterId))
    if (!chapter) return failed('not-found')
    const there = plannedOn(community, id, found.value.date, chapter.id)
    if (there) return ok({ salon: there.id, made: false })
    const { heldIn } = await reckoning()
    const draft = draftFor(community, {
      ...found.value,
      chapter: chapter.id,
      evening: heldIn(chapter.zone, series, evening),
    })
    const checked = checkSalon(community, draft, draft.hosts)
    if (!checked.ok) return checked
    const salon = newId('sal', community.world.random)
    const record = salonRecord({ ...checked.value, seats: {}, pinned: [], created: community.world.now() })
    await community.commit(
      community.batch().create('salons', checked.value.chapter, salon, record).build(),
      'series.plan',
      { undo: 1 },
    )
    return ok({ salon, made: true })
  },
}

/** Writes what is different about how a series comes, and came before; its dates stay as they are. */
export function setRhythm(batch: BatchBuilder, series: SeriesId, before: Ritual, next: Ritual): void {
  for (const field of RHYTHM_FIELDS)
    if (next[field] !== before[field]) batch.set(series, ['ritual', field], next[field])
  for (const { start } of before.earlier)
    if (!next.earlier.some((each) => each.start === start)) batch.set(series, ['ritual', 'earlier', start], undefined)
  for (const each of next.earlier)
    if (!before.earlier.some(({ start }) => start === each.start))
      batch.set(series, ['ritual', 'earlier', each.start], rhythmText(each))
}

const RHYTHM_FIELDS = ['rule', 'start', 'zone', 'minutes'] as const satisfies readonly (keyof Rhythm)[]

/** A day and a night: longer than that it is no evening. */
const LONGEST_MINUTES = 24 * 60

/** Reckoning with rules is of no use to a start that shows the roster, so it is loaded by whoever needs it. */
const reckoning = () => import('../../../shared/calendar/ritual.ts')

async function checkRhythm(
  { tables }: OpenCommunity,
  chapter: ChapterId | null,
  { rule, start: typed, minutes }: NonNullable<ParsedCommand<'series.keep'>['rhythm']>,
): Promise<Result<Rhythm>> {
  const { cleanRhythm, EVERY_ZONE } = await reckoning()
  const zone = chapter === null ? EVERY_ZONE : tables.chapters.get(chapter)?.zone
  if (zone === undefined) return failed('not-found')
  const start = localDateTime(typed)
  if (!start) return failed('bad-date', { value: typed })
  if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) return failed('end-before-start')
  const rhythm = cleanRhythm({ rule, start, zone, minutes: Math.round(minutes) })
  return rhythm ? ok(rhythm) : failed('bad-rhythm')
}

interface FoundDate {
  readonly series: Series
  readonly ritual: Ritual
  readonly date: LocalDateTime
  /** The chapter's zone, which a rhythm from another program's calendar may not keep. */
  readonly home: TimeZone
  readonly evening: Evening
}

/** A date of a series, if its rhythm gives it. */
async function dateIn({ tables }: OpenCommunity, id: SeriesId, typed: string): Promise<Result<FoundDate>> {
  const series = tables.series.get(id)
  if (!series?.ritual) return failed('not-found')
  const date = localDateTime(typed)
  if (!date) return failed('bad-date', { value: typed })
  const { ritual, chapter } = series
  const home = (chapter && tables.chapters.get(chapter)?.zone) ?? ritual.zone
  const { eveningOf, isOccurrence } = await reckoning()
  if (!isOccurrence(ritual, date)) return failed('not-in-rhythm', { value: date.replace('T', ' ') })
  return ok({ series, ritual, date, home, evening: eveningOf(ritual, date) })
}

function plannedOn(
  { tables }: OpenCommunity,
  series: SeriesId,
  date: LocalDateTime,
  chapter: ChapterId,
): Salon | undefined {
  return [...tables.salons.values()].find(
    (salon) => salon.series === series && salon.occurrence === date && salon.chapter === chapter,
  )
}

/** A date as one chapter holds it. */
interface HeldDate extends FoundDate {
  readonly chapter: ChapterId
}

/** As the chapter's last salon of the series was, but for its theme, its guests and what became of it. */
function draftFor(community: OpenCommunity, { series, chapter, date, evening: { start, end } }: HeldDate): Draft {
  const basis = [...community.tables.salons.values()]
    .filter((salon) => salon.series === series.id && salon.chapter === chapter && salon.cancelled === undefined)
    .reduce<Salon | null>((last, salon) => (last && last.start >= salon.start ? last : salon), null)
  const model = basis ? draftOf(basis) : BLANK
  return {
    ...model,
    theme: series.name,
    chapter,
    series: series.id,
    occurrence: date,
    start,
    end,
    agenda: model.agenda.map((line) => ({ ...line, id: undefined })),
    tasks: model.tasks.map((task) => ({ ...task, id: undefined, done: null })),
    budget: model.budget.map((line) => ({ ...line, id: undefined, real: null })),
    tables: model.tables.map((table) => ({ ...table, id: undefined })),
  }
}

const BLANK = {
  venue: '',
  hosts: [],
  interests: [],
  agenda: [],
  tasks: [],
  budget: [],
  waitRule: 'order',
  tables: [],
  notes: '',
} satisfies Partial<Draft>
