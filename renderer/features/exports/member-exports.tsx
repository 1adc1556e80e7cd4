import { Link } from 'wouter'
import type { Member } from '../../../shared/domain/member.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './member-exports.module.css'
import { receiptWords } from './plan-words.ts'

/** The lists that went out with somebody in them: when, by whom, what for, to whom. */
export function MemberExports({ member }: { readonly member: Pick<Member, 'id'> }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const view = useView('exportsOf', { member: member.id })
  if (view.state !== 'ready' || view.value.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('exports.contained')}>
      <h3 className={styles.heading}>
        <Link href="/exports/receipts">{t('exports.contained')}</Link>
      </h3>
      <ul className={styles.list}>
        {view.value.map(({ id, at, by, mine, name, use, receiver, state }) => (
          <li key={id} className={styles.line}>
            <span>{state === 'open' ? t('common.withNote', { text: name, note: t('exports.state.open') }) : name}</span>
            <span className={styles.quiet}>
              {[
                formats.day(at),
                mine ? t('exports.byMe') : t('exports.by', { name: by }),
                ...receiptWords({ use, receiver }, speech),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
