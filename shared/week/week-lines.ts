import type { Instant } from '../domain/dates.ts'
import { WEEK_KINDS, WEEK_LEVELS } from '../domain/week.ts'
import type { PutOff, WeekCandidate, WeekKind } from '../domain/week.ts'

export interface WeekChoice<Line> {
  /** The most pressing first. */
  readonly lines: readonly Line[]
  /** What was put off, the first to come back first. */
  readonly putOff: readonly Line[]
}

/** More than these nobody keeps in mind. */
export const MOST_LINES = 7

/** How long something that was put off stays away. */
export const PUT_OFF_MS = 7 * 86_400_000

/**
 * What to do, in seven lines at most, however the candidates come. What is due now comes first; of the rest no kind has a
 * second line while another kind waits.
 */
export function weekLines<Line extends WeekCandidate>(
  candidates: Iterable<Line>,
  putOff: ReadonlyMap<string, PutOff>,
  now: Instant,
): WeekChoice<Line> {
  const known = new Map<string, Line>()
  for (const line of [...candidates].sort(mostPressingFirst)) if (!known.has(line.key)) known.set(line.key, line)
  const until = (line: Line) => awayUntil(line, putOff, now)
  const open = [...known.values()].filter((line) => until(line) === null)
  const away = [...known.values()].filter((line) => until(line) !== null)
  const taken = new Map<WeekKind, number>()
  const due = inTurns(
    open.filter(({ level }) => level === 'now'),
    taken,
    MOST_LINES,
  )
  const others = inTurns(
    open.filter(({ level }) => level !== 'now'),
    taken,
    MOST_LINES - due.length,
  )
  return {
    lines: [...due, ...others].sort(mostPressingFirst),
    putOff: away.sort((a, b) => (until(a) ?? 0) - (until(b) ?? 0) || mostPressingFirst(a, b)),
  }
}

/** When a line comes back by itself; null for one that is not away. */
function awayUntil({ key, level }: WeekCandidate, putOff: ReadonlyMap<string, PutOff>, now: Instant): Instant | null {
  const away = putOff.get(key)
  if (!away || away.until <= now || WEEK_LEVELS.indexOf(level) < WEEK_LEVELS.indexOf(away.level)) return null
  return away.until
}

/** Every kind's first line, then every kind's second. `taken` counts the lines that each kind has, and goes on counting. */
function inTurns<Line extends WeekCandidate>(
  lines: readonly Line[],
  taken: Map<WeekKind, number>,
  room: number,
): readonly Line[] {
  const seen = new Map(taken)
  const numbered = lines.map((line, place) => {
    const nth = seen.get(line.kind) ?? 0
    seen.set(line.kind, nth + 1)
    return { line, nth, place }
  })
  const chosen = numbered
    .sort((a, b) => a.nth - b.nth || a.place - b.place)
    .slice(0, room)
    .map(({ line }) => line)
  for (const { kind } of chosen) taken.set(kind, (taken.get(kind) ?? 0) + 1)
  return chosen
}

function mostPressingFirst(a: WeekCandidate, b: WeekCandidate): number {
  return (
    WEEK_LEVELS.indexOf(a.level) - WEEK_LEVELS.indexOf(b.level) ||
    WEEK_KINDS.indexOf(a.kind) - WEEK_KINDS.indexOf(b.kind) ||
    a.order - b.order ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  )
}
