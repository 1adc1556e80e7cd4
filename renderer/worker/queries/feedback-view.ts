import { FEEDBACK_STATES } from '../../../shared/domain/afterwards.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SalonId } from '../../../shared/domain/ids.ts'
import type { FeedbackRow, FeedbackView } from '../../../shared/protocol/afterwards.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from './named.ts'
import { salonRef } from './touchpoints.ts'

/** What guests said of a salon, or the ideas and complaints of a chapter. */
export function feedbackView({ tables }: OpenCommunity, about: SalonId | ChapterId): FeedbackView {
  const reviews = isId('sal', about) ? [...tables.reviews.of(about)] : []
  const ideas = [...tables.feedback.of(about)].filter(({ voided }) => voided === undefined)
  return {
    reviews: reviews
      .filter(({ voided }) => voided === undefined)
      .sort(latestFirst)
      .map(({ id, rating, keep, member, at }) => ({
        id,
        rating: rating ?? null,
        keep,
        member: member ? named(tables, member) : null,
        at,
      })),
    ideas: ideas
      .sort((a, b) => FEEDBACK_STATES.indexOf(a.state) - FEEDBACK_STATES.indexOf(b.state) || latestFirst(a, b))
      .map(({ id, kind, text, salon, member, state, at, by }): FeedbackRow => ({
        id,
        kind,
        text,
        salon: salonRef(tables, salon),
        member: member ? named(tables, member) : null,
        state,
        at,
        by: tables.organizers.get(by)?.name ?? '',
      })),
  }
}

function latestFirst(
  a: { readonly at: number; readonly id: string },
  b: { readonly at: number; readonly id: string },
): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1)
}
