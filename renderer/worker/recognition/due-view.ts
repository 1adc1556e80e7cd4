import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { DueView, EveningsView } from '../../../shared/protocol/recognition.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { owedOn } from '../../../shared/recognition/due.ts'
import type { Owed } from '../../../shared/recognition/due.ts'
import { inOrder } from '../../../shared/recognition/recognition-book.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { rangeOf } from '../queries/range-of.ts'
import { eveningsAhead, owedRow } from './owed-rows.ts'
import type { RecognitionDesk, Sources } from './recognition-desk.ts'

/** Who is owed a word, the longest owed first. */
export function dueView(
  community: Sources,
  desk: RecognitionDesk,
  { chapter, from, size, part }: ParsedView<'recognition.due'>,
): DueView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const books = desk.books(chapter).map(([, book]) => book)
  const rows = rangeOf(
    books.map((book) => book.queue(part)),
    { from, count: size },
    inOrder,
  ).map((owed) => owedRow(community, owed))
  const counts = { due: 0, ahead: 0, earlier: 0 }
  for (const book of books) for (const state of STATES) counts[state] += book.counts[state]
  const total = part === 'now' ? counts.due + counts.ahead : counts.earlier
  return { state: 'ready', total, from, rows, counts }
}

const STATES = ['due', 'ahead', 'earlier'] as const

/** So many evenings are looked ahead to. */
const EVENINGS = 6

/** The next evenings, with who said yes and is owed something, or will be when they come. */
export function eveningsView(community: OpenCommunity, desk: RecognitionDesk, chapter: ChapterId | null): EveningsView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const { tables, world } = community
  const evenings = eveningsAhead(tables, chapter, world.now()).slice(0, EVENINGS)
  return {
    state: 'ready',
    evenings: evenings.map((salon) => {
      const book = desk.book(salon.chapter)
      const day = dayOf(salon.start) ?? 0
      const guests = [...tables.attendance.guests(salon.id).values()].filter(({ status }) => status === 'going')
      const rows = guests.flatMap(({ member, arrived }) => {
        const facts = book.facts(member)
        if (!facts) return []
        const then = arrived ? [] : owedOn(facts, book.rules, day)
        return [...book.of(member).filter(isInQueue), ...then].map((owed) => owedRow(community, owed, salon))
      })
      const { id, theme, start, chapter: where } = salon
      return { id, theme, start, chapter: where, rows }
    }),
  }
}

function isInQueue({ state }: Owed): boolean {
  return state === 'due' || state === 'ahead'
}
