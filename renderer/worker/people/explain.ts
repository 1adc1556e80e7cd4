import type { Lane, Reason } from '../../../shared/domain/matching.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { findMatches } from '../../../shared/matching/find-matches.ts'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { matchMember, matchRecordOf, metAtOneSalon } from './match-records.ts'

interface Explained {
  readonly lane: Lane
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Why two people may be one: as found when everybody was looked at, else from these two alone. */
export function reasonsFor({ tables, review }: OpenCommunity, a: MemberEntry, b: MemberEntry): Explained {
  const found = review.find(a.member.id, b.member.id)
  if (found) return { lane: found.lane, score: found.score, reasons: found.reasons }
  return explain(tables, matchRecordOf(tables, a), matchRecordOf(tables, b))
}

/** Why two records were one person, as each of them stands now by itself. */
export function reasonsBetween(tables: Tables, a: Member, b: Member): readonly Reason[] {
  return explain(tables, matchMember(tables, a), matchMember(tables, b)).reasons
}

function explain(tables: Tables, a: MatchRecord, b: MatchRecord): Explained {
  const steps = findMatches([a, b], { metAtOneSalon: metAtOneSalon(tables) })
  for (;;) {
    const step = steps.next()
    if (!step.done) continue
    const [pair] = step.value.pairs
    // Not the pair itself: whoever spreads this has sides of their own.
    return pair
      ? { lane: pair.lane, score: pair.score, reasons: pair.reasons }
      : { lane: 'namesakes', score: 0, reasons: [] }
  }
}
