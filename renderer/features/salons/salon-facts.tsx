import { Fragment } from 'react'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { DateBadge } from '../../ui/date-badge.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { memberAddress } from './addresses.ts'
import styles from './salon-screen.module.css'
import { Seats } from './seats.tsx'
import { sameClock, zoneName } from './wall-clock.ts'

/** When, where, with whom and how full, above everything else about a salon. */
export function SalonFacts({ view, past }: { readonly view: SalonView; readonly past: boolean }) {
  const { t, formats, language } = useLanguage()
  const { salon, startsAt, endsAt } = view
  const { zone } = salon
  const oneDay = salon.start.slice(0, 10) === salon.end.slice(0, 10)
  const range = t('salons.timeRange', {
    start: formats.time(startsAt, zone),
    end: oneDay ? formats.time(endsAt, zone) : formats.dayTime(endsAt, zone),
  })
  return (
    <section className={styles.facts} aria-label={t('salons.basics')}>
      <DateBadge at={startsAt} zone={zone} />
      <div className={styles.words}>
        <span className={styles.when}>
          <span>
            {t('salons.dayAndWeekday', { day: formats.day(startsAt, zone), weekday: formats.weekday(startsAt, zone) })}
          </span>
          <span>{range}</span>
          {!sameClock(formats, startsAt, zone) && (
            <span className={styles.quiet}>
              {zoneName(language, zone, startsAt)} · {t('salons.hereTime', { time: formats.dayTime(startsAt) })}
            </span>
          )}
        </span>
        <span className={styles.place}>
          <ChapterName chapter={salon.chapter} />
          <span>{salon.venue === '' ? t('salons.noVenue') : salon.venue}</span>
          {view.hosts.length > 0 && (
            <span>
              {t('salons.hosts')}{' '}
              {view.hosts.map((host, index) => (
                <Fragment key={host.id}>
                  {index > 0 && ' · '}
                  <a href={`#${memberAddress(host.id)}`}>{host.name}</a>
                </Fragment>
              ))}
            </span>
          )}
        </span>
      </div>
      <div className={styles.seats}>
        <Seats size="large" past={past} count={view.count} capacity={salon.capacity ?? null} />
      </div>
    </section>
  )
}
