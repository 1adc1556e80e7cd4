import type { MemberId } from '../../../shared/domain/ids.ts'
import { openChannels } from '../../../shared/domain/reach.ts'
import type { ReconnectRow, ReconnectView } from '../../../shared/protocol/value.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { mostWorthFirst } from '../../../shared/value/reconnect.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { hintOf } from '../queries/member-rows.ts'
import { rangeOf } from '../queries/range-of.ts'
import { warmestTie } from '../queries/warmest-tie.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../in-turns.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import type { TieDesk } from '../ties/tie-desk.ts'
import { CallLists } from './call-lists.ts'
import type { Call } from './call-lists.ts'
import type { ValueDesk } from './value-desk.ts'

/** Who has fallen silent in one chapter or all, who is most worth a call first; nobody who does not want to be contacted. */
export async function reconnectView(
  community: OpenCommunity,
  desk: ValueDesk,
  { chapter: only, range: { from, count } }: ParsedView<'reconnect'>,
): Promise<ReconnectView> {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  // Who could call decides what a call would save, so the list waits for everybody's ties.
  const ties = tieDesk(community)
  const waiting = ties.look()
  if (waiting) return { state: 'working', done: waiting.percent, of: 100 }
  const { tables } = community
  const lists = listsOf(tables, desk, ties)
  const chapters = only ? [only] : [...tables.chapters.keys()]
  await inTurns(lists.foresee(chapters))
  const calls = chapters.map((chapter) => lists.of(chapter))
  const rows = rangeOf(calls, { from, count }, mostWorthFirst).flatMap((call) => rowOf(community, desk, ties.web, call))
  return { state: 'ready', total: calls.reduce((sum, { length }) => sum + length, 0), from, rows }
}

const kept = new WeakMap<ValueDesk, CallLists>()

function listsOf(tables: Tables, desk: ValueDesk, { web }: TieDesk): CallLists {
  const known = kept.get(desk)
  if (known) return known
  const lists = new CallLists(tables, desk, web)
  kept.set(desk, lists)
  return lists
}

function rowOf({ tables, world }: OpenCommunity, desk: ValueDesk, web: TieWeb, call: Call): ReconnectRow[] {
  const { member, chapter, year } = call
  const entry = tables.members.get(member)
  const value = desk.of(member, chapter)
  if (!entry || !value?.rhythm) return []
  const { gap, isOwn, since } = value.rhythm
  const touched = tables.people.partsOf(member).flatMap((part) => [...tables.touchpoints.of(part)])
  const latest = touched.filter(({ voided }) => voided === undefined).map(({ at }) => at)
  return [
    {
      ...named(tables, member),
      hint: tables.members.hasNamesake(entry.member) ? hintOf(entry.member) : '',
      chapter,
      risk: value.risk.value,
      tier: value.tier.value,
      year,
      gap,
      isOwn,
      since,
      caller: warmest(tables, web, member, world.now()),
      channels: openChannels(entry.member, tables.reach.on(world.now())),
      touched: latest.length === 0 ? null : Math.max(...latest),
    },
  ]
}

/** Who knows somebody best of those who are still here. Ties too faint for the web are looked up only where it has none. */
function warmest(tables: Tables, web: TieWeb, member: MemberId, now: number): ReconnectRow['caller'] {
  const [best] = web
    .of(member)
    .filter(({ other }) => isHere(tables, other))
    .sort((a, b) => b.strength - a.strength || (a.other < b.other ? -1 : 1))
  if (best) return { ...named(tables, best.other), level: best.level, shared: best.shared }
  const found = warmestTie(tables, member, now)
  return found && { ...named(tables, found[0]), level: found[1].level, shared: found[1].shared }
}

function isHere({ members }: Tables, id: MemberId): boolean {
  const member = members.get(id)?.member
  return member !== undefined && member.archived === undefined
}
