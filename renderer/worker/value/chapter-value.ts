import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ChapterCuts, ChapterValueView, Cuts } from '../../../shared/protocol/value.ts'
import type { ChapterScales } from '../../../shared/value/chapter-book.ts'
import { isoOf } from '../../../shared/value/day.ts'
import { countsOf } from '../../../shared/value/grid.ts'
import type { Scale } from '../../../shared/value/scale.ts'
import type { ValueDesk } from './value-desk.ts'

/** A chapter's members by tier, stage and field of the grid, and how they moved. */
export function chapterValue(desk: ValueDesk, chapter: ChapterId): ChapterValueView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const book = desk.book(chapter)
  let unrated = 0
  for (const member of book.members()) unrated += book.of(member)?.buying.unrated ?? 0
  return {
    state: 'ready',
    ...countsOf(book),
    cuts: cutsOf(book.scales),
    months: book.moves.months().map((month) => ({ ...month, end: isoOf(month.end) })),
    movers: book.moves.movers(),
    settings: desk.settings,
    unrated,
  }
}

export function cutsOf({ rfm, engagement }: ChapterScales): ChapterCuts {
  return {
    purchases: { recency: daysAgo(rfm.recency), frequency: atLeast(rfm.frequency), money: atLeast(rfm.money) },
    engagement: { recency: daysAgo(engagement.recency), frequency: atLeast(engagement.frequency) },
  }
}

function atLeast({ kind, from }: Scale): Cuts {
  return { kind, from: from.map((least) => (Number.isFinite(least) ? least : null)) }
}

/** Recency is scored in days below zero, so that later is more. */
function daysAgo({ kind, from }: Scale): Cuts {
  return { kind, from: from.map((least) => (Number.isFinite(least) ? Math.abs(least) : null)) }
}
