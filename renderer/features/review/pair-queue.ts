import type { PairRow } from '../../../shared/protocol/people.ts'

/**
 * The pairs of a lane as one goes through them. What is decided leaves the desk at once and the next pair comes, while
 * the store is still writing; what the store takes back (undo from anywhere) comes back to the desk.
 */
export interface Queue {
  /** The pair on the desk; null before there was one. */
  readonly key: string | null
  /** Where it stands among the open pairs, for when it goes away by itself. */
  readonly at: number
  /** What was decided here, the latest last. */
  readonly decided: readonly Verdict[]
  /** Pairs whose decision was just taken back and that the store does not list yet. */
  readonly returned: readonly PairRow[]
}

export interface Verdict {
  readonly row: PairRow
  readonly what: 'same' | 'apart'
  /** The store has taken it out of the list; if it is there again, somebody took the decision back. */
  readonly gone: boolean
}

export const EMPTY_QUEUE: Queue = { key: null, at: 0, decided: [], returned: [] }

/** Names a pair; the store writes `a` and `b` always in the same order. */
export function pairKey({ a, b }: Pick<PairRow, 'a' | 'b'>): string {
  return `${a.id} ${b.id}`
}

/** The pairs that were not decided here: those that just came back, and then the listed ones. */
export function openPairs(rows: readonly PairRow[], { decided, returned }: Queue): readonly PairRow[] {
  if (decided.length === 0 && returned.length === 0) return rows
  const done = new Set(decided.map(({ row }) => pairKey(row)))
  const listed = new Set(rows.map(pairKey))
  return [...returned.filter((row) => !listed.has(pairKey(row))), ...rows].filter((row) => !done.has(pairKey(row)))
}

/** The pair on the desk and its place among the open ones, from 0. */
export function currentPair(
  rows: readonly PairRow[],
  queue: Queue,
): { readonly row: PairRow; readonly at: number } | undefined {
  const open = openPairs(rows, queue)
  const found = open.findIndex((row) => pairKey(row) === queue.key)
  const at = found === -1 ? Math.min(queue.at, open.length - 1) : found
  const row = open[at]
  return row && { row, at }
}

/** The next ones after the pair on the desk, to be asked for in advance. */
export function pairsAhead(rows: readonly PairRow[], queue: Queue, count: number): readonly PairRow[] {
  const current = currentPair(rows, queue)
  return current ? openPairs(rows, queue).slice(current.at + 1, current.at + 1 + count) : []
}

/** Decides the pair on the desk and puts the next one there; after the last one, the first that was put off. */
export function decide(rows: readonly PairRow[], queue: Queue, what: Verdict['what']): Queue {
  const current = currentPair(rows, queue)
  if (!current) return queue
  const { row, at } = current
  const after = {
    ...queue,
    decided: [...queue.decided, { row, what, gone: false }],
    returned: queue.returned.filter((other) => pairKey(other) !== pairKey(row)),
  }
  const open = openPairs(rows, after)
  return standAt(open, after, at < open.length ? at : 0)
}

/** Puts the pair on the desk off; from the last one it goes on with the first. */
export function later(rows: readonly PairRow[], queue: Queue): Queue {
  return step(rows, queue, 1)
}

/** The pair before this one. */
export function back(rows: readonly PairRow[], queue: Queue): Queue {
  return step(rows, queue, -1)
}

function step(rows: readonly PairRow[], queue: Queue, by: 1 | -1): Queue {
  const current = currentPair(rows, queue)
  if (!current) return queue
  const open = openPairs(rows, queue)
  return standAt(open, queue, (current.at + by + open.length) % open.length)
}

/** Puts a certain pair on the desk. */
export function goTo(rows: readonly PairRow[], queue: Queue, key: string): Queue {
  const open = openPairs(rows, queue)
  const at = open.findIndex((row) => pairKey(row) === key)
  return at === -1 ? queue : standAt(open, queue, at)
}

/** Takes the latest decision back: its pair is on the desk again, at once. */
export function takeBack(rows: readonly PairRow[], queue: Queue): Queue {
  const last = queue.decided.at(-1)
  return last ? reopen(rows, queue, pairKey(last.row)) : queue
}

/** The decision about a pair did not come about: it is open again, and on the desk. */
export function reopen(rows: readonly PairRow[], queue: Queue, key: string): Queue {
  const verdict = queue.decided.find(({ row }) => pairKey(row) === key)
  if (!verdict) return queue
  const decided = queue.decided.filter((other) => other !== verdict)
  return goTo(rows, { ...queue, decided, returned: [verdict.row, ...queue.returned] }, key)
}

/**
 * Takes notice of a new list: marks what the store has taken out, brings back what it lists again, and keeps the place
 * where the pair on the desk has gone.
 */
export function refresh(rows: readonly PairRow[], queue: Queue): Queue {
  const listed = new Set(rows.map(pairKey))
  const again = queue.decided.filter(({ row, gone }) => gone && listed.has(pairKey(row)))
  const decided = queue.decided
    .filter((verdict) => !again.includes(verdict))
    .map((verdict) => (verdict.gone || listed.has(pairKey(verdict.row)) ? verdict : { ...verdict, gone: true }))
  const last = again.at(-1)
  const next = {
    ...queue,
    decided,
    returned: queue.returned.filter((row) => !listed.has(pairKey(row))),
    key: last ? pairKey(last.row) : queue.key,
  }
  const current = currentPair(rows, next)
  return current ? { ...next, key: pairKey(current.row), at: current.at } : next
}

function standAt(open: readonly PairRow[], queue: Queue, at: number): Queue {
  const row = open[at]
  return { ...queue, key: row ? pairKey(row) : null, at }
}
