import { Undo2 } from 'lucide-react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { DoorView } from '../../../shared/protocol/door.ts'
import { IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import styles from './desk-aside.module.css'
import doorStyles from './door-screen.module.css'

export interface RecentProps {
  readonly view: DoorView
  readonly onOpen: (member: MemberId) => void
  readonly onTakeBack: (arrival: DoorView['recent'][number]) => void
}

/** Who has just come: one press to what is noted about them, one to take the check-in back. */
export function Recent({ view, onOpen, onTakeBack }: RecentProps) {
  const { t, formats } = useLanguage()
  return (
    <section className={styles.recent} aria-label={t('door.recent')}>
      <h2 className={styles.recentTitle}>{t('door.recent')}</h2>
      {view.recent.length === 0 && <p className={doorStyles.none}>{t('door.recentEmpty')}</p>}
      <ul className={styles.arrivals}>
        {view.recent.map((arrival) => (
          <li key={arrival.member} className={styles.arrival}>
            <button
              type="button"
              className={styles.arrivalOpen}
              aria-label={t('door.openCard', { name: arrival.name })}
              onClick={() => onOpen(arrival.member)}
            >
              <Seal name={arrival.name} />
              <span className={styles.arrivalName}>
                <span>
                  {arrival.name}
                  {arrival.companions > 0 && <b> {t('door.plus', { count: arrival.companions })}</b>}
                </span>
                <small>{t('door.recentBy', { time: formats.time(arrival.at, view.zone), by: arrival.by })}</small>
              </span>
            </button>
            <IconButton
              size="small"
              label={t('door.takeBackOf', { name: arrival.name })}
              icon={<Undo2 />}
              onClick={() => onTakeBack(arrival)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The figures that somebody at the door is asked for. */
export function Tiles({ view }: { readonly view: DoorView }) {
  const { t, formats } = useLanguage()
  const tiles = [
    [t('door.tileExpected'), view.count.missing],
    [t('door.tileFirst'), view.firstTimers],
    [t('door.tileWaitlist'), view.count.waitlisted],
    [t('door.tileWalkIns'), view.count.walkIns],
  ] as const
  return (
    <dl className={styles.tiles}>
      {tiles.map(([label, count]) => (
        <div key={label} className={styles.tile}>
          <dt>{label}</dt>
          <dd>{formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
