import { useCallback, useEffect, useRef } from 'react'
import type { MatchJob } from '../../../shared/protocol/people.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './match-line.module.css'

export interface Matching {
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Looks for pairs while somebody is here to see them, whenever nobody has looked since the register changed: decisions
 * are no such change, but what was decided before the last look and is taken back now has to be found again. Who stopped
 * a look meant it; the next one is for the button.
 */
export function useMatching(job: MatchJob | undefined): Matching {
  const act = useDo()
  const stopped = useRef(false)
  const needed = job !== undefined && job.state !== 'running' && hasNews(job)
  const look = useCallback(async () => {
    stopped.current = false
    const result = await act('people.match', {}, { quiet: true })
    if (!result.ok) stopped.current = true
  }, [act])
  useEffect(() => {
    if (needed && !stopped.current) void look()
  }, [needed, look])
  return {
    look: () => void look(),
    stop: () => {
      stopped.current = true
      void act('people.stopMatching', {})
    },
  }
}

/** Whether there is anything to say about the search: it runs, or it should run again. */
export function hasNews(job: MatchJob): boolean {
  return job.state !== 'ready' || job.stale
}

/** How far the search for pairs is, and how to stop it or begin it again. Nothing while all is known. */
export function MatchLine({ job, matching }: { readonly job: MatchJob; readonly matching: Matching }) {
  const { t } = useLanguage()
  if (job.state === 'running') {
    return (
      <div className={styles.line}>
        <div className={styles.bar}>
          <ProgressBar label={t('review.matching')} done={job.done} of={job.of} />
        </div>
        <Button size="small" onClick={matching.stop}>
          {t('review.stop')}
        </Button>
      </div>
    )
  }
  if (!hasNews(job)) return null
  return (
    <div className={styles.line}>
      <span className={styles.words}>{t(job.state === 'none' ? 'review.notLooked' : 'review.stale')}</span>
      <Button size="small" onClick={matching.look}>
        {t('review.matchAgain')}
      </Button>
    </div>
  )
}
