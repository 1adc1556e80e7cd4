import { Link } from 'wouter'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { addressOf } from '../history/record-address.ts'
import styles from './erase-dialog.module.css'

export interface EraseMentionsProps {
  readonly members: readonly MemberId[]
  /** Somebody goes to read one of the texts. */
  readonly onLeave: () => void
}

/** Texts about others in which the people are mentioned, each with the way to it: erasing leaves them, and afterwards nobody finds them. */
export function EraseMentions({ members, onLeave }: EraseMentionsProps) {
  const { t } = useLanguage()
  const view = useView('mentions', { members: [...members] })
  if (view.state !== 'ready') return <p className={styles.quiet}>{t('erasure.names')}</p>
  const { total, rows } = view.value
  if (total === 0) return <p className={styles.quiet}>{t('erasure.noMentions')}</p>
  return (
    <section>
      <h3 className={styles.heading}>{t('erasure.mentions', { count: total })}</h3>
      <p className={styles.quiet}>{t('erasure.names')}</p>
      <ul className={styles.mentions}>
        {rows.map(({ record, line }) => (
          <li key={record.id}>
            <Link href={addressOf(record)} onClick={onLeave}>
              {record.name}
            </Link>
            <span className={styles.line}>{line}</span>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className={styles.quiet}>{t('erasure.mentionsMore', { count: total - rows.length })}</p>
      )}
    </section>
  )
}
