import { dateAt } from '../../../shared/calendar/instants.ts'
import { journeyRecord, stepRecord } from '../../../shared/crdt/challenge-records.ts'
import { isDay, journeySettingFields } from '../../../shared/crdt/journey-settings.ts'
import { STEP_LIMIT } from '../../../shared/domain/challenge.ts'
import type { Journey, StepTaken } from '../../../shared/domain/challenge.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { DAYS_MOST, inOrder, OWN_STEPS_MOST, SEEN_RULES } from '../../../shared/domain/journey.ts'
import type { JourneySettings, JourneyStep } from '../../../shared/domain/journey.ts'
import { FIELD_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import { journeyOf, standingJourneys } from '../journeys/first-facts.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'
import { checkDay, factAbout } from './ledger-commands.ts'

/** What is decided about members' first hundred days, and ticked by hand. */
export const journeyCommands: Handlers<
  'journey.accompany' | 'journey.begin' | 'journey.leave' | 'journey.tick' | 'journey.untick' | 'journey.settings'
> = {
  'journey.accompany'(community, { member, chapter, companion }) {
    const { people, members } = community.tables
    if (companion !== null) {
      if (!members.get(people.personOf(companion))) return Promise.resolve(failed('not-found'))
      if (people.personOf(companion) === people.personOf(member)) return Promise.resolve(failed('own-companion'))
    }
    return decide(community, 'journey.accompany', { member, chapter }, ({ companion: _before, ...journey }) => ({
      ...journey,
      ...(companion !== null && { companion }),
    }))
  },

  'journey.begin'(community, { member, chapter, day }) {
    const checked = day === null ? ok(undefined) : checkDay(community, chapter, day)
    if (!checked.ok) return Promise.resolve(checked)
    const started = checked.value
    return decide(community, 'journey.begin', { member, chapter }, ({ started: _before, ...journey }) => ({
      ...journey,
      left: false,
      ...(started !== undefined && { started }),
    }))
  },

  'journey.leave'(community, { member, chapter, left }) {
    return decide(community, 'journey.leave', { member, chapter }, (journey) => ({ ...journey, left }))
  },

  async 'journey.tick'(community, { member, chapter, step, word }) {
    const { tables, world } = community
    if (!tables.journeySettings.steps.some(({ id, off }) => id === step && !off)) return failed('not-found')
    if (word.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    const id = newId('stp', world.random)
    const day = dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')
    const record: StepTaken = { ...fact.value, id, step, how: 'done', day, word: word.trim() }
    const batch = community.batch().create('ledger', chapter, id, stepRecord(record))
    await community.commit(batch.build(), 'journey.tick', { undo: 1 })
    return ok({ step: id })
  },

  async 'journey.untick'(community, { step: id }) {
    const { tables, world } = community
    const tick = tables.steps.get(id)
    if (!tick || tick.voided !== undefined || tick.challenge !== undefined) return failed('not-found')
    const batch = community.batch()
    // Two devices may have ticked one step each.
    for (const part of tables.people.partsOf(tables.people.personOf(tick.member)))
      for (const each of tables.steps.of(part))
        if (each.challenge === undefined && each.step === tick.step && each.voided === undefined)
          batch.set(each.id, ['voided'], world.now())
    await community.commit(batch.build(), 'journey.untick', { undo: 1 })
    return ok(undefined)
  },

  async 'journey.settings'(community, { draft }) {
    const settings = journeySettingsFrom(community, draft)
    if (!settings.ok) return settings
    const batch = community.batch()
    for (const [field, value] of journeySettingFields(community.tables.journeySettings, settings.value))
      batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'journey.settings', { undo: 1 })
    return ok(undefined)
  },
}

/** Settings as somebody drew them up: days within reason, every step of the product once, own ones with words. */
export function journeySettingsFrom(
  { world }: OpenCommunity,
  { days, steps: given }: ParsedCommand<'journey.settings'>['draft'],
): Result<JourneySettings> {
  const steps: JourneyStep[] = []
  for (const { id, rule, text: typed, due, off } of given) {
    const text = typed.trim()
    if (rule === 'own' && text === '') continue
    if (!isDay(days) || !isDay(due)) return failed('number-out-of-range', { value: `1–${DAYS_MOST}` })
    if (text.length > STEP_LIMIT) return failed('value-too-long', { field: 'notes', limit: STEP_LIMIT })
    const own = isId('ent', id) ? id : newId('ent', world.random)
    steps.push({ id: rule === 'own' ? own : rule, rule, text, due, off })
  }
  const own = steps.filter(({ rule }) => rule === 'own').length
  if (own > OWN_STEPS_MOST) return failed('number-out-of-range', { value: `0–${OWN_STEPS_MOST}` })
  if (SEEN_RULES.some((rule) => steps.filter((step) => step.rule === rule).length !== 1)) return failed('invalid-input')
  return ok({ days, steps: inOrder(steps) })
}

/** Writes what counts from now on in place of all that was decided before. */
async function decide(
  community: OpenCommunity,
  command: 'journey.accompany' | 'journey.begin' | 'journey.leave',
  { member, chapter }: { readonly member: MemberId; readonly chapter: ChapterId },
  next: (journey: Pick<Journey, 'started' | 'companion' | 'left'>) => Pick<Journey, 'started' | 'companion' | 'left'>,
): Promise<Result<void>> {
  const fact = factAbout(community, member, chapter)
  if (!fact.ok) return fact
  const { tables, world } = community
  const { started, companion, left = false } = journeyOf(tables, member, chapter) ?? {}
  const batch = community.batch()
  for (const { id } of standingJourneys(tables, member, chapter)) batch.set(id, ['voided'], world.now())
  const id = newId('jny', world.random)
  const said = next({ ...(started && { started }), ...(companion && { companion }), left })
  batch.create('ledger', chapter, id, journeyRecord({ ...fact.value, ...said, id }))
  await community.commit(batch.build(), command, { undo: 1 })
  return ok(undefined)
}
