import { useEffect } from 'react'
import type { DoorView } from '../../../shared/protocol/door.ts'
import { bridge } from '../../client/bridge.ts'
import { useView } from '../../client/hooks.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './desk-head.module.css'
import { OthersHere } from './others-here.tsx'

/** Which salon this is, who else stands there, and how full the room is. */
export function DeskHead({ view }: { readonly view: DoorView }) {
  const { t, formats } = useLanguage()
  const community = useView('community', {})
  const chapter =
    community.state === 'ready' ? community.value.chapters.find(({ id }) => id === view.chapter)?.name : undefined
  const beyond = view.capacity !== null && view.count.present > view.capacity
  useEffect(() => {
    void bridge().request('window.setTitle', { title: `${t('door.title')} · ${view.theme}` })
  }, [t, view.theme])
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.salon}>
          {/* A desk in a window of its own has nothing to go back to. */}
          {history.length > 1 ? (
            <a
              className={styles.back}
              href={view.namesOnly ? '#/doors' : `#/salons/${view.salon}`}
              title={t(view.namesOnly ? 'door.toDoors' : 'door.back')}
            >
              {view.theme}
            </a>
          ) : (
            view.theme
          )}
          {[chapter, formats.dayTime(view.start, view.zone)].filter(Boolean).map((part) => ` · ${part}`)}
        </p>
        <h1 className={styles.title}>{t('door.title')}</h1>
        <OthersHere salon={view.salon} />
      </div>
      <div className={styles.counter}>
        <p className={styles.counterLabel}>{t(view.capacity === null ? 'door.arrived' : 'door.arrivedOf')}</p>
        <p data-testid="arrived" className={classes(styles.figures, beyond && styles.beyond)}>
          {formats.number(view.count.present)}
          {view.capacity !== null && <span className={styles.of}> / {formats.number(view.capacity)}</span>}
        </p>
      </div>
    </header>
  )
}

/** What is special about the room now: full, over-full, or the salon is off. */
export function DeskNotice({ view }: { readonly view: DoorView }) {
  const { t } = useLanguage()
  // Chairs, not guests: companions sit, too.
  const { present: arrived } = view.count
  if (view.cancelled) {
    return (
      <p className={classes(styles.notice, styles.stop)} role="alert">
        {t('door.cancelled')}
      </p>
    )
  }
  if (view.namesOnly && !view.isOpen) {
    return (
      <p className={classes(styles.notice, styles.stop)} role="alert">
        {t('door.isClosed')}
      </p>
    )
  }
  if (view.capacity === null || arrived < view.capacity) return null
  return (
    <p className={styles.notice} role="status">
      {arrived === view.capacity ? t('door.full') : t('door.over', { arrived, capacity: view.capacity })}
    </p>
  )
}
