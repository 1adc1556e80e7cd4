import { salonRecord, seriesRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { SeriesId } from '../../../shared/domain/ids.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { NOTHING_PLANNED } from '../../../shared/domain/salon.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { checkSalon } from '../commands/check-salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import { planImport } from './plan-import.ts'
import type { PlannedSalon } from './plan-import.ts'

/** Makes salons and series of what was chosen in a calendar file, in one write; what is here already stays as it is. */
export async function importCalendar(
  community: OpenCommunity,
  { file, chapter, take, untitled }: ParsedCommand<'calendar.import'>,
): Promise<Result<CommandResult<'calendar.import'>>> {
  const plan = await planImport(community, file.data, chapter)
  if (!plan.ok) return plan
  const { world } = community
  const chosen = new Set(take)
  const batch = community.batch()
  const made = { salons: 0, series: 0 }
  const addSalon = (planned: PlannedSalon, series: SeriesId | null): Result<void> => {
    const { title, venue, notes, start, end, occurrence } = planned
    const theme = title === '' ? untitled : title
    const draft = { ...NO_DRAFT, theme, chapter, start, end, venue, notes, ...(series && { series: null, occurrence }) }
    const checked = checkSalon(community, draft)
    if (!checked.ok) return checked
    const record = salonRecord({
      ...NOTHING_PLANNED,
      ...checked.value,
      // The series is made by this very batch, where no check can find it yet.
      ...(series && { series }),
      seats: {},
      pinned: [],
      uid: planned.uid,
      created: world.now(),
      ...(planned.cancelled && { cancelled: world.now() }),
    })
    batch.create('salons', chapter, newId('sal', world.random), record)
    made.salons += 1
    return ok(undefined)
  }
  for (const { item, ritual, salons } of plan.value.items) {
    if (item.here || !chosen.has(item.key)) continue
    let series: SeriesId | null = null
    if (ritual) {
      series = newId('ser', world.random)
      const name = item.title === '' ? untitled : item.title
      batch.create('salons', chapter, series, seriesRecord({ id: series, name, chapter, ritual, uid: item.key }))
      made.series += 1
    }
    for (const salon of salons) {
      const added = addSalon(salon, series)
      if (!added.ok) return added
    }
  }
  const count = made.salons + made.series
  if (count > 0) await community.commit(batch.build(), 'calendar.import', { undo: count })
  return ok(made)
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
