import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { DueView, EveningsView } from '../../../shared/protocol/recognition.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { owedOn } from '../../../shared/recognition/due.ts'
import type { Owed } from '../../../shared/recognition/due.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { eveningsAhead, owedRow } from './owed-rows.ts'
import type { RecognitionDesk } from './recognition-desk.ts'

/** Who is owed a word, the longest owed first. */
export function dueView(
  community: OpenCommunity,
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
  const now: Owed[] = []
  const earlier: Owed[] = []
  const counts = { due: 0, ahead: 0, earlier: 0 }
  for (const [, book] of desk.books(chapter))
    for (const owed of book.owed())
      for (const each of owed) {
        if (each.state === 'before') continue
        counts[each.state] += 1
        ;(each.state === 'earlier' ? earlier : now).push(each)
      }
  const queue = { version: desk.version, now: now.sort(inOrder), earlier: earlier.sort(inOrder), counts }
  queues.set(chapter, queue)
  return queue
}

function inOrder(a: Owed, b: Owed): number {
  return a.day - b.day || (a.member < b.member ? -1 : a.member > b.member ? 1 : a.rule.id < b.rule.id ? -1 : 1)
}

function isInQueue({ state }: Owed): boolean {
  return state === 'due' || state === 'ahead'
}
