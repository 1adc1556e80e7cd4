import type { MemberId } from '../../../shared/domain/ids.ts'
import { balancesOf, earnedBy, pointsLines } from '../../../shared/domain/points-ledger.ts'
import type { PointsRule } from '../../../shared/domain/points.ts'
import type { PointsChanges } from '../../../shared/protocol/points.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { pointsFrom } from '../commands/points-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import { DeedReader } from './deeds.ts'

/** Evenings folded, and members read, between two looks at other messages: some 5 ms each. */
const EVENINGS_A_STEP = 20
const MEMBERS_A_STEP = 100

/** So many are named; of the rest there is a number. */
const NAMED = 6

const NOTHING: PointsChanges = { members: 0, more: 0, less: 0, names: [], overdrawn: 0 }

/** What other rules would give and take, over everybody; lets other messages in on the way. Nothing for rules that cannot be. */
export async function pointsChanges(
  community: OpenCommunity,
  { draft }: ParsedView<'pointsChanges'>,
): Promise<PointsChanges> {
  const { tables, world } = community
  const wanted = pointsFrom(community, draft)
  const now = tables.pointsSettings.rules
  if (!wanted.ok || JSON.stringify(wanted.value.rules) === JSON.stringify(now)) return NOTHING
  let steps = 0
  for (const salon of tables.salons.keys()) {
    tables.attendance.guests(salon)
    steps += 1
    if (steps % EVENINGS_A_STEP === 0) await turn()
  }
  const reader = new DeedReader(tables, world.now())
  const found = { members: 0, more: 0, less: 0, names: [] as string[], overdrawn: 0 }
  let done = 0
  for (const { member } of tables.members.all()) {
    const { change, isOverdrawn } = changeOf(reader, member.id, now, wanted.value.rules)
    if (change !== 0) {
      found.members += 1
      if (change > 0) found.more += change
      else found.less -= change
      if (found.names.length < NAMED) found.names.push(member.name)
      if (isOverdrawn) found.overdrawn += 1
    }
    done += 1
    if (done % MEMBERS_A_STEP === 0) await turn()
  }
  return found
}

/** Most members never gave or spent any: theirs are what rules give, and nothing else. */
function changeOf(reader: DeedReader, person: MemberId, before: readonly PointsRule[], after: readonly PointsRule[]) {
  const deeds = reader.deedsOf(person)
  if (deeds.length === 0) return { change: 0, isOverdrawn: false }
  const entries = reader.entriesOf(person)
  if (entries.length === 0)
    return { change: sumOf(earnedBy(deeds, after)) - sumOf(earnedBy(deeds, before)), isOverdrawn: false }
  const lines = pointsLines(deeds, entries, after)
  return {
    change: sumOf(lines) - sumOf(pointsLines(deeds, entries, before)),
    isOverdrawn: [...balancesOf(lines).values()].some((balance) => balance < 0),
  }
}

function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}
