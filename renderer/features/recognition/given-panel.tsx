import { useState } from 'react'
import { Link } from 'wouter'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId, RecognitionId } from '../../../shared/domain/ids.ts'
import { isGiven, RECOGNITION_HOWS } from '../../../shared/domain/recognition.ts'
import type { RecognitionHow } from '../../../shared/domain/recognition.ts'
import type { Named } from '../../../shared/protocol/guests.ts'
import type { GivenRow } from '../../../shared/protocol/recognition.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { useToday } from '../../ui/use-now.ts'
import { PersonField } from '../common/person-field.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { BadgeSeal } from './badge.tsx'
import { CardsDialog } from './cards-dialog.tsx'
import { givenWords, occasionWords } from './occasion-words.ts'
import { PicturesDialog } from './pictures-dialog.tsx'
import styles from './recognition.module.css'

const AT_FIRST = 30
const MORE = 50
/** The store answers with at most 500 rows. */
const MOST = 500
const SHOWN_HOWS = RECOGNITION_HOWS.filter((how) => how !== 'owed')

const PERIODS = ['any', 'month', 'lastMonth', 'year', 'lastYear'] as const
type Period = (typeof PERIODS)[number]

/** What was given and let pass, latest first. */
export function GivenPanel({ chapter }: { readonly chapter: ChapterId | null }) {
  const { t, formats, problem } = useLanguage()
  const today = useToday()
  const [member, setMember] = useState<Named | null>(null)
  const [period, setPeriod] = useState<Period>('any')
  const [how, setHow] = useState<RecognitionHow | 'any'>('any')
  const [size, setSize] = useState(AT_FIRST)
  const [again, setAgain] = useState<{ readonly as: 'card' | 'picture'; readonly id: RecognitionId } | null>(null)
  const view = useView('recognition.given', {
    chapter,
    how: how === 'any' ? null : how,
    member: member?.id ?? null,
    ...spanOf(period, today),
    size,
  })
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <p>{problem(view.problem)}</p>
  const { rows, total } = view.value
  const isNarrowed = how !== 'any' || period !== 'any' || member !== null
  return (
    <div className={styles.stack}>
      <div className={styles.filter}>
        <Select<RecognitionHow | 'any'>
          size="small"
          label={t('recognition.how')}
          hideLabel
          value={how}
          onChange={setHow}
          options={[
            { value: 'any', label: t('recognition.anyHow') },
            ...SHOWN_HOWS.map((value) => ({ value, label: t(`recognition.how.${value}`) })),
          ]}
        />
        <Select<Period>
          size="small"
          label={t('recognition.period')}
          hideLabel
          value={period}
          onChange={setPeriod}
          options={PERIODS.map((value) => ({ value, label: t(`recognition.period.${value}`) }))}
        />
        <PersonField
          label={t('recognition.toWhom')}
          hideLabel
          placeholder={t('recognition.toAnybody')}
          value={member}
          onChange={setMember}
        />
      </div>
      {rows.length === 0 ? (
        isNarrowed ? (
          <EmptyState title={t('recognition.givenNoneSuch')} mark="✦" />
        ) : (
          <EmptyState title={t('recognition.givenNone')} mark="✦">
            {t('recognition.givenNoneText')}
          </EmptyState>
        )
      ) : (
        <Card>
          <ul className={styles.rows}>
            {rows.map((row) => (
              <Given key={row.recognition} row={row} onAgain={(as) => setAgain({ as, id: row.recognition })} />
            ))}
          </ul>
          {total > rows.length && size < MOST && (
            <Button size="small" onClick={() => setSize(Math.min(MOST, size + MORE))}>
              {t('recognition.more', { shown: formats.number(rows.length), total: formats.number(total) })}
            </Button>
          )}
        </Card>
      )}
      {again?.as === 'card' && <CardsDialog recognitions={[again.id]} onClose={() => setAgain(null)} />}
      {again?.as === 'picture' && <PicturesDialog recognitions={[again.id]} onClose={() => setAgain(null)} />}
    </div>
  )
}

function Given({ row, onAgain }: { readonly row: GivenRow; readonly onAgain: (as: 'card' | 'picture') => void }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const mayGive = useCommunity()?.may.commands.includes('recognition.takeBack') === true
  const { id, name, how, words, badge, salon, recognition } = row
  const takeBack = () =>
    void act('recognition.takeBack', { recognitions: [recognition] }, { done: t('recognition.takenBack'), undo: true })
  return (
    <li className={styles.row}>
      <BadgeSeal badge={badge} size={40} />
      <div className={styles.words}>
        <span className={styles.person}>
          <Link href={`/members/${id}`}>{name}</Link>
          <span>{occasionWords(row, speech)}</span>
        </span>
        {words !== '' && <span>{words}</span>}
        <span className={styles.quiet}>
          {givenWords(row, speech)}
          {salon && (
            <>
              {' · '}
              <Link href={`/salons/${salon.id}`}>{salon.theme}</Link>
            </>
          )}
        </span>
      </div>
      <span className={styles.buttons}>
        {isGiven(how) && (
          <>
            <Button size="small" kind="quiet" onClick={() => onAgain('card')}>
              {t('recognition.cardAgain')}
            </Button>
            <Button size="small" kind="quiet" onClick={() => onAgain('picture')}>
              {t('recognition.pictureAgain')}
            </Button>
          </>
        )}
        {mayGive && (
          <Button size="small" kind="quiet" onClick={takeBack}>
            {t('recognition.takeBack')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** From when to before when, by the calendar of whoever looks; `today` as `2026-11-28`. */
function spanOf(period: Period, today: string): { readonly since: Instant | null; readonly until: Instant | null } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = (inYear: number, ofMonth: number) => new Date(inYear, ofMonth - 1, 1).getTime()
  switch (period) {
    case 'any':
      return { since: null, until: null }
    case 'month':
      return { since: first(year, month), until: null }
    case 'lastMonth':
      return { since: first(year, month - 1), until: first(year, month) }
    case 'year':
      return { since: first(year, 1), until: null }
    case 'lastYear':
      return { since: first(year - 1, 1), until: first(year, 1) }
  }
}
