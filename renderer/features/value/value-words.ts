import type { ChapterCuts, MemberValueRow, OverrideRow } from '../../../shared/protocol/value.ts'
import { RISKS, STAGES, TIERS } from '../../../shared/domain/value.ts'
import type { Overridden } from '../../../shared/domain/ledger.ts'
import type { Speech } from '../../ui/language.tsx'

/** Why somebody is in a tier, with their own numbers. */
export function tierWhy({ purchases, settings }: MemberValueRow, { t, formats }: Speech): string {
  const { score, ago, count, sum } = purchases
  const { days } = settings.numbers
  if (!score) return t('value.whyPotential')
  if (ago === null) return t('value.whyLapsed', { days })
  return t('value.whyTier', {
    ...score,
    points: score.recency + score.frequency + score.money,
    ago,
    count,
    sum: settings.currency === '' ? '–' : formats.money(sum, settings.currency),
  })
}

/** Why somebody was in a tier on an earlier day. */
export function tierWhyThen(
  { purchases, settings }: Pick<MemberValueRow, 'purchases' | 'settings'>,
  { t, formats }: Speech,
): string {
  const { score, ago, count, sum } = purchases
  if (!score) return t('value.whyPotential')
  if (ago === null) return t('value.whyLapsed', { days: settings.numbers.days })
  return t('value.whyTierThen', {
    points: score.recency + score.frequency + score.money,
    ago,
    count,
    sum: settings.currency === '' ? '–' : formats.money(sum, settings.currency),
  })
}

/** Why somebody is at a stage. */
export function stageWhy({ why, settings }: MemberValueRow, speech: Speech): string {
  const { t, formats } = speech
  const { numbers } = settings
  switch (why.stage) {
    case 'onboarding':
      return t('value.whyOnboarding', { date: formats.date(why.joined) })
    case 'activation':
      return t('value.whyActivation', { came: why.came, missing: why.missing, days: numbers.activationDays })
    case 'growth':
      return withOverdue(t('value.whyGrowth', { ago: why.ago, days: numbers.growthDays }), why.isOverdue, speech)
    case 'retention': {
      const words = { joined: formats.date(why.joined), ago: why.ago, days: numbers.retentionDays }
      return withOverdue(t('value.whyRetention', words), why.isOverdue, speech)
    }
    case 'advocacy':
      return t(`value.whyAdvocacy.${why.deed}`, { date: formats.date(why.on) })
  }
}

function withOverdue(sentence: string, isOverdue: boolean, { t, formats }: Speech): string {
  return isOverdue ? formats.sentences([sentence, t('value.overdue')]) : sentence
}

/** What would bring them further. */
export function nextStep({ why, settings }: MemberValueRow, { t }: Speech): string {
  return why.stage === 'activation'
    ? t('value.next.activation', { missing: why.missing, days: settings.numbers.activationDays })
    : t(`value.next.${why.stage}`)
}

/** How long somebody has been silent, against what is usual. */
export function silenceWhy(
  rhythm: { readonly gap: number; readonly isOwn: boolean; readonly since: number } | null,
  { t }: Speech,
): string {
  if (!rhythm) return t('value.whyNoRhythm')
  const numbers = { since: Math.round(rhythm.since), gap: Math.round(rhythm.gap) }
  return t(rhythm.isOwn ? 'value.whySilentOwn' : 'value.whySilentChapter', numbers)
}

/** How somebody takes part, in the scores of the grid; null for who has not lately. */
export function partWhy({ engagement, settings }: MemberValueRow, { t }: Speech): string | null {
  const { score, ago, count } = engagement
  if (!score || ago === null) return null
  return t('value.whyPart', { ...score, ago, count, days: settings.numbers.days })
}

/** A tier, stage or risk by its name; a value that only a newer version knows as it stands. */
export function labelWords(of: Overridden, value: string, { t }: Speech): string {
  if (of === 'tier') {
    const tier = TIERS.find((known) => known === value)
    return tier ? t(`value.tier.${tier}`) : value
  }
  if (of === 'stage') {
    const stage = STAGES.find((known) => known === value)
    return stage ? t(`value.stage.${stage}`) : value
  }
  const risk = RISKS.find((known) => known === value)
  return risk ? t(`value.risk.${risk}`) : value
}

/** Whose word counts in place of the figures, and what they say. */
export function decisionWords({ of, reason, until, by }: OverrideRow, computed: string, speech: Speech): string {
  return speech.t('value.decidedBy', {
    by,
    reason,
    until: until === null ? 'none' : speech.formats.date(until),
    computed: labelWords(of, computed, speech),
  })
}

/** What it takes to stand in a row or column of the grid. */
export function cutWords(
  cuts: ChapterCuts['engagement'],
  axis: 'recency' | 'frequency',
  score: number,
  { t }: Speech,
): string {
  if (score === 1) return t('value.cutRest')
  const { from: all } = cuts[axis]
  const from = all[score - 2]
  // Where what it takes is what the next score takes, everybody who has it scores higher.
  if (from === undefined || from === null || from === all[score - 1]) return t('value.cutNobody')
  return axis === 'recency' ? t('value.cutLately', { days: from }) : t('value.cutOften', { count: from })
}
