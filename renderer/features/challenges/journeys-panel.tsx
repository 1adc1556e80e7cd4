import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { JourneyRow } from '../../../shared/protocol/journeys.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Seal } from '../../ui/seal.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { memberAddress } from './addresses.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { Share } from './challenge-list.tsx'
import styles from './challenges.module.css'
import { CompanionDialog } from './companion-dialog.tsx'
import { dueWords, stepWords } from './journey-words.ts'

/** As many as somebody looks after in a week; the rest comes on demand. */
const AT_FIRST = 30
const MORE = 100
/** The store answers with at most 500 rows. */
const MOST = 500

/** Who is in their first hundred days, and what comes next for each. */
export function JourneysPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats, problem } = useLanguage()
  const [count, setCount] = useState(AT_FIRST)
  const [beginning, setBeginning] = useState(false)
  const [naming, setNaming] = useState<JourneyRow | null>(null)
  const may = useCommunity()?.may.commands.includes('journey.accompany') === true
  const view = useView('journeys', { chapter, range: { from: 0, count } })
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('journeys.title')}>{problem(view.problem)}</EmptyState>
  const { total, rows, overdue, alone } = view.value
  return (
    <div className={styles.stack}>
      <div className={styles.above}>
        <p className={styles.quiet}>{t('journeys.summary', { total, overdue, alone })}</p>
        {may && (
          <Button size="small" icon={<Plus />} onClick={() => setBeginning(true)}>
            {t('journeys.begin')}
          </Button>
        )}
      </div>
      {total === 0 ? (
        <EmptyState title={t('journeys.noneTitle')}>{t('journeys.none')}</EmptyState>
      ) : (
        <Card flush>
          <ul className={styles.people} aria-label={t('challenges.tab.newcomers')}>
            {rows.map((row) => (
              <Traveller key={`${row.member.id} ${row.chapter}`} row={row} onName={may ? () => setNaming(row) : null} />
            ))}
          </ul>
        </Card>
      )}
      {total > rows.length && count < MOST && (
        <div>
          <Button size="small" onClick={() => setCount(Math.min(MOST, count + MORE))}>
            {`${formats.number(rows.length)} / ${formats.number(total)} …`}
          </Button>
        </div>
      )}
      {naming && (
        <CompanionDialog
          member={naming.member}
          chapter={naming.chapter}
          companion={naming.companion}
          onClose={() => setNaming(null)}
        />
      )}
      {beginning && <BeginDialog chapter={chapter} onClose={() => setBeginning(false)} />}
    </div>
  )
}

interface TravellerProps {
  readonly row: JourneyRow
  readonly onName: (() => void) | null
}

function Traveller({ row, onName }: TravellerProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { member, chapter, day, started, companion, done, of, next, overdue } = row
  return (
    <li className={styles.traveller}>
      <Seal name={member.name} />
      <div className={styles.words}>
        <span className={styles.person}>
          <Link href={memberAddress(member.id)}>{member.name}</Link>
          {overdue.length > 0 && <Chip tone="seal">{t('journeys.overdue', { count: overdue.length })}</Chip>}
        </span>
        <span className={styles.quiet}>
          <ChapterName chapter={chapter} /> · {t('journeys.day', { day, date: formats.date(started) })}
        </span>
        {next && (
          <span>
            {t('journeys.next', { step: stepWords(next, speech) })}{' '}
            <span className={styles.quiet}>{dueWords(next, speech)}</span>
          </span>
        )}
      </div>
      <div className={styles.words}>
        <span className={styles.meter}>
          <Share part={done} of={of} />
          <span>{t('journeys.doneOf', { done, of })}</span>
        </span>
        <span className={styles.companion}>
          {companion ? t('journeys.with', { name: companion.name }) : t('journeys.withNobody')}
          {onName && (
            <Button size="small" kind="quiet" onClick={onName}>
              {t(companion ? 'journeys.changeCompanion' : 'journeys.nameCompanion')}
            </Button>
          )}
        </span>
      </div>
    </li>
  )
}
