import type { RestorePlan } from '../../../shared/protocol/backups.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RestoredFields } from '../history/restore-dialog.tsx'
import styles from './backups.module.css'

/** What bringing something back changes: counted and named, of one record field by field. */
export function PlanText({ plan, isOne }: { readonly plan: RestorePlan; readonly isOne: boolean }) {
  const { t, formats } = useLanguage()
  const { back, changed, fields, stays, archived } = plan
  const isNothing = back.count + changed.count === 0
  const named = ({ count, names }: RestorePlan['back']) => formats.list(names, names.length < count)
  return (
    <div role="status" className={styles.dialog}>
      {isNothing && stays > 0 && <p>{t('backups.planOnlyStays')}</p>}
      {isNothing && stays + archived === 0 && <p>{t('backups.planNothing')}</p>}
      {back.count > 0 && <p>{t('backups.planBack', { count: back.count, names: named(back) })}</p>}
      {changed.count > 0 && !isOne && (
        <p>{t('backups.planChanged', { count: changed.count, names: named(changed) })}</p>
      )}
      {fields.length > 0 && <RestoredFields fields={fields} name={changed.names[0] ?? ''} isGone={false} />}
      {!isNothing && stays > 0 && <p className={styles.quiet}>{t('backups.planStays', { count: stays })}</p>}
      {archived > 0 && <p className={styles.quiet}>{t('backups.planArchived', { count: archived })}</p>}
    </div>
  )
}
