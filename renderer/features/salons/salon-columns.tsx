import type { SalonRow } from '../../../shared/protocol/planning.ts'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { DateBadge } from '../../ui/date-badge.tsx'
import type { Speech } from '../../ui/language.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import styles from './salons-screen.module.css'
import { Seats } from './seats.tsx'
import { sameClock, zoneName } from './wall-clock.ts'

/** Tall enough for a leaf of the calendar. */
export const SALON_ROW_HEIGHT = 68

/** What the list says of each salon: when, what, where, how full. */
export function salonColumns(speech: Speech): readonly Column<SalonRow>[] {
  const { t, formats } = speech
  return [
    {
      id: 'when',
      title: t('salons.when'),
      width: 'minmax(222px, 1.1fr)',
      cell: (row) => (
        <div className={styles.when}>
          <DateBadge at={row.start} zone={row.zone} />
          <div className={styles.clock}>
            <span>{formats.dayTime(row.start, row.zone, Date.now())}</span>
            <ClockHint row={row} speech={speech} />
          </div>
        </div>
      ),
    },
    {
      id: 'theme',
      title: t('salons.theme'),
      width: 'minmax(200px, 2.2fr)',
      cell: (row) => (
        <div className={styles.main}>
          <span className={classes(styles.theme, row.cancelled && styles['called-off'])} title={row.theme}>
            {row.theme}
          </span>
          <div className={styles.below}>
            {row.series !== '' && <span className={styles.quiet}>{row.series}</span>}
            {row.cancelled && <Chip>{t('salons.cancelled')}</Chip>}
            {!row.cancelled && row.count.overbooked > 0 && (
              <Chip tone="seal">{t('salons.overbookedBy', { count: row.count.overbooked })}</Chip>
            )}
          </div>
        </div>
      ),
    },
    {
      id: 'place',
      title: t('salons.place'),
      width: 'minmax(120px, 1.1fr)',
      cell: (row) => (
        <div className={styles.main}>
          <ChapterName chapter={row.chapter} />
          <span className={styles.quiet}>{row.venue === '' ? t('salons.noVenue') : row.venue}</span>
        </div>
      ),
    },
    {
      id: 'seats',
      title: t('salons.seats'),
      width: 'minmax(136px, 1fr)',
      cell: (row) => (row.past ? <Came row={row} t={t} /> : <Seats count={row.count} capacity={row.capacity} />),
    },
  ]
}

function Came({ row, t }: { readonly row: SalonRow; readonly t: Speech['t'] }) {
  const { arrived, missing, walkIns } = row.count
  if (arrived === 0) return <span className={styles.quiet}>{row.cancelled ? '—' : t('salons.notRecorded')}</span>
  return (
    <div className={styles.main}>
      <span>
        {missing > 0 ? t('salons.cameAndNot', { came: arrived, missing }) : t('salons.cameOnly', { came: arrived })}
      </span>
      {walkIns > 0 && <span className={styles.quiet}>{t('salons.walkInCount', { count: walkIns })}</span>}
    </div>
  )
}

/** Until when, or whose clock is meant where the clocks of this computer show another time. */
function ClockHint({ row, speech: { t, formats, language } }: { readonly row: SalonRow; readonly speech: Speech }) {
  if (sameClock(formats, row.start, row.zone)) {
    return <span className={styles.quiet}>{t('salons.until', { time: formats.time(row.end, row.zone) })}</span>
  }
  const sameDay = formats.day(row.start) === formats.day(row.start, row.zone)
  const time = sameDay ? formats.time(row.start) : formats.dayTime(row.start)
  return (
    <span className={styles.quiet} title={zoneName(language, row.zone, row.start)}>
      {zoneName(language, row.zone, row.start, true)} · {t('salons.hereTime', { time })}
    </span>
  )
}
