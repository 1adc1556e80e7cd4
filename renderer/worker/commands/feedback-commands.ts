import { feedbackRecord, reviewRecord } from '../../../shared/crdt/evening-records.ts'
import type { Feedback, Review } from '../../../shared/domain/afterwards.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import type { Handlers } from './handler.ts'

/** What guests say: how an evening was, what should stay, ideas and complaints. */
export const feedbackCommands: Handlers<'review.add' | 'review.takeBack' | 'feedback.add' | 'feedback.takeBack'> = {
  async 'review.add'(community, { salon: id, sheets }) {
    const { tables } = community
    const salon = tables.salons.get(id)
    const filled = sheets.filter(isFilled)
    if (!salon || filled.some(({ member }) => member !== null && !tables.members.get(member)))
      return failed('not-found')
    if (filled.length === 0) return failed('text-empty')
    if (filled.some(isTooLong)) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const batch = community.batch()
    for (const { rating, keep, idea, complaint, member } of filled) {
      const said = saidBy(community, salon.chapter, member)
      if (rating !== null || keep.trim() !== '') {
        const review: Review = {
          ...said,
          id: newId('rev', community.world.random),
          salon: id,
          ...(rating !== null && { rating }),
          keep: keep.trim(),
        }
        batch.create('attendance', salon.chapter, review.id, reviewRecord(review))
      }
      for (const [kind, text] of [['idea', idea] as const, ['complaint', complaint] as const]) {
        if (text.trim() === '') continue
        const feedback = feedbackOf(community, { ...said, chapter: salon.chapter, kind, text: text.trim(), salon: id })
        batch.create('attendance', salon.chapter, feedback.id, feedbackRecord(feedback))
      }
    }
    await community.commit(batch.build(), 'review.add', { undo: filled.length })
    return ok({ sheets: filled.length })
  },

  async 'review.takeBack'(community, { review: id }) {
    const review = community.tables.reviews.get(id)
    if (!review || review.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'review.takeBack', { undo: 1 })
    return ok(undefined)
  },

  async 'feedback.add'(community, { chapter, kind, text, salon, member }) {
    const { tables } = community
    if (!tables.chapters.has(chapter) || (salon !== null && !tables.salons.has(salon))) return failed('not-found')
    if (member !== null && !tables.members.get(member)) return failed('not-found')
    if (text.trim() === '') return failed('text-empty')
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const said = saidBy(community, chapter, member)
    const feedback = feedbackOf(community, {
      ...said,
      chapter,
      kind,
      text: text.trim(),
      ...(salon !== null && { salon }),
    })
    const batch = community.batch().create('attendance', chapter, feedback.id, feedbackRecord(feedback))
    await community.commit(batch.build(), 'feedback.add', { undo: 1 })
    return ok({ feedback: feedback.id })
  },

  async 'feedback.takeBack'(community, { feedback: id }) {
    const feedback = community.tables.feedback.get(id)
    if (!feedback || feedback.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'feedback.takeBack', { undo: 1 })
    return ok(undefined)
  },
}

type FeedbackSheet = ParsedCommand<'review.add'>['sheets'][number]

function isFilled({ rating, keep, idea, complaint }: FeedbackSheet): boolean {
  return rating !== null || [keep, idea, complaint].some((text) => text.trim() !== '')
}

function isTooLong({ keep, idea, complaint }: FeedbackSheet): boolean {
  return [keep, idea, complaint].some((text) => text.length > NOTES_LIMIT)
}

interface SaidBy {
  readonly member?: MemberId
  readonly at: number
  readonly by: Feedback['by']
}

function saidBy({ tables, world, identity }: OpenCommunity, chapter: ChapterId, member: MemberId | null): SaidBy {
  return {
    ...(member !== null && { member: recordIn(tables, member, chapter) }),
    at: world.now(),
    by: identity.organizer,
  }
}

function feedbackOf(
  { world }: OpenCommunity,
  said: SaidBy & {
    readonly chapter: ChapterId
    readonly kind: Feedback['kind']
    readonly text: string
    readonly salon?: SalonId
  },
): Feedback {
  return { ...said, id: newId('fbk', world.random), state: 'heard', steps: [] }
}
