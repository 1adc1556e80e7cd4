import { STAGES, TIERS } from '../domain/value.ts'
import type { Risk, Score, Stage, Tier, ValueBasis } from '../domain/value.ts'
import type { ChapterBook, MemberValue } from './chapter-book.ts'

/** How many members of a chapter stand where. */
export interface ChapterCounts {
  readonly members: number
  readonly tiers: Readonly<Record<Tier, number>>
  readonly stages: Readonly<Record<Stage, number>>
  readonly risks: Readonly<Record<Risk, number>>
  /** Only fields of the grid where somebody stands; who never bought, or did not take part lately, stands in none. */
  readonly fields: Readonly<Record<ValueBasis, readonly GridField[]>>
}

/** One of 25 fields: how lately against how often. */
export interface GridField {
  readonly recency: Score
  readonly frequency: Score
  readonly members: number
}

export function countsOf(book: ChapterBook): ChapterCounts {
  const tiers = Object.fromEntries(TIERS.map((tier) => [tier, 0])) as Record<Tier, number>
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>
  const risks: Record<Risk, number> = { steady: 0, cooling: 0, atRisk: 0 }
  const fields = { purchases: new Map<string, GridField>(), engagement: new Map<string, GridField>() }
  for (const member of book.members()) {
    const value = book.of(member)
    if (!value) continue
    tiers[value.tier.value] += 1
    stages[value.shownStage.value] += 1
    risks[value.risk.value] += 1
    for (const basis of ['purchases', 'engagement'] as const) {
      const field = fieldOf(value, basis)
      if (!field) continue
      const key = `${field.recency} ${field.frequency}`
      fields[basis].set(key, { ...field, members: (fields[basis].get(key)?.members ?? 0) + 1 })
    }
  }
  const { size: members } = book
  return {
    members,
    tiers,
    stages,
    risks,
    fields: { purchases: [...fields.purchases.values()], engagement: [...fields.engagement.values()] },
  }
}

/** Where somebody stands in a grid; null for nowhere. */
export function fieldOf(
  { rfm, part }: Pick<MemberValue, 'rfm' | 'part'>,
  basis: ValueBasis,
): Pick<GridField, 'recency' | 'frequency'> | null {
  const score = basis === 'purchases' ? rfm : part
  return score && { recency: score.recency, frequency: score.frequency }
}
