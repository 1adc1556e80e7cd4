import { ritualRecord, salonRecord, seriesRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { NOTHING_PLANNED } from '../../../shared/domain/salon.ts'
import type { Series } from '../../../shared/domain/salon.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { checkSalon, draftOf } from '../commands/check-salon.ts'
import { setRhythm } from '../commands/series-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import type { Write } from './compare-with-here.ts'
import type { FileSalon } from './file-items.ts'
import { planImport } from './plan-import.ts'

/** Makes salons and series of what was chosen in a calendar file, and changes those that are here, in one write. */
export async function importCalendar(
  community: OpenCommunity,
  input: ParsedCommand<'calendar.import'>,
): Promise<Result<CommandResult<'calendar.import'>>> {
  const plan = await planImport(community, input.file.data, input.chapter)
  if (!plan.ok) return plan
  const chosen = new Set(input.take)
  const taking = new Taking(community, input)
  for (const { item, write } of plan.value.items) {
    if (!chosen.has(item.key)) continue
    const taken = taking.take(write)
    if (!taken.ok) return taken
  }
  const { batch, made } = taking
  const count = made.salons + made.series + made.updated
  if (count > 0) await community.commit(batch.build(), 'calendar.import', { undo: count })
  return ok(made)
}

class Taking {
  readonly batch: BatchBuilder
  readonly made = { salons: 0, series: 0, updated: 0 }
  readonly #community: OpenCommunity
  readonly #input: Pick<ParsedCommand<'calendar.import'>, 'chapter' | 'untitled'>

  constructor(community: OpenCommunity, input: Pick<ParsedCommand<'calendar.import'>, 'chapter' | 'untitled'>) {
    this.#community = community
    this.#input = input
    this.batch = community.batch()
  }

  take(write: Write): Result<void> {
    switch (write.kind) {
      case 'nothing':
        return ok(undefined)
      case 'salon':
        return this.#addSalon(write.salon, write.series)
      case 'series':
        return this.#addSeries(write)
      case 'salonChange':
        return this.#changeSalon(write)
      case 'seriesChange':
        this.#changeSeries(write)
        return ok(undefined)
      case 'date': {
        const { series, date, to } = write
        this.batch.set(series, ['ritual', 'skipped', date], to.skipped ? true : undefined)
        this.batch.set(series, ['ritual', 'moved', date], to.moved ?? undefined)
        this.made.updated += 1
        return ok(undefined)
      }
    }
  }

  #addSalon(told: FileSalon, series: SeriesId | null): Result<void> {
    const { title, venue, notes, start, end, occurrence } = told
    const { chapter, untitled } = this.#input
    const theme = title === '' ? untitled : title
    const draft = { ...NO_DRAFT, theme, chapter, start, end, venue, notes, ...(series && { series: null, occurrence }) }
    const checked = checkSalon(this.#community, draft)
    if (!checked.ok) return checked
    const { world } = this.#community
    const record = salonRecord({
      ...NOTHING_PLANNED,
      ...checked.value,
      // A series that is made by this very batch is one that no check can find yet.
      ...(series && { series }),
      seats: {},
      pinned: [],
      uid: told.uid,
      ...(told.sequence > 0 && { sequence: told.sequence }),
      created: world.now(),
      ...(told.cancelled && { cancelled: world.now() }),
    })
    this.batch.create('salons', chapter, newId('sal', world.random), record)
    this.made.salons += 1
    return ok(undefined)
  }

  #addSeries({ told, ritual }: Extract<Write, { kind: 'series' }>): Result<void> {
    const { chapter, untitled } = this.#input
    const series: Series = {
      id: newId('ser', this.#community.world.random),
      name: told.title === '' ? untitled : told.title,
      chapter,
      ritual,
      uid: told.key,
      ...(told.sequence > 0 && { sequence: told.sequence }),
    }
    this.batch.create('salons', chapter, series.id, seriesRecord(series))
    this.made.series += 1
    for (const salon of told.salons) {
      const added = this.#addSalon(salon, series.id)
      if (!added.ok) return added
    }
    return ok(undefined)
  }

  #changeSalon({ salon, told, differs }: Extract<Write, { kind: 'salonChange' }>): Result<void> {
    const { cancelled, times, ...words } = differs
    const set = { ...words, ...times, ...(words.venue !== undefined && { venueId: null }) }
    const checked = checkSalon(this.#community, { ...draftOf(salon), ...set }, salon.hosts)
    if (!checked.ok) return checked
    const next = checked.value
    // Field by field, and what is emptied becomes null, as when somebody changes it by hand.
    for (const field of ['theme', 'start', 'end', 'zone', 'venue', 'venueId', 'notes'] as const)
      if (next[field] !== salon[field]) this.batch.set(salon.id, [field], next[field] ?? null)
    if (cancelled !== undefined)
      this.batch.set(salon.id, ['cancelled'], cancelled ? this.#community.world.now() : undefined)
    if (told.sequence > (salon.sequence ?? 0)) this.batch.set(salon.id, ['sequence'], told.sequence)
    this.made.updated += 1
    return ok(undefined)
  }

  #changeSeries({ series, told, differs }: Extract<Write, { kind: 'seriesChange' }>): void {
    const { name, ritual } = differs
    if (name !== undefined) this.batch.set(series.id, ['name'], name)
    if (ritual && series.ritual) setRhythm(this.batch, series.id, series.ritual, ritual)
    else if (ritual) this.batch.set(series.id, ['ritual'], ritualRecord(ritual))
    if (told.sequence > (series.sequence ?? 0)) this.batch.set(series.id, ['sequence'], told.sequence)
    this.made.updated += 1
  }
}

const NO_DRAFT = {
  hosts: [],
  interests: [],
  agenda: [],
  tasks: [],
  budget: [],
  waitRule: 'order' as const,
  tables: [],
}
