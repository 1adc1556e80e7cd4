import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Lane } from '../../../shared/domain/matching.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface LaneEmptyProps {
  readonly lane: Lane
  /** How many were decided just now; then the emptiness is somebody's work. */
  readonly decided: number
  /** The way to a lane in which somebody still waits. */
  readonly onward?: ReactNode
}

/** A lane with nothing in it says why, and how the app comes to its guesses. */
export function LaneEmpty({ lane, decided, onward }: LaneEmptyProps) {
  const { t } = useLanguage()
  return (
    <EmptyState
      mark="＝"
      title={decided > 0 ? t('review.allDone', { count: decided }) : t(`review.empty.${lane}`)}
      {...(onward ? { actions: onward } : {})}
    >
      <p>{t('review.how')}</p>
      <p>
        <Link href="/rosters/apart">{t('review.toApart')}</Link>
      </p>
    </EmptyState>
  )
}
