import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { DueView, EveningsView } from '../../../shared/protocol/recognition.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { owedOn } from '../../../shared/recognition/due.ts'
import type { Owed } from '../../../shared/recognition/due.ts'
import { inOrder } from '../../../shared/recognition/recognition-book.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
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
  const { now, earlier, counts } = queueOf(desk, chapter)
  const found = part === 'now' ? now : earlier
  const rows = found.slice(from, from + size).map((owed) => owedRow(community, owed))
  return { state: 'ready', total: found.length, from, rows, counts }
}

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

interface Queue {
  readonly version: number
  readonly now: readonly Owed[]
  readonly earlier: readonly Owed[]
  readonly counts: { readonly due: number; readonly ahead: number; readonly earlier: number }
}

/** The queues of the latest state; scrolling asks for them again and again. */
const kept = new WeakMap<RecognitionDesk, Map<ChapterId | null, Queue>>()

function queueOf(desk: RecognitionDesk, chapter: ChapterId | null): Queue {
  const queues = kept.get(desk) ?? new Map<ChapterId | null, Queue>()
  kept.set(desk, queues)
  const known = queues.get(chapter)
  if (known?.version === desk.version) return known
  const books = desk.books(chapter)
  const all = books.flatMap(([, book]) => book.queue())
  if (books.length > 1) all.sort(inOrder)
  const counts = { due: 0, ahead: 0, earlier: 0 }
  for (const { state } of all) if (state !== 'before') counts[state] += 1
  const now = counts.earlier === 0 ? all : all.filter(({ state }) => state !== 'earlier')
  const earlier = counts.earlier === 0 ? [] : all.filter(({ state }) => state === 'earlier')
  const queue = { version: desk.version, now, earlier, counts }
  queues.set(chapter, queue)
  return queue
}

function isInQueue({ state }: Owed): boolean {
  return state === 'due' || state === 'ahead'
}
