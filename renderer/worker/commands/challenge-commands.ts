import { isoDate } from '../../../shared/calendar/instants.ts'
import { challengeRecord } from '../../../shared/crdt/challenge-records.ts'
import { itemsRecord } from '../../../shared/crdt/salon-records.ts'
import { FORGIVES_MOST, PURPOSE_LIMIT, STEP_LIMIT, STEPS_MOST } from '../../../shared/domain/challenge.ts'
import type { Challenge, ChallengeStep } from '../../../shared/domain/challenge.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChallengeId } from '../../../shared/domain/ids.ts'
import { NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'
import { notAllowed } from './permission.ts'
import { setLines, withoutUndefined } from './salon-items.ts'

/** What people are asked to do, and what came of it. */
export const challengeCommands: Handlers<
  'challenge.create' | 'challenge.update' | 'challenge.close' | 'challenge.reopen' | 'challenge.delete'
> = {
  async 'challenge.create'(community, { chapter, kind, template, ...typed }) {
    const { tables, world, identity } = community
    if (chapter !== null && !tables.chapters.has(chapter)) return failed('not-found')
    // The community's page is written by admins; a leader's challenge is their chapter's.
    if (chapter === null && tables.standingOf(identity.device)?.role !== 'admin')
      return { ok: false, problem: notAllowed(community, 'admin', null) }
    const checked = checkWhat(community, kind, typed)
    if (!checked.ok) return checked
    const challenge: Challenge = {
      ...checked.value,
      id: newId('chl', world.random),
      kind,
      ...(chapter !== null && { chapter }),
      ...(template !== null && { template }),
      summary: '',
      created: world.now(),
    }
    const batch = community.batch()
    if (chapter === null) batch.create('community', null, challenge.id, challengeRecord(challenge))
    else batch.create('salons', chapter, challenge.id, challengeRecord(challenge))
    await community.commit(batch.build(), 'challenge.create', { undo: 1 })
    return ok({ challenge: challenge.id })
  },

  async 'challenge.update'(community, { challenge: id, set }) {
    const found = standing(community, id)
    if (!found.ok) return found
    const before = found.value
    const typed = { ...typedOf(before), ...withoutUndefined(set) }
    const next = checkWhat(community, before.kind, typed)
    if (!next.ok) return next
    const batch = community.batch()
    // Field by field and step by step: what somebody else changed meanwhile stays theirs.
    for (const field of SINGLE_FIELDS)
      if (next.value[field] !== before[field]) batch.set(id, [field], next.value[field])
    if (set.steps)
      setLines(batch, id, ['steps'], { before: itemsRecord(before.steps), after: itemsRecord(next.value.steps) })
    if (!batch.isEmpty) await community.commit(batch.build(), 'challenge.update', { undo: 1 })
    return ok(undefined)
  },

  async 'challenge.close'(community, { challenge: id, summary }) {
    const found = standing(community, id)
    if (!found.ok) return found
    if (summary.length > NOTES_LIMIT) return tooLong(NOTES_LIMIT)
    const batch = community.batch()
    if (summary.trim() !== found.value.summary) batch.set(id, ['summary'], summary.trim())
    if (found.value.closed === undefined) batch.set(id, ['closed'], community.world.now())
    if (!batch.isEmpty) await community.commit(batch.build(), 'challenge.close', { undo: 1 })
    return ok(undefined)
  },

  async 'challenge.reopen'(community, { challenge: id }) {
    const found = standing(community, id)
    if (!found.ok) return found
    if (found.value.closed === undefined) return failed('not-found')
    await community.commit(community.batch().set(id, ['closed'], undefined).build(), 'challenge.reopen', { undo: 1 })
    return ok(undefined)
  },

  async 'challenge.delete'(community, { challenge: id }) {
    const found = standing(community, id)
    if (!found.ok) return found
    const batch = community.batch().set(id, ['archived'], community.world.now())
    await community.commit(batch.build(), 'challenge.delete', { undo: 1 })
    return ok(undefined)
  },
}

/** A challenge that nobody has put away. */
export function standing({ tables }: OpenCommunity, id: ChallengeId): Result<Challenge> {
  const challenge = tables.challenges.get(id)
  return challenge && challenge.archived === undefined ? ok(challenge) : failed('not-found')
}

/** What a challenge holds once each. */
const SINGLE_FIELDS = [
  'name',
  'purpose',
  'from',
  'until',
  'series',
  'forgives',
] as const satisfies readonly (keyof Challenge)[]

type Typed = Omit<ParsedCommand<'challenge.create'>, 'chapter' | 'kind' | 'template'>
type What = Pick<Challenge, (typeof SINGLE_FIELDS)[number] | 'steps'>

function typedOf({ name, purpose, from, until, steps, series, forgives }: Challenge): Typed {
  return { name, purpose, from, until: until ?? null, steps: [...steps], series: series ?? null, forgives }
}

/** What somebody wrote of a challenge: with a name, days in their order, and steps to take or a series to come to. */
function checkWhat(community: OpenCommunity, kind: Challenge['kind'], typed: Typed): Result<What> {
  const { tables, world } = community
  const name = checkName(typed.name)
  if (!name.ok) return name
  const purpose = typed.purpose.trim()
  if (purpose.length > PURPOSE_LIMIT) return tooLong(PURPOSE_LIMIT)
  const from = isoDate(typed.from)
  if (from === null) return failed('bad-date', { value: typed.from })
  const until = typed.until === null ? null : isoDate(typed.until)
  if (typed.until !== null && until === null) return failed('bad-date', { value: typed.until })
  if (until !== null && until < from) return failed('end-before-start')
  const { forgives } = typed
  if (!Number.isInteger(forgives) || forgives < 0 || forgives === 1 || forgives > FORGIVES_MOST)
    return failed('number-out-of-range', { value: `2–${FORGIVES_MOST}` })
  const plain = { name: name.value, purpose, from, ...(until !== null && { until }), forgives }
  if (kind === 'ritual') {
    const series = typed.series === null ? undefined : tables.series.get(typed.series)
    return series ? ok({ ...plain, series: series.id, steps: [] }) : failed('no-series')
  }
  const lines = typed.steps.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== '')
  if (lines.length === 0) return failed('no-steps')
  if (lines.length > STEPS_MOST) return failed('number-out-of-range', { value: `1–${STEPS_MOST}` })
  if (lines.some(({ text }) => text.length > STEP_LIMIT)) return tooLong(STEP_LIMIT)
  const steps = lines.map(({ id, text }, order): ChallengeStep => {
    return { id: isId('ent', id) ? id : newId('ent', world.random), order, text }
  })
  return ok({ ...plain, steps })
}

function tooLong(limit: number): Result<never> {
  return failed('value-too-long', { field: 'notes', limit })
}
