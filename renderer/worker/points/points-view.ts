import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { balancesOf } from '../../../shared/domain/points-ledger.ts'
import type { PointsLine } from '../../../shared/domain/points-ledger.ts'
import type { PointsBook, PointsRow, PointsView, RewardOffer } from '../../../shared/protocol/points.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { DeedReader } from './deeds.ts'
import { overdrawnBook } from './overdrawn-book.ts'
import { rewardsIn, takenIn } from './rewards.ts'

/** A person's points, by whichever of their records. */
export function pointsView(community: OpenCommunity, member: MemberId, most: number): PointsView {
  const { tables, world } = community
  const person = tables.people.personOf(member)
  const lines = new DeedReader(tables, world.now()).linesOf(person, tables.pointsSettings.rules)
  const balances = balancesOf(lines)
  const chapters = tables.members.get(person)?.chapters ?? []
  return {
    balances: [...balances].map(([chapter, balance]) => ({ chapter, balance })),
    lines: lines
      .toReversed()
      .slice(0, most)
      .map((line) => rowOf(community, line)),
    total: lines.length,
    rewards: chapters.flatMap((chapter): RewardOffer[] =>
      rewardsIn(community, chapter).map(({ id, text, price, left }) => ({
        id,
        chapter,
        text,
        price,
        left,
        affordable: (balances.get(chapter) ?? 0) >= price,
      })),
    ),
  }
}

/** Rules and rewards as they are, and what was spent beyond what there was. */
export function pointsBook(community: OpenCommunity): PointsBook {
  const { tables } = community
  const { pointsSettings } = tables
  const had: Record<string, number> = {}
  const overdrawnRewards: PointsBook['overdrawnRewards'][number][] = []
  for (const chapter of tables.chapters.keys()) {
    const taken = takenIn(tables, chapter)
    for (const { id, text, stock } of pointsSettings.rewards) {
      const count = taken.get(id) ?? 0
      had[id] = (had[id] ?? 0) + count
      if (stock !== undefined && count > stock) overdrawnRewards.push({ text, chapter, beyond: count - stock })
    }
  }
  return {
    settings: pointsSettings,
    had,
    overdrawnRewards,
    overdrawn: overdrawnBook(community).rows(),
  }
}

function rowOf(
  { tables }: OpenCommunity,
  { key, chapter, day, amount, balance, takenBack, from }: PointsLine,
): PointsRow {
  const row = { key, chapter, day, amount, balance, takenBack }
  if ('deed' in from) {
    const [, source = ''] = key.split('/')
    return { ...row, kind: 'earned', on: from.deed.on, what: sourceText(tables, source), by: '' }
  }
  const { reason, reward, of, by } = from.entry
  const kind = of !== undefined ? 'back' : reward !== undefined ? 'redeemed' : 'given'
  return { ...row, kind, on: null, what: reason, by: tables.organizers.get(by)?.name ?? '' }
}

/** What a record is called: an evening by its theme, an introduction by who was introduced. */
function sourceText(tables: OpenCommunity['tables'], id: string): string {
  if (isId('sal', id)) return tables.salons.get(id)?.theme ?? ''
  if (isId('ctb', id)) return tables.contributions.get(id)?.what ?? ''
  if (isId('fbk', id)) return tables.feedback.get(id)?.text ?? ''
  if (!isId('met', id)) return ''
  const met = tables.meetings.get(id)?.members ?? []
  return met.map((member) => named(tables, member).name).join(' · ')
}
