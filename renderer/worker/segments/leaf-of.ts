import type { Condition } from '../../../shared/domain/segment.ts'
import { isUnfinished } from '../../../shared/segments/tree.ts'
import type { OpenCommunity } from '../open-community.ts'
import { challengeLeaf, deedLeaf, spentLeaf } from './counted-leaves.ts'
import { pointsLeaf, tieLeaf, valueLeaf, warmTiesLeaf } from './desk-leaves.ts'
import { EveningLeaf } from './evening-leaf.ts'
import { recordLeaf } from './leaf.ts'
import type { Leaf, Today } from './leaf.ts'
import {
  ageLeaf,
  birthdayLeaf,
  chapterLeaf,
  consentLeaf,
  dayLeaf,
  fieldLeaf,
  labelLeaf,
  reachLeaf,
  rosterLeaf,
  searchLeaf,
  standingLeaf,
} from './record-leaves.ts'

/** A condition that names no other segment. */
export type OwnCondition = Exclude<Condition, { kind: 'segment' }>

/** What tells whether a condition holds, as of a day. One that asks for nothing yet holds for nobody. */
export function leafOf(community: OpenCommunity, condition: OwnCondition, today: Today): Leaf {
  if (isUnfinished(condition)) return recordLeaf(() => false)
  switch (condition.kind) {
    case 'field':
      return fieldLeaf(condition)
    case 'search':
      return searchLeaf(condition)
    case 'day':
      return dayLeaf(condition, today)
    case 'birthday':
      return birthdayLeaf(condition, today)
    case 'age':
      return ageLeaf(condition, today)
    case 'label':
      return labelLeaf(condition)
    case 'chapter':
      return chapterLeaf(condition, today)
    case 'consent':
      return consentLeaf(condition)
    case 'reach':
      return reachLeaf(community, condition)
    case 'standing':
      return standingLeaf(condition)
    case 'archived':
      return recordLeaf(({ member }) => member.archived !== undefined)
    case 'roster':
      return rosterLeaf(condition)
    case 'evening':
      return new EveningLeaf(community, condition, today)
    case 'deed':
      return deedLeaf(community, condition, today)
    case 'spent':
      return spentLeaf(community, condition, today)
    case 'challenge':
      return challengeLeaf(community, condition)
    case 'tie':
      return tieLeaf(community, condition)
    case 'warmTies':
      return warmTiesLeaf(community, condition)
    case 'tier':
    case 'stage':
    case 'risk':
    case 'score':
      return valueLeaf(community, condition)
    case 'points':
      return pointsLeaf(community, condition)
  }
}
