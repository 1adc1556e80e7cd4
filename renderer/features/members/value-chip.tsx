import type { MemberQueryInput } from '../../../shared/protocol/selection.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { chapterOf, useCommunity } from '../common/use-community.ts'

interface ValueChipProps {
  readonly value: NonNullable<MemberQueryInput['value']>
  readonly onRemove: () => void
}

/** That the list shows only who is this to a chapter. */
export function ValueChip({ value: { chapter, tier, stage, risk, field }, onRemove }: ValueChipProps) {
  const { t } = useLanguage()
  const community = useCommunity()
  const words = [
    chapterOf(community, chapter)?.name,
    tier && t('value.filterTier', { tier: t(`value.tier.${tier}`) }),
    stage && t('value.filterStage', { stage: t(`value.stage.${stage}`) }),
    risk && t('value.filterRisk', { risk: t(`value.risk.${risk}`) }),
    field && t('value.filterField', { ...field, basis: t(`value.basis.${field.basis}`) }),
  ]
  return (
    <Chip tone="jade" onRemove={onRemove}>
      {words.filter(Boolean).join(' · ')}
    </Chip>
  )
}
