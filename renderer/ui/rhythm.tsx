import { useLanguage } from './language.tsx'
import styles from './rhythm.module.css'

/** The chapter's last eight salons as little bars, oldest first: tall where the member came. */
export function Rhythm({ came }: { readonly came: readonly boolean[] }) {
  const { t } = useLanguage()
  const label =
    came.length === 0
      ? t('common.noRhythm')
      : t('common.rhythm', { came: came.filter(Boolean).length, of: came.length })
  return (
    <span className={styles.rhythm} role="img" aria-label={label} title={label}>
      {came.map((yes, index) => (
        <i key={index} className={yes ? styles.came : styles.missed} />
      ))}
    </span>
  )
}
