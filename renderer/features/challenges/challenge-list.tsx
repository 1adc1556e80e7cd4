import { Link, useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { nextTime, SEASONS } from '../../../shared/journeys/seasons.ts'
import type { Season } from '../../../shared/journeys/seasons.ts'
import type { ChallengeRow } from '../../../shared/protocol/challenges.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { useToday } from '../../ui/use-now.ts'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { challengeAddress, newAddress } from './addresses.ts'
import { periodWords, seasonWords, STATE_TONES, takingPart } from './challenge-words.ts'
import styles from './challenges.module.css'

/** What there is to do together, and what the season suggests. */
export function ChallengeList({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, problem } = useLanguage()
  const may = useCommunity()?.may.commands.includes('challenge.create') === true
  const view = useView('challenges', { chapter })
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('challenges.title')}>{problem(view.problem)}</EmptyState>
  return (
    <div className={styles.stack}>
      {view.value.length === 0 && <EmptyState title={t('challenges.noneTitle')}>{t('challenges.none')}</EmptyState>}
      <ul className={styles.list} aria-label={t('challenges.tab.list')}>
        {view.value.map((row) => (
          <li key={row.id}>
            <Item row={row} />
          </li>
        ))}
      </ul>
      {may && <Seasons running={new Set(view.value.map(({ template }) => template))} />}
    </div>
  )
}

function Item({ row }: { readonly row: ChallengeRow }) {
  const speech = useLanguage()
  const { t } = speech
  const { id, kind, name, purpose, state, chapter, series, length, people, finished } = row
  return (
    <Card>
      <div className={styles.item}>
        <div className={styles.itemHead}>
          <Link href={challengeAddress(id)} className={styles.itemName}>
            {name}
          </Link>
          <Chip tone={STATE_TONES[state]}>{t(`challenges.state.${state}`)}</Chip>
          {kind === 'ritual' && <Chip>{t('challenges.kindRitual')}</Chip>}
        </div>
        {purpose !== '' && <p className={styles.purpose}>{purpose}</p>}
        <p className={styles.quiet}>
          {chapter === null ? t('challenges.everyChapter') : <ChapterName chapter={chapter} />}
          {' · '}
          {periodWords(row, speech)}
          {series !== null && ` · ${series}`}
          {kind === 'challenge' && ` · ${t('challenges.stepCount', { count: length })}`}
        </p>
        <div className={styles.meter}>
          {kind === 'challenge' && people > 0 && <Share part={finished} of={people} />}
          <span>{takingPart(row, speech)}</span>
        </div>
      </div>
    </Card>
  )
}

/** How much of it is done; the words beside it say the same. */
export function Share({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.bar} style={{ width: `${of === 0 ? 0 : (100 * part) / of}%` }} />
    </span>
  )
}

/** What the year brings next: three seasons that nobody has begun. */
function Seasons({ running }: { readonly running: ReadonlySet<string | null> }) {
  const speech = useLanguage()
  const { t } = speech
  const [, navigate] = useLocation()
  const today = useToday()
  const coming = SEASONS.flatMap((season) => {
    const dates = nextTime(season, today)
    return dates && !running.has(templateOf(season, dates)) ? [{ season, dates }] : []
  }).sort((a, b) => (a.dates.from < b.dates.from ? -1 : 1))
  return (
    <section className={styles.stack} aria-label={t('challenges.seasons')}>
      <h2 className={styles.heading}>{t('challenges.seasons')}</h2>
      <ul className={styles.seasons}>
        {coming.slice(0, SHOWN).map(({ season, dates }) => {
          const words = seasonWords(season, speech)
          return (
            <li key={season.id} className={styles.season}>
              <h3 className={styles.seasonName}>{words.name}</h3>
              <p className={styles.quiet}>{periodWords(dates, speech)}</p>
              <p className={styles.purpose}>{words.purpose}</p>
              <div>
                <Button size="small" onClick={() => navigate(newAddress(season.id))}>
                  {t('challenges.beginSeason')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const SHOWN = 3

/** One season of one year: next year's is another. */
export function templateOf({ id }: Season, { until }: { readonly until: string }): string {
  return `${id}/${until.slice(0, 4)}`
}
