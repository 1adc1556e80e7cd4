import { Link } from 'wouter'
import type { Named } from '../../../shared/protocol/guests.ts'
import { useLanguage } from '../../ui/language.tsx'
import { memberAddress } from './addresses.ts'
import styles from './connections.module.css'

/** Somebody's name, which leads to their page; without a link where they are on pages that this machine does not have. */
export function PersonLink({ person }: { readonly person: Named }) {
  const { t } = useLanguage()
  if (person.name === '') return <span className={styles.quiet}>{t('connections.elsewhere')}</span>
  return (
    <Link href={memberAddress(person.id)} className={styles.person}>
      {person.name}
    </Link>
  )
}
