import { UsersRound } from 'lucide-react'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './others-here.module.css'

/** Who else stands at this door now; to ask is to stand there, and the others are told. */
export function OthersHere({ salon }: { readonly salon: SalonId }) {
  const { t, formats } = useLanguage()
  const others = useView('atDoor', { salon })
  if (others.state !== 'ready' || others.value.length === 0) return null
  const names = [...new Set(others.value.map(({ organizer }) => organizer))]
  return (
    <span className={styles.others} role="status">
      <UsersRound aria-hidden="true" />
      {t('door.othersHere', { names: formats.list(names) })}
    </span>
  )
}
