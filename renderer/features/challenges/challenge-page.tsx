import { ArrowLeft, Flag, Pencil, Trash2, Undo2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ChallengeId } from '../../../shared/domain/ids.ts'
import type { ChallengeView } from '../../../shared/protocol/challenges.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { DraftToSomebody } from '../drafts/draft-to-somebody.tsx'
import { ChallengeForm } from './challenge-form.tsx'
import { Share } from './challenge-list.tsx'
import { invitationTo, periodWords, STATE_TONES, takingPart } from './challenge-words.ts'
import styles from './challenges.module.css'
import { CloseDialog } from './close-dialog.tsx'
import { Participants } from './participants.tsx'
import { TickDialog } from './tick-dialog.tsx'

/** As many as are read at once; more come on demand. */
const AT_FIRST = 50
const MOST = 500

type Doing = 'edit' | 'close' | { readonly tick: string }

/** One challenge: what it is for, what there is to do, and who did it. */
export function ChallengePage({ challenge }: { readonly challenge: ChallengeId }) {
  const { t, problem } = useLanguage()
  const [count, setCount] = useState(AT_FIRST)
  const view = useView('challenge', { challenge, range: { from: 0, count } })
  if (view.state === 'waiting') return null
  const value = view.state === 'ready' ? view.value : null
  if (value === null)
    return (
      <Page title={t('challenges.title')}>
        <EmptyState title={t('challenges.gone')} actions={<Link href="/challenges">{t('challenges.back')}</Link>}>
          {view.state === 'failed' ? problem(view.problem) : null}
        </EmptyState>
      </Page>
    )
  return <Shown value={value} onMore={value.people.total > count && count < MOST ? () => setCount(MOST) : null} />
}

function Shown({ value, onMore }: { readonly value: ChallengeView; readonly onMore: (() => void) | null }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const [, navigate] = useLocation()
  const may = useCommunity()?.may.commands.includes('step.take') === true
  const [doing, setDoing] = useState<Doing | null>(null)
  const { row, challenge, steps, people } = value
  const done = () => setDoing(null)
  const isOpen = row.state !== 'closed'
  const putAway = async () => {
    const options = { done: t('challenges.putAway', { name: row.name }), undo: true }
    const result = await act('challenge.delete', { challenge: row.id }, options)
    if (result.ok) navigate('/challenges')
  }
  return (
    <Page
      title={row.name}
      subtitle={<Chip tone={STATE_TONES[row.state]}>{t(`challenges.state.${row.state}`)}</Chip>}
      layout="wide"
      actions={
        <>
          <Button kind="quiet" icon={<ArrowLeft />} onClick={() => navigate('/challenges')}>
            {t('challenges.back')}
          </Button>
          {may && (
            <>
              <IconButton framed label={t('challenges.edit')} icon={<Pencil />} onClick={() => setDoing('edit')} />
              <IconButton framed label={t('challenges.delete')} icon={<Trash2 />} onClick={() => void putAway()} />
              {isOpen && <DraftToSomebody label={t('drafts.challengeInvite')} about={invitationTo(row)} />}
              {isOpen ? (
                <Button
                  kind={row.state === 'over' ? 'primary' : 'plain'}
                  icon={<Flag />}
                  onClick={() => setDoing('close')}
                >
                  {t('challenges.close')}
                </Button>
              ) : (
                <Button
                  icon={<Undo2 />}
                  onClick={() =>
                    void act('challenge.reopen', { challenge: row.id }, { done: t('challenges.reopened'), undo: true })
                  }
                >
                  {t('challenges.reopen')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <div>
          {row.purpose !== '' && <p className={styles.lead}>{row.purpose}</p>}
          <p className={styles.quiet}>
            {row.chapter === null ? t('challenges.everyChapter') : <ChapterName chapter={row.chapter} />}
            {' · '}
            {periodWords(row, speech)}
            {row.series !== null && ` · ${row.series}`}
            {' · '}
            {takingPart(row, speech)}
          </p>
        </div>
        {challenge.summary !== '' && (
          <Notice>
            <strong>{t('challenges.field.summary')}</strong> {challenge.summary}
          </Notice>
        )}
        {row.kind === 'ritual' ? (
          <p className={styles.quiet}>{t('challenges.streakRule', { count: challenge.forgives })}</p>
        ) : (
          <Card title={t('challenges.field.steps')}>
            <ol className={styles.stepList}>
              {steps.map((step) => (
                <li key={step.id} className={styles.stepLine}>
                  <span className={styles.stepText}>{step.text}</span>
                  <Share part={step.people} of={people.total} />
                  <span className={styles.number}>{t('challenges.did', { count: step.people })}</span>
                  {may && isOpen && (
                    <Button size="small" icon={<UserPlus />} onClick={() => setDoing({ tick: step.id })}>
                      {t('challenges.tick')}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          </Card>
        )}
        <Participants value={value} mayTick={may && isOpen} />
        {onMore && (
          <div>
            <Button size="small" onClick={onMore}>
              {`${formats.number(people.rows.length)} / ${formats.number(people.total)} …`}
            </Button>
          </div>
        )}
      </div>
      {doing === 'edit' && <ChallengeForm chapter={row.chapter} challenge={challenge} onClose={done} />}
      {doing === 'close' && <CloseDialog value={value} onClose={done} />}
      {doing !== null && typeof doing === 'object' && <TickDialog value={value} step={doing.tick} onClose={done} />}
    </Page>
  )
}
