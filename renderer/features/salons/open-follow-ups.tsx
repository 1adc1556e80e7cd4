import { Link } from 'wouter'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { salonAddress } from './addresses.ts'
import styles from './salons-screen.module.css'

/** Evenings named in the note; the others stand in the list. */
const MOST = 3

/** After which evenings somebody still waits to hear something. */
export function OpenFollowUpsNotice() {
  const { t } = useLanguage()
  const now = useNow()
  const view = useView('openFollowUps', {})
  if (view.state !== 'ready' || view.value.length === 0) return null
  const people = view.value.reduce((sum, { open }) => sum + open, 0)
  const isLate = view.value.some(({ due }) => due < now)
  return (
    <Notice tone={isLate ? 'ochre' : 'neutral'} title={t('after.noticeTitle', { count: people })}>
      <p className={styles.waiting}>
        {view.value.slice(0, MOST).map(({ salon, theme, open }) => (
          <Link key={salon} href={salonAddress(salon)}>
            {t('after.noticeSalon', { theme, count: open })}
          </Link>
        ))}
        {view.value.length > MOST && <span>{t('after.noticeMore', { count: view.value.length - MOST })}</span>}
      </p>
    </Notice>
  )
}
