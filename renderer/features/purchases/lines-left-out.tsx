import type { PurchasePreview } from '../../../shared/protocol/purchase-import.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './purchases.module.css'

/** Which lines stay out, and why. */
export function LinesLeftOut({ refused }: Pick<PurchasePreview, 'refused'>) {
  const { t, problem } = useLanguage()
  if (refused.length === 0) return null
  const all = refused.reduce((sum, { count }) => sum + count, 0)
  return (
    <Notice tone="ochre" title={t('purchases.refusedTitle', { count: all })}>
      <ul className={styles.reasons}>
        {refused.map(({ problem: why, count, line }) => (
          <li key={why.code}>{t('purchases.refusedLine', { count, line, why: problem(why) })}</li>
        ))}
      </ul>
    </Notice>
  )
}
