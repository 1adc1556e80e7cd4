import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import type { TieChangesView } from '../../../shared/protocol/connections.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { tieNumbersOf } from '../commands/tie-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf } from './company.ts'
import { inTurns } from './in-turns.ts'
import { tieDesk } from './tie-desk.ts'

/** So many are named; of the rest there is a number. */
const NAMED = 6

interface Figure {
  active: number
  connected: number
}

/** What numbers that somebody is trying out would change today, without changing anything; lets others in on the way. */
export async function tieChanges(
  community: OpenCommunity,
  { numbers: drawnUp }: ParsedView<'tieChanges'>,
): Promise<TieChangesView> {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const numbers = tieNumbersOf(community, drawnUp)
  if (!numbers.ok) return { state: 'ready', problem: numbers.problem, members: 0, names: [], chapters: [] }
  const { web } = desk
  return inTurns(changesUnder(community.tables, web, numbers.value))
}

function* changesUnder(tables: Tables, web: TieWeb, numbers: TieNumbers): Generator<void, TieChangesView> {
  const chapters = new Map<ChapterId, { readonly before: Figure; readonly after: Figure }>()
  const names: string[] = []
  let members = 0
  for (const { member, chapters: own } of companyOf(tables, null).members) {
    const before = { active: web.isActive(member.id), connected: web.isConnected(member.id) }
    const after = web.under(numbers, member.id)
    const isOther = before.active !== after.active || (after.active && before.connected !== after.connected)
    if (isOther) members += 1
    if (isOther && names.length < NAMED) names.push(member.name)
    for (const chapter of own) {
      const figures = chapters.get(chapter) ?? { before: NOBODY(), after: NOBODY() }
      chapters.set(chapter, figures)
      count(figures.before, before)
      count(figures.after, after)
    }
    yield
  }
  return {
    state: 'ready',
    problem: null,
    members,
    names,
    chapters: [...chapters].flatMap(([chapter, { before, after }]) =>
      before.active === after.active && before.connected === after.connected ? [] : [{ chapter, before, after }],
    ),
  }
}

const NOBODY = (): Figure => ({ active: 0, connected: 0 })

function count(figure: Figure, { active, connected }: { readonly active: boolean; readonly connected: boolean }): void {
  if (!active) return
  figure.active += 1
  if (connected) figure.connected += 1
}
