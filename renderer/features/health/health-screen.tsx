import { Activity } from 'lucide-react'
import { HEALTH_FAULTS } from '../../../shared/protocol/health.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useDo } from '../common/use-do.ts'
import { Found } from './found.tsx'
import { HealthFacts } from './health-facts.tsx'
import { LookedAt, Mended } from './health-lists.tsx'
import styles from './health.module.css'

/** What is kept on this computer, page by page: a check of all of it, what is wrong, and what can be done about it. */
export function HealthScreen() {
  const { t } = useLanguage()
  const act = useDo()
  const view = useView('health', {})
  const job = useView('healthJob', {})
  const running = job.state === 'ready' && job.value.state === 'running' ? job.value : null
  return (
    <Page
      title={t('health.title')}
      layout="read"
      actions={
        <Button
          kind="primary"
          icon={<Activity />}
          disabled={running !== null}
          onClick={() => void act('health.check', {})}
        >
          {t('health.check')}
        </Button>
      }
    >
      {view.state === 'ready' && (
        <>
          <Card>
            <div className={styles.rows}>
              <p className={styles.quiet}>{t('health.text')}</p>
              <HealthFacts health={view.value} withDoors />
              {running && (
                <div className={styles.running}>
                  <ProgressBar label={t('health.checking')} done={running.done} of={running.of} />
                  <Button size="small" kind="quiet" onClick={() => void act('health.cancel', {})}>
                    {t('health.cancel')}
                  </Button>
                </div>
              )}
              {HEALTH_FAULTS.map((fault) => (
                <Found
                  key={fault}
                  fault={fault}
                  found={view.value.found.filter((one) => one.fault === fault)}
                  isBusy={running !== null}
                />
              ))}
            </div>
          </Card>
          {view.value.mended.length > 0 && <Mended mended={view.value.mended} />}
          {view.value.report && <LookedAt groups={view.value.report.groups} />}
        </>
      )}
    </Page>
  )
}
