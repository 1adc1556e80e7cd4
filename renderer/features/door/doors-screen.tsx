import { DoorOpen } from 'lucide-react'
import { useLocation } from 'wouter'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { DoorRow } from '../../../shared/protocol/door.ts'
import { bridge } from '../../client/bridge.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { DateBadge } from '../../ui/date-badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import styles from './doors-screen.module.css'

/** What a volunteer has: the doors that are open, each one press away. */
export function DoorsScreen() {
  const { t } = useLanguage()
  const doors = useView('doors', {})
  if (doors.state !== 'ready') return null
  return (
    <Page title={t('door.doors')} layout="read">
      {doors.value.length === 0 ? (
        <EmptyState title={t('door.noneTitle')} mark={<DoorOpen />}>
          {t('door.noneText')}
        </EmptyState>
      ) : (
        <ul className={styles.doors}>
          {doors.value.map((door) => (
            <li key={door.salon}>
              <OpenDoor door={door} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>{t('door.namesOnly')}</p>
    </Page>
  )
}

function OpenDoor({ door }: { readonly door: DoorRow }) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  return (
    <section className={styles.door} aria-label={door.theme}>
      <DateBadge at={door.start} zone={door.zone} />
      <div className={styles.words}>
        <h2 className={styles.theme}>{door.theme}</h2>
        <span className={styles.place}>
          <ChapterName chapter={door.chapter} />
          <span>{formats.dayTime(door.start, door.zone)}</span>
          {door.venue !== '' && <span>{door.venue}</span>}
        </span>
        <span className={styles.count}>
          {t('door.rowCount', { arrived: door.count.arrived, missing: door.count.missing })}
        </span>
      </div>
      <Button kind="primary" icon={<DoorOpen />} onClick={() => stand(door.salon, navigate)}>
        {t('door.stand')}
      </Button>
    </section>
  )
}

/** A window of its own, in this one where that is refused. */
function stand(salon: SalonId, navigate: (to: string) => void): void {
  bridge()
    .request('window.openDoor', { salonId: salon })
    .catch(() => navigate(`/door/${salon}`))
}
