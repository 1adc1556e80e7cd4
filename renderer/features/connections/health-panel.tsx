import type { ReactNode } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ChapterHealth, Shortened } from '../../../shared/protocol/connections.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import styles from './connections.module.css'
import { BridgeItem, CooledItem, IsolatedItem, NewcomerItem } from './people-items.tsx'
import { Reckoned } from './reckoned.tsx'
import { useTieNumbers } from './use-tie-numbers.ts'
import { useNextSalon } from './use-next-salon.ts'

export interface HealthPanelProps {
  /** Null for all. */
  readonly chapter: ChapterId | null
  readonly onChapter: (chapter: ChapterId) => void
}

/** How well each chapter hangs together, and who is not held: each with a next step. */
export function HealthPanel({ chapter, onChapter }: HealthPanelProps) {
  const { t } = useLanguage()
  const view = useView('connections', { chapter })
  const nextOf = useNextSalon()
  const numbers = useTieNumbers()
  return (
    <div className={styles.scroll}>
      <Reckoned view={view}>
        {({ health, newcomers, cooled, isolated, bridges }) => (
          <>
            <div className={styles.chapters}>
              {health.map((each) => (
                <Card key={each.chapter}>
                  <Health health={each} {...(chapter === null && { onChapter })} />
                </Card>
              ))}
            </div>
            <p className={styles.about}>{t('connections.healthAbout', { ...numbers })}</p>
            <div className={styles.lists}>
              <List
                title={t('connections.newcomers')}
                about={t('connections.newcomersAbout', { ...numbers })}
                list={newcomers}
              >
                {newcomers.rows.map((row) => (
                  <NewcomerItem key={row.id} row={row} />
                ))}
              </List>
              <List title={t('connections.cooled')} about={t('connections.cooledAbout', { ...numbers })} list={cooled}>
                {cooled.rows.map((row) => (
                  <CooledItem key={`${row.a.id} ${row.b.id}`} row={row} next={nextOf(row.chapter)} />
                ))}
              </List>
              <List
                title={t('connections.isolated')}
                about={t('connections.isolatedAbout', { ...numbers })}
                list={isolated}
              >
                {isolated.rows.map((row) => (
                  <IsolatedItem key={row.id} row={row} />
                ))}
              </List>
              <List
                title={t('connections.bridges')}
                about={t('connections.bridgesAbout', { where: chapter === null ? 'all' : 'one' })}
                list={bridges}
              >
                {bridges.rows.map((row) => (
                  <BridgeItem key={row.id} row={row} />
                ))}
              </List>
            </div>
          </>
        )}
      </Reckoned>
    </div>
  )
}

interface HealthProps {
  readonly health: ChapterHealth
  readonly onChapter?: (chapter: ChapterId) => void
}

/** Months that a change is told over. */
const QUARTER = 3

function Health({ health: { chapter, months }, onChapter }: HealthProps) {
  const { t, formats } = useLanguage()
  const numbers = useTieNumbers()
  const now = months.at(-1)
  const before = months.at(-1 - QUARTER)
  if (!now) return null
  const change =
    before && shareOf(before) !== null ? Math.round(100 * ((shareOf(now) ?? 0) - (shareOf(before) ?? 0))) : null
  const label = t('connections.healthMonths', {
    shares: formats.list(months.map((month) => formats.percent(shareOf(month) ?? 0))),
  })
  return (
    <section className={styles.chapter}>
      <div className={styles.names}>
        <ChapterName chapter={chapter} />
        {onChapter && (
          <Button size="small" kind="quiet" onClick={() => onChapter(chapter)}>
            {t('connections.onlyThis')}
          </Button>
        )}
      </div>
      <div className={styles.share}>{shareOf(now) === null ? '–' : formats.percent(shareOf(now) ?? 0)}</div>
      <p className={styles.quiet}>
        {formats.sentences([
          t('connections.healthWhy', { ...numbers, connected: now.connected, active: now.active }),
          change === null
            ? ''
            : t('connections.healthChange', {
                points: Math.abs(change),
                way: change > 0 ? 'up' : change < 0 ? 'down' : 'same',
              }),
        ])}
      </p>
      <div className={styles.months} role="img" aria-label={label} title={label}>
        {months.map((month) => (
          <span key={month.day} className={styles.month} style={{ height: `${100 * (shareOf(month) ?? 0)}%` }} />
        ))}
      </div>
    </section>
  )
}

/** Null while nobody comes. */
function shareOf({ connected, active }: { readonly connected: number; readonly active: number }): number | null {
  return active === 0 ? null : connected / active
}

interface ListProps {
  readonly title: string
  readonly about: string
  readonly list: Shortened<unknown>
  readonly children: ReactNode
}

function List({ title, about, list: { total, rows }, children }: ListProps) {
  const { t, formats } = useLanguage()
  return (
    <Card title={title} actions={<Badge>{formats.number(total)}</Badge>}>
      <p className={styles.hint}>{about}</p>
      {total === 0 ? (
        <p className={styles.quiet}>{t('connections.nobody')}</p>
      ) : (
        <ul className={styles.rows}>{children}</ul>
      )}
      {total > rows.length && <p className={styles.hint}>{t('connections.more', { count: total - rows.length })}</p>}
    </Card>
  )
}
