import { useLocation } from 'wouter'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { beginWith, NEW_SEGMENT } from '../segments/begun.ts'
import type { MemberList } from './member-list.ts'
import { segmentOf } from './search-segment.ts'

export interface SegmentChipProps {
  readonly segment: NonNullable<MemberList['segment']>
  readonly onRemove: () => void
}

/** The segment that a list is narrowed to, by its name. */
export function SegmentChip({ segment, onRemove }: SegmentChipProps) {
  const { t } = useLanguage()
  const isSaved = typeof segment === 'string'
  const choices = useView('segmentChoices', isSaved ? {} : null)
  const saved = choices.state === 'ready' ? choices.value.segments.find(({ id }) => id === segment) : undefined
  return (
    <Chip tone="indigo" onRemove={onRemove}>
      {t('segments.filter', { name: isSaved ? (saved?.name ?? '…') : t('segments.unsaved') })}
    </Chip>
  )
}

/** Keeps what the list is narrowed to under a name; not offered where a segment cannot say it, or is all there is to it. */
export function SaveSearch({
  list,
  community,
}: {
  readonly list: MemberList
  readonly community: CommunityView | undefined
}) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const tree = segmentOf(list)
  if (!tree || community?.may.commands.includes('segment.create') !== true) return null
  return (
    <Button
      size="small"
      kind="quiet"
      onClick={() => {
        beginWith(tree)
        navigate(NEW_SEGMENT)
      }}
    >
      {t('segments.saveSearch')}
    </Button>
  )
}
