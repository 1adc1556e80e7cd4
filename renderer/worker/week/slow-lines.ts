import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { WeekKind } from '../../../shared/domain/week.ts'
import type { NewcomerRow } from '../../../shared/protocol/connections.ts'
import type { ReconnectRow } from '../../../shared/protocol/value.ts'
import type { WeekLine } from '../../../shared/protocol/week.ts'
import type { OpenCommunity } from '../open-community.ts'
import { valueDesk } from '../value/open-desk.ts'

const DAY = 86_400_000
/** Calls that are proposed; who makes them finds the next ones in the list. */
const CALLS = 3
/** Asked for, so that enough are left without those who were called lately. */
const ASKED = 20
/** Days after a call in which the same person is not proposed again. */
const CALLED_LATELY = 14 * DAY
/** Days after their first evening within which a newcomer still remembers it. */
const NEW_LATELY = 45 * DAY
/** Newcomers who are named. */
const NAMED = 3

/** Kinds that take a while to be worked out. */
export const SLOW_KINDS: ReadonlySet<WeekKind> = new Set<WeekKind>(['call', 'introduce'])

/** Chapters whose week is shown; null for all there are. */
export type Asked = readonly ChapterId[] | null

/** What a slow kind comes to, or null while that is being worked out; the screens are told when it is. */
export interface SlowLines {
  readonly call: readonly WeekLine[] | null
  readonly introduce: readonly WeekLine[] | null
}

/** Who has fallen silent, then who met nobody: one after the other, so that neither holds up the other. */
export async function slowLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<SlowLines> {
  const call = await callLines(community, asked, now)
  return { call, introduce: call && (await introduceLines(community, asked, now)) }
}

async function callLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<WeekLine[] | null> {
  const desk = await valueDesk(community)
  const { reconnectView } = await import('../value/reconnect-view.ts')
  const rows: ReconnectRow[] = []
  for (const chapter of asked ?? [null]) {
    const view = reconnectView(community, desk, { chapter, range: { from: 0, count: ASKED } })
    if (view.state === 'working') return null
    rows.push(...view.rows.filter(({ touched }) => touched === null || now - touched > CALLED_LATELY).slice(0, CALLS))
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

async function introduceLines(community: OpenCommunity, asked: Asked, now: Instant): Promise<WeekLine[] | null> {
  const { connectionsView } = await import('../ties/connections-view.ts')
  const rows: NewcomerRow[] = []
  for (const chapter of asked ?? [null]) {
    const view = connectionsView(community, chapter)
    if (view.state === 'reckoning') return null
    rows.push(...view.newcomers.rows.filter(({ salon }) => now - salon.start <= NEW_LATELY))
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
      idea: first.idea,
    },
  ]
}
