import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { WeekKind } from '../../../shared/domain/week.ts'
import type { JourneyRow } from '../../../shared/protocol/journeys.ts'
import type { OwedRow } from '../../../shared/protocol/recognition.ts'
import type { ReconnectRow } from '../../../shared/protocol/value.ts'
import type { WeekLine } from '../../../shared/protocol/week.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recognitionDesk } from '../recognition/open-desk.ts'
import type { Newcomer } from '../ties/health-part.ts'
import { valueDesk } from '../value/open-desk.ts'
import { rested } from './rested.ts'

const DAY = 86_400_000
/** Calls that are proposed; who makes them finds the next ones in the list. */
const CALLS = 3
/** Gone through at most, so that enough are left without those who were called lately. */
const ASKED = 20
/** Days after a call in which the same person is not proposed again. */
const CALLED_LATELY = 14 * DAY
/** Days after their first evening within which a newcomer still remembers it. */
const NEW_LATELY = 45 * DAY
/** People who are named in one line. */
const NAMED = 3

/** Kinds that take a while to be worked out, in the order in which that is done: none holds up another. */
export const SLOW_KINDS = ['call', 'thank', 'journey', 'introduce'] as const satisfies readonly WeekKind[]
type SlowKind = (typeof SLOW_KINDS)[number]

/** Chapters whose week is shown; null for all there are. */
export type Asked = readonly ChapterId[] | null

/** What slow kinds come to; a kind that is missing is still being worked out, and the screens are told when it is. */
export type SlowLines = Partial<Record<SlowKind, readonly WeekLine[]>>

/** As far as it has been worked out; what is not begun while something else is under way is begun after it. */
export async function slowLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<SlowLines> {
  const found: SlowLines = {}
  for (const kind of SLOW_KINDS) {
    const lines = await LINES[kind](community, asked, now)
    if (lines === null) break
    found[kind] = lines
  }
  return found
}

type Working = (community: OpenCommunity, asked: Asked, now: Instant) => Promise<WeekLine[] | null>

const LINES: Readonly<Record<SlowKind, Working>> = {
  call: callLines,
  thank: thankLines,
  journey: journeyLines,
  introduce: introduceLines,
}

async function callLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<WeekLine[] | null> {
  const desk = await valueDesk(community)
  const { reconnectView } = await import('../value/reconnect-view.ts')
  const rows: ReconnectRow[] = []
  for (const chapter of asked ?? [null]) {
    const found: ReconnectRow[] = []
    // Few at a time: who could make a call is looked up of everybody who is asked for.
    for (let from = 0; from < ASKED && found.length < CALLS; from += CALLS) {
      const view = await reconnectView(community, desk, { chapter, range: { from, count: CALLS } })
      if (view.state === 'working') return null
      found.push(...view.rows.filter(({ touched }) => touched === null || now - touched > CALLED_LATELY))
    }
    rows.push(...found.slice(0, CALLS))
  }
  // Somebody of two chapters is called once.
  const people = new Map(rows.map((row) => [row.id, row]))
  return [...people.values()].slice(0, CALLS).map((who, order) => ({
    kind: 'call',
    key: `call ${who.id}`,
    level: 'week',
    order,
    who,
  }))
}

/** One line for everybody who is owed a word. */
async function thankLines(community: OpenCommunity, asked: Asked): Promise<WeekLine[] | null> {
  const desk = await recognitionDesk(community)
  const { dueView } = await import('../recognition/due-view.ts')
  const rows: OwedRow[] = []
  let total = 0
  for (const chapter of asked ?? [null]) {
    const view = dueView(community, desk, { chapter, from: 0, size: NAMED, part: 'now' })
    if (view.state === 'working') return null
    rows.push(...view.rows.filter(({ state }) => state === 'due'))
    total += view.counts.due
  }
  if (total === 0) return []
  return [{ kind: 'thank', key: 'thank', level: 'week', order: 0, who: rows.slice(0, NAMED), total }]
}

/** One line for all whose first hundred days have a step that is overdue. */
async function journeyLines(community: OpenCommunity, asked: Asked): Promise<WeekLine[] | null> {
  const { journeyAnswers } = await import('../journeys/answers.ts')
  const { journeyDesks } = await import('../journeys/open-desks.ts')
  await inTurns(journeyDesks(community).journeys.foresee())
  const rows: JourneyRow[] = []
  let total = 0
  for (const chapter of asked ?? [null]) {
    const view = journeyAnswers.journeysOverdue(community, { chapter, size: 1 })
    rows.push(...view.rows)
    total += view.total
  }
  const [first] = rows
  return first ? [{ kind: 'journey', key: 'journey', level: 'week', order: 0, first, total }] : []
}

function introduceLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<WeekLine[] | null> {
  const isWhole = (lines: WeekLine[] | null) => lines !== null
  return rested(community, `introduce ${asked?.join(' ') ?? ''}`, () => introduced(community, asked, now), isWhole)
}

async function introduced(community: OpenCommunity, asked: Asked, now: Instant): Promise<WeekLine[] | null> {
  const { foreseeNewcomers, newcomersView } = await import('../ties/connections-view.ts')
  const { firstIdea } = await import('../ties/ideas.ts')
  const rows: Newcomer[] = []
  for (const chapter of asked ?? [null]) {
    await inTurns(foreseeNewcomers(community, chapter))
    const view = newcomersView(community, chapter)
    if (view.state === 'reckoning') return null
    rows.push(...view.rows.filter(({ salon }) => now - salon.start <= NEW_LATELY))
  }
  // An evening at which nobody wrote down who met whom says nothing of anybody; closing it asks for that.
  const people = new Map(rows.filter(({ isUnrecorded }) => !isUnrecorded).map((row) => [row.id, row]))
  const lonely = [...people.values()].sort((a, b) => b.salon.start - a.salon.start || (a.id < b.id ? -1 : 1))
  const [first] = lonely
  if (!first) return []
  const { id, theme, start } = first.salon
  return [
    {
      kind: 'introduce',
      key: 'introduce',
      level: 'week',
      order: 0,
      who: lonely.slice(0, NAMED).map((row) => ({ id: row.id, name: row.name })),
      total: lonely.length,
      chapter: first.chapter,
      salon: { id, theme, start },
      idea: firstIdea(community, first.id),
    },
  ]
}
