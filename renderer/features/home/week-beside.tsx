import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { WeekFiguresView } from '../../../shared/protocol/week.ts'
import { useView } from '../../client/hooks.ts'
import { DateBadge } from '../../ui/date-badge.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTieNumbers } from '../connections/use-tie-numbers.ts'
import styles from './home.module.css'
import { Trend } from './trend.tsx'

/** Evenings that are named. */
const AHEAD = 3
/** Months that a change is told over. */
const QUARTER = 3

export interface WeekBesideProps {
  /** Null for all that somebody organizes. */
  readonly chapter: ChapterId | null
  /** The lines are all there; what stands beside them must not keep them waiting. */
  readonly isSettled: boolean
}

/** Where the community stands, beside what to do for it. */
export function WeekBeside({ chapter, isSettled }: WeekBesideProps) {
  const { t } = useLanguage()
  const figures = useView('weekFigures', isSettled ? { chapter } : null)
  const value = figures.state === 'ready' ? figures.value : null
  return (
    <aside className={styles.beside} aria-label={t('week.beside')}>
      <HealthCard figures={value} />
      <NextSalons chapter={chapter} />
      <Spotlight chapter={chapter} isSettled={isSettled} />
      <MovesCard figures={value} />
    </aside>
  )
}

function HealthCard({ figures }: { readonly figures: WeekFiguresView | null }) {
  const { t, formats } = useLanguage()
  const numbers = useTieNumbers()
  const months = figures?.state === 'ready' ? figures.health : []
  const now = months.at(-1)
  const before = months.at(-1 - QUARTER)
  const share = now ? shareOf(now) : null
  const points =
    share !== null && before && shareOf(before) !== null ? Math.round(100 * (share - (shareOf(before) ?? 0))) : null
  return (
    <Card>
      <h2 className={styles.label}>
        <Link href="/connections">{t('week.health')}</Link>
      </h2>
      {now ? (
        <>
          <p className={styles.figure}>
            {share === null ? '–' : formats.percent(share)}
            {points !== null && (
              <span className={points > 0 ? styles.up : points < 0 ? styles.down : styles.same}>
                {points > 0
                  ? `▲ ${t('week.healthUp', { points })}`
                  : points < 0
                    ? `▼ ${t('week.healthDown', { points: -points })}`
                    : t('week.healthSame')}
              </span>
            )}
          </p>
          <p className={styles.quiet}>
            {t('connections.healthWhy', { ...numbers, active: now.active, connected: now.connected })}
          </p>
          <Trend
            values={months.map((month) => shareOf(month) ?? 0)}
            label={t('week.healthMonths', {
              shares: formats.list(months.map((month) => formats.percent(shareOf(month) ?? 0))),
            })}
          />
        </>
      ) : (
        <p className={styles.healthRoom}>{t('week.calm')}</p>
      )}
    </Card>
  )
}

/** Null while nobody comes. */
function shareOf({ connected, active }: { readonly connected: number; readonly active: number }): number | null {
  return active === 0 ? null : connected / active
}

function NextSalons({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const view = useView('salons', { when: 'upcoming', ...(chapter && { chapter }), range: { from: 0, count: AHEAD } })
  const rows = view.state === 'ready' ? view.value.rows.filter(({ cancelled }) => !cancelled) : []
  return (
    <Card>
      <h2 className={styles.label}>
        <Link href="/salons">{t('week.next')}</Link>
      </h2>
      {view.state === 'ready' && rows.length === 0 && <p className={styles.quiet}>{t('week.nextNone')}</p>}
      <ul className={styles.salons}>
        {rows.map(({ id, theme, start, zone, capacity, count }) => (
          <li key={id} className={styles.salon}>
            <DateBadge at={start} zone={zone} />
            <span className={styles.salonWords}>
              <Link href={`/salons/${id}`}>{theme}</Link>
              <span className={styles.quiet}>
                {[
                  formats.dayTime(start, zone, now),
                  t('week.seatsTaken', { chairs: count.chairs, capacity: capacity ?? 0 }),
                  count.waitlisted > 0 && t('week.waiting', { count: count.waitlisted }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** On whom this month's light falls, once somebody has chosen. */
function Spotlight({ chapter, isSettled }: WeekBesideProps) {
  const { t } = useLanguage()
  const view = useView('recognition.spotlight', isSettled ? { chapter } : null)
  if (view.state !== 'ready' || view.value.state !== 'ready') return null
  const { chosen, candidates } = view.value
  if (chosen.length + candidates.length === 0) return null
  return (
    <Card>
      <h2 className={styles.label}>
        <Link href="/recognition/spotlight">{t('week.spotlight')}</Link>
      </h2>
      {chosen.length === 0 && <p className={styles.quiet}>{t('week.spotlightNone')}</p>}
      <ul className={styles.salons}>
        {chosen.map(({ recognition, id, name, words }) => (
          <li key={recognition} className={styles.salon}>
            <Seal name={name} />
            <span className={styles.salonWords}>
              <Link href={`/members/${id}`}>{name}</Link>
              {words !== '' && <span className={styles.quiet}>{words}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function MovesCard({ figures }: { readonly figures: WeekFiguresView | null }) {
  const { t, formats } = useLanguage()
  return (
    <Card>
      <h2 className={styles.label}>
        <Link href="/value">{t('week.moves')}</Link>
      </h2>
      {figures?.state === 'ready' ? (
        <dl className={styles.moves}>
          {figures.moves.length === 0 && <div className={styles.quiet}>{t('week.movesNone')}</div>}
          {figures.moves.map(({ from, to, members }) => (
            <Move
              key={`${from} ${to}`}
              label={t('week.move', { from: t(`value.stage.${from}`), to: t(`value.stage.${to}`) })}
              count={formats.number(members)}
            />
          ))}
          {figures.joined > 0 && <Move label={t('week.joined')} count={formats.number(figures.joined)} />}
          <Move label={t('value.risk.cooling')} count={formats.number(figures.cooling)} isCare={figures.cooling > 0} />
          <Move label={t('value.risk.atRisk')} count={formats.number(figures.atRisk)} isCare={figures.atRisk > 0} />
        </dl>
      ) : (
        <p className={styles.quiet}>{t('week.calm')}</p>
      )}
    </Card>
  )
}

interface MoveProps {
  readonly label: string
  readonly count: string
  readonly isCare?: boolean
}

function Move({ label, count, isCare = false }: MoveProps) {
  return (
    <div className={styles.move}>
      <dt>{label}</dt>
      <dd className={isCare ? styles.care : undefined}>{count}</dd>
    </div>
  )
}
