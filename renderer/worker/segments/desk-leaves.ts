import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Condition, ScorePart } from '../../../shared/domain/segment.ts'
import { isWithin } from '../../../shared/segments/when.ts'
import type { MemberValue } from '../../../shared/value/chapter-book.ts'
import { TIE_LEVELS } from '../../../shared/ties/tie.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import type { OpenCommunity } from '../open-community.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import { valueDesk } from '../value/open-desk.ts'
import type { Ground, Leaf } from './leaf.ts'
import { pointsBalances } from './points-balances.ts'

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** Tied to one person at least so warmly. */
export function tieLeaf({ tables, world }: Ground, { member, level }: Of<'tie'>): Leaf {
  const least = TIE_LEVELS.indexOf(level)
  let ties: ReadonlyMap<MemberId, Tie> = new Map()
  let revision = 0
  return {
    cost: 1,
    bring() {
      const now = tables.ties.of(member, world.now())
      if (now !== ties) revision += 1
      ties = now
      return true
    },
    stamp: () => String(revision),
    passes(entry) {
      const tie = ties.get(entry.member.id)
      return tie !== undefined && TIE_LEVELS.indexOf(tie.level) <= least
    },
  }
}

/** So many warm or strong ties. */
export function warmTiesLeaf(ground: Ground, { count }: Of<'warmTies'>): Leaf {
  const desk = tieDesk(ground)
  return {
    cost: 2,
    bring: () => desk.look() === null,
    stamp: () => String(desk.revision),
    passes: ({ member }) => isWithin(count, desk.web.warmTies(member.id)),
  }
}

/** What somebody is to a chapter, or to any of theirs; what an organizer decided counts in place of the figures. */
export function valueLeaf(community: OpenCommunity, condition: Of<'tier' | 'stage' | 'risk' | 'score'>): Leaf {
  const { tables } = community
  const fits = fitsValue(condition)
  const { chapter } = condition
  return {
    cost: 2,
    bring() {
      if (tables.value) return tables.value.bring() === null
      void valueDesk(community).then((desk) => {
        // Whoever waits asks again once its code is there, whether there is anything to work out or not.
        if (desk.bring() === null) community.publish(new Set(['value']))
      })
      return false
    },
    stamp: () => String(tables.value?.version),
    passes({ member, chapters }) {
      const { value } = tables
      if (!value) return false
      const among = chapter === undefined ? chapters : [chapter]
      return among.some((each) => {
        const found = value.of(member.id, each)
        return found !== null && fits(found)
      })
    },
  }
}

/** So many points, in a chapter or in all together. */
export function pointsLeaf(community: OpenCommunity, { chapter, balance }: Of<'points'>): Leaf {
  const balances = pointsBalances(community)
  return {
    cost: 2,
    bring: () => balances.bring(),
    stamp: () => String(balances.revision),
    passes: ({ member }) => isWithin(balance, balances.of(member.id, chapter ?? null)),
  }
}

function fitsValue(condition: Of<'tier' | 'stage' | 'risk' | 'score'>): (value: MemberValue) => boolean {
  switch (condition.kind) {
    case 'tier':
      return ({ tier }) => condition.values.includes(tier.value)
    case 'stage':
      return ({ shownStage }) => condition.values.includes(shownStage.value)
    case 'risk':
      return ({ risk }) => condition.values.includes(risk.value)
    case 'score':
      return (value) => {
        const score = scoreOf(value, condition)
        return score !== null && isWithin(condition.score, score)
      }
  }
}

/** Null for who has no such score: who never bought, or did not take part lately. */
function scoreOf({ rfm, part }: MemberValue, { basis, part: of }: Of<'score'>): number | null {
  if (basis === 'purchases') {
    if (!rfm) return null
    return of === 'sum' ? rfm.recency + rfm.frequency + rfm.money : rfm[of]
  }
  if (!part || of === 'money') return null
  return of === 'sum' ? part.recency + part.frequency : part[of satisfies Exclude<ScorePart, 'money' | 'sum'>]
}
