import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { openChannels, refusesContact } from '../../../shared/domain/reach.ts'
import type { ReconnectRow, ReconnectView } from '../../../shared/protocol/value.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { TieLevel } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { reconnectList } from '../../../shared/value/reconnect.ts'
import type { Reconnect } from '../../../shared/value/reconnect.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { hintOf } from '../queries/member-rows.ts'
import { warmestTie } from '../queries/warmest-tie.ts'
import type { Tables } from '../tables/tables.ts'
import { isOf } from '../ties/company.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import type { TieDesk } from '../ties/tie-desk.ts'
import type { ValueDesk } from './value-desk.ts'

/** Who has fallen silent in one chapter or all, who is most worth a call first; nobody who does not want to be contacted. */
export function reconnectView(
  community: OpenCommunity,
  desk: ValueDesk,
  { chapter: only, range: { from, count } }: ParsedView<'reconnect'>,
): ReconnectView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  // Who could call decides what a call would save, so the list waits for everybody's ties.
  const ties = tieDesk(community)
  const waiting = ties.look()
  if (waiting) return { state: 'working', done: waiting.percent, of: 100 }
  const { tables } = community
  const chapters = only ? [only] : [...tables.chapters.keys()]
  const found = chapters
    .flatMap((chapter) => calls(tables, desk, ties, chapter))
    .sort((a, b) => b.worth - a.worth || (a.member < b.member ? -1 : 1))
  const rows = found.slice(from, from + count).flatMap((call) => rowOf(community, desk, call))
  return { state: 'ready', total: found.length, from, rows }
}

type Call = Reconnect & { readonly chapter: ChapterId }

/** The list of the latest state; scrolling asks for it again and again. */
const kept = new WeakMap<ValueDesk, { version: string; readonly of: Map<ChapterId, readonly Call[]> }>()

function calls(tables: Tables, desk: ValueDesk, ties: TieDesk, chapter: ChapterId): readonly Call[] {
  const version = `${desk.version} ${tables.members.version} ${ties.revision}`
  const lists = kept.get(desk)?.version === version ? kept.get(desk)?.of : undefined
  const known = lists?.get(chapter)
  if (known) return known
  const found = reconnectList(desk.book(chapter), (member) => warmestLevel(tables, ties.web, member))
    .filter(({ member }) => {
      const entry = tables.members.get(member)
      return entry !== undefined && !refusesContact(entry.member)
    })
    .map((call) => ({ ...call, chapter }))
  if (lists) lists.set(chapter, found)
  else kept.set(desk, { version, of: new Map([[chapter, found]]) })
  return found
}

/** How warmly the one knows somebody who knows them best of those who are still here; null where nobody does warmly. */
function warmestLevel({ members }: Tables, web: TieWeb, member: MemberId): TieLevel | null {
  let found: TieLevel | null = null
  for (const { other, level } of web.warmOf(member)) {
    if (found !== null && level !== 'strong') continue
    const entry = members.get(other)
    if (entry && isOf(entry.member, null)) found = level
  }
  return found
}

function rowOf({ tables, world }: OpenCommunity, desk: ValueDesk, call: Call): ReconnectRow[] {
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
      caller: warmest(tables, member, world.now()),
      channels: openChannels(entry.member),
      touched: latest.length === 0 ? null : Math.max(...latest),
    },
  ]
}

function warmest(tables: Tables, member: MemberId, now: number): ReconnectRow['caller'] {
  const found = warmestTie(tables, member, now)
  return found && { ...named(tables, found[0]), level: found[1].level, shared: found[1].shared }
}
