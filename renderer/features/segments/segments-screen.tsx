import { Plus } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Segment } from '../../../shared/domain/segment.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ExportsFrame } from '../common/exports-frame.tsx'
import { useCommunity } from '../common/use-community.ts'
import { begunWith, endBegun, NEW_SEGMENT } from './begun.ts'
import { SegmentBuilder } from './segment-builder.tsx'
import { SegmentList } from './segment-list.tsx'

export interface SegmentsScreenProps {
  /** The id of a segment, or `new`. */
  readonly segment: string | undefined
}

const EMPTY: Segment = { kind: 'all', of: [] }
const ALL = '/exports/segments'

/** Saved searches, and where they are made. */
export function SegmentsScreen({ segment }: SegmentsScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const mayEdit = useCommunity()?.may.commands.includes('segment.create') === true
  const isList = segment === undefined
  return (
    <ExportsFrame
      here="/exports/segments"
      actions={
        isList ? (
          mayEdit && (
            <Button kind="primary" icon={<Plus />} onClick={() => navigate(NEW_SEGMENT)}>
              {t('segments.new')}
            </Button>
          )
        ) : (
          <Button kind="quiet" onClick={() => navigate(ALL)}>
            {t('segments.back')}
          </Button>
        )
      }
    >
      {isList ? (
        <SegmentList mayEdit={mayEdit} />
      ) : segment === 'new' ? (
        <NewSegment onClose={() => navigate(ALL)} />
      ) : (
        <OpenSegment key={segment} segment={segment} onClose={() => navigate(ALL)} />
      )}
    </ExportsFrame>
  )
}

interface OpenProps {
  readonly onClose: () => void
}

function NewSegment({ onClose }: OpenProps) {
  // Whoever leaves it half made begins the next one empty.
  useEffect(() => endBegun, [])
  return <SegmentBuilder segment={null} tree={begunWith() ?? EMPTY} onClose={onClose} />
}

function OpenSegment({ segment, onClose }: OpenProps & { readonly segment: string }) {
  const { t, problem } = useLanguage()
  const view = useView('segments', {})
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('segments.title')}>{problem(view.problem)}</EmptyState>
  const row = view.value.find(({ id }) => id === segment)
  if (!row) return <EmptyState title={t('segments.gone')}>{t('segments.goneText')}</EmptyState>
  if (!row.tree) return <EmptyState title={row.name}>{t('segments.newer')}</EmptyState>
  return <SegmentBuilder key={row.id} segment={row} tree={row.tree} onClose={onClose} />
}
