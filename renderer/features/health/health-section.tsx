import { Link } from 'wouter'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { HealthFacts } from './health-facts.tsx'
import styles from './health.module.css'

/** Whether what is kept on this computer is whole, at a glance; the page behind it checks all of it and mends. */
export function HealthSection() {
  const { t } = useLanguage()
  const view = useView('health', {})
  return (
    <Card title={t('health.title')}>
      <div className={styles.rows}>
        <p className={styles.quiet}>{t('health.text')}</p>
        {view.state === 'ready' && <HealthFacts health={view.value} />}
        <p>
          <Link href="/settings/health/pages">{t('health.open')}</Link>
        </p>
      </div>
    </Card>
  )
}
