import { touchpointRecord } from '../../../shared/crdt/evening-records.ts'
import { stepField } from '../../../shared/crdt/idea-steps.ts'
import type { Feedback, FeedbackState, Touchpoint } from '../../../shared/domain/afterwards.ts'
import { lastMoves, rivalMoves, votesOf } from '../../../shared/domain/idea.ts'
import type { IdeaStep } from '../../../shared/domain/idea.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { AgendaItem } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { recordIn } from '../people/places.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Handlers } from './handler.ts'
import { setItems } from './salon-items.ts'

/** What becomes of an idea or complaint: every step is a fact beside the others, with who did it and when. */
export const ideaCommands: Handlers<
  | 'feedback.state'
  | 'feedback.answer'
  | 'feedback.vote'
  | 'feedback.withdrawVote'
  | 'feedback.thank'
  | 'feedback.announce'
> = {
  async 'feedback.state'(community, { feedback: id, state, text: typed }) {
    const feedback = standingIdea(community, id)
    if (!feedback) return failed('not-found')
    const text = typed.trim()
    if (state === 'declined' && text === '') return failed('reason-empty')
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    if (feedback.state === state && !rivalMoves(feedback.steps)) return ok(undefined)
    const batch = moveTo(community, community.batch(), feedback, state, text)
    await community.commit(batch.build(), 'feedback.state', { undo: 1 })
    return ok(undefined)
  },

  async 'feedback.answer'(community, { feedback: id, text: typed }) {
    const feedback = standingIdea(community, id)
    if (!feedback) return failed('not-found')
    const text = typed.trim()
    if (text === '') return failed('text-empty')
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const batch = community.batch()
    if (feedback.state === 'heard') moveTo(community, batch, feedback, 'answered', text)
    else addStep(batch, id, { ...begun(community), kind: 'answered', text })
    await community.commit(batch.build(), 'feedback.answer', { undo: 1 })
    return ok(undefined)
  },

  async 'feedback.vote'(community, { feedback: id, members }) {
    const { tables } = community
    const feedback = standingIdea(community, id)
    const people = new Set(members.map((member) => tables.people.personOf(member)))
    if (!feedback || [...people].some((person) => !tables.members.get(person))) return failed('not-found')
    const votes = votesOf(feedback.steps, (member) => tables.people.personOf(member))
    const added = [...people].filter((person) => !votes.has(person))
    if (added.length === 0) return ok({ added: 0 })
    const batch = community.batch()
    for (const person of added)
      addStep(batch, id, { ...begun(community), kind: 'voted', member: recordIn(tables, person, feedback.chapter) })
    await community.commit(batch.build(), 'feedback.vote', { undo: added.length })
    return ok({ added: added.length })
  },

  async 'feedback.withdrawVote'(community, { feedback: id, member }) {
    const { people } = community.tables
    const feedback = standingIdea(community, id)
    const votes = feedback && votesOf(feedback.steps, (each) => people.personOf(each)).get(people.personOf(member))
    if (!votes) return failed('not-found')
    const batch = community.batch()
    for (const of of votes) addStep(batch, id, { ...begun(community), kind: 'withdrew', of })
    await community.commit(batch.build(), 'feedback.withdrawVote', { undo: 1 })
    return ok(undefined)
  },

  async 'feedback.thank'(community, { feedback: id, kind, text: typed }) {
    const feedback = standingIdea(community, id)
    if (!feedback) return failed('not-found')
    const text = typed.trim()
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const batch = community.batch()
    const { at, by } = begun(community)
    const { chapter, member, salon } = feedback
    if (member) {
      const touchpoint: Touchpoint = {
        id: newId('tch', community.world.random),
        chapter,
        member: recordIn(community.tables, member, chapter),
        kind,
        text,
        ...(salon && { salon }),
        at,
        by,
      }
      batch.create('attendance', chapter, touchpoint.id, touchpointRecord(touchpoint))
    }
    moveTo(community, batch, feedback, 'thanked', text)
    await community.commit(batch.build(), 'feedback.thank', { undo: 1 })
    return ok(undefined)
  },

  async 'feedback.announce'(community, { feedback: id, salon: where, title: typed }) {
    const feedback = standingIdea(community, id)
    const salon = community.tables.salons.get(where)
    if (!feedback || !salon || salon.chapter !== feedback.chapter) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    if (timesOf(salon).end <= community.world.now()) return failed('salon-begun')
    const title = typed.trim()
    if (title === '') return failed('text-empty')
    if (title.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    const item: AgendaItem = {
      id: newId('ent', community.world.random),
      order: orderAfterOpening(salon.agenda),
      minutes: ANNOUNCING_MINUTES,
      title,
      who: '',
      bring: '',
    }
    const batch = community.batch()
    setItems(batch, where, 'agenda', { before: salon.agenda, after: [...salon.agenda, item] })
    addStep(batch, id, { ...begun(community), kind: 'announced', salon: where, item: item.id })
    await community.commit(batch.build(), 'feedback.announce', { undo: 1 })
    return ok(undefined)
  },
}

/** Long enough to say it and to thank whoever it came from. */
const ANNOUNCING_MINUTES = 3

/** Said after the welcome, before the evening goes where it goes; on an empty run sheet it comes first. */
function orderAfterOpening(agenda: readonly AgendaItem[]): number {
  const [first, second] = agenda.map(({ order }) => order).sort((a, b) => a - b)
  if (first === undefined) return 0
  return second === undefined ? first + 1 : (first + second) / 2
}

function standingIdea({ tables }: OpenCommunity, id: FeedbackId): Feedback | null {
  const feedback = tables.feedback.get(id)
  return feedback && feedback.voided === undefined ? feedback : null
}

function begun({ world, identity }: OpenCommunity): Pick<IdeaStep, 'id' | 'at' | 'by'> {
  return { id: newId('ent', world.random), at: world.now(), by: identity.organizer }
}

/** Moves it on from wherever it stands here: of moves that disagreed, this one is the last word. */
export function moveTo(
  community: OpenCommunity,
  batch: BatchBuilder,
  { id, steps }: Feedback,
  state: FeedbackState,
  text: string,
): BatchBuilder {
  const after = lastMoves(steps).map((move) => move.id)
  return addStep(batch, id, { ...begun(community), kind: 'moved', state, after, text })
}

function addStep(batch: BatchBuilder, feedback: FeedbackId, step: IdeaStep): BatchBuilder {
  const [field, value] = stepField(step)
  return batch.set(feedback, [field], value)
}
