import { useEffect, useRef } from 'react'
import type { MatchJob } from '../../../shared/protocol/views.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './match-line.module.css'

/** Looks for pairs when somebody comes to see them and nobody has looked since the register changed. */
export function useMatching(job: MatchJob | undefined): void {
  const act = useDo()
  const asked = useRef(false)
  const needed = job !== undefined && (job.state === 'none' || (job.state === 'ready' && job.stale))
  useEffect(() => {
    // A look that is on its way may end with something still to look for.
    if (job === undefined || job.state === 'running' || asked.current) return
    // Once a visit: what changes while somebody decides is for the button, and who stopped it meant it.
    asked.current = true
    if (needed) void act('people.match', {}, { quiet: true })
  }, [job, needed, act])
}

/** Whether there is anything to say about the search: it runs, or it should run again. */
export function hasNews(job: MatchJob): boolean {
  return job.state !== 'ready' || job.stale
}

/** How far the search for pairs is, and how to stop it or begin it again. Nothing while all is known. */
export function MatchLine({ job }: { readonly job: MatchJob }) {
  const { t } = useLanguage()
  const act = useDo()
  if (job.state === 'running') {
    return (
      <div className={styles.line}>
        <div className={styles.bar}>
          <ProgressBar label={t('review.matching')} done={job.done} of={job.of} />
        </div>
        <Button size="small" onClick={() => void act('people.stopMatching', {})}>
          {t('review.stop')}
        </Button>
      </div>
    )
  }
  if (!hasNews(job)) return null
  return (
    <div className={styles.line}>
      <span className={styles.words}>{t(job.state === 'none' ? 'review.notLooked' : 'review.stale')}</span>
      <Button size="small" onClick={() => void act('people.match', {}, { quiet: true })}>
        {t('review.matchAgain')}
      </Button>
    </div>
  )
}
