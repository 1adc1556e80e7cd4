import type { IsoDate } from '../../../shared/domain/dates.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import styles from './recovery-sheet.module.css'

export interface RecoverySheetProps {
  readonly recoveryKey: string
  /** The day it was made, as YYYY-MM-DD. */
  readonly made: IsoDate
}

/** A recovery key as it is read off the screen; printing the window prints this sheet and nothing else. */
export function RecoverySheet({ recoveryKey, made }: RecoverySheetProps) {
  const { t, formats } = useLanguage()
  return (
    <section className={styles.sheet} aria-label={t('lock.recoveryKey')}>
      <h2 className={styles.title}>{t('lock.sheetTitle')}</h2>
      <ol className={styles.groups}>
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p className={styles.made}>{t('lock.sheetMade', { day: formats.date(made) })}</p>
      <p className={styles.paper}>{t('lock.sheetText')}</p>
    </section>
  )
}

/** The same as a text, for who keeps it in a password manager or on a stick. */
export function recoveryText(recoveryKey: string, made: IsoDate, { t, formats }: Speech): string {
  const groups = recoveryKey.split('-')
  const half = groups.length / 2
  const rows = [groups.slice(0, half), groups.slice(half)].map((row) => row.join('-'))
  const lines = [t('lock.sheetTitle'), '', ...rows, '', t('lock.sheetMade', { day: formats.date(made) }), '']
  return [...lines, t('lock.sheetText'), t('lock.lostWithoutBoth'), ''].join('\r\n')
}
