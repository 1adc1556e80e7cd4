import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Tables } from '../tables/tables.ts'

/** Every fact that is about one record of somebody, whatever chapter it is kept in; the record itself is none. */
export function* factsAbout(tables: Tables, id: MemberId): Generator<{ readonly id: string }, void> {
  yield* tables.people.linksOf(id)
  yield* tables.attendance.entriesOn(id)
  for (const facts of [
    tables.touchpoints,
    tables.purchases,
    tables.contributions,
    tables.points,
    tables.recognitions,
    tables.overrides,
    tables.steps,
    tables.journeys,
    tables.feedback,
    tables.keepApart,
    tables.meetings,
  ])
    yield* facts.of(id)
  for (const review of tables.reviews.all()) if (review.member === id) yield review
}
