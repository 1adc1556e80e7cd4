import { useState } from 'react'
import { Link } from 'wouter'
import type { Member } from '../../../shared/domain/member.ts'
import type { MemberChallengeRow } from '../../../shared/protocol/challenges.ts'
import type { JourneyPanel } from '../../../shared/protocol/journeys.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ChapterName } from '../common/chapter-name.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { challengeAddress } from './addresses.ts'
import { CompanionDialog } from './companion-dialog.tsx'
import { doneWords, dueWords, stepWords } from './journey-words.ts'
import styles from './member-journey.module.css'

/** A member's first hundred days, while they last, and the challenges they took part in. */
export function MemberJourney({ member }: { readonly member: Member }) {
  const journeys = useView('journey', { member: member.id })
  const challenges = useView('memberChallenges', { member: member.id })
  const rows = challenges.state === 'ready' ? challenges.value : []
  return (
    <>
      {journeys.state === 'ready' &&
        journeys.value.map((panel) => <Panel key={panel.row.chapter} member={member} panel={panel} />)}
      {rows.length > 0 && <Challenges rows={rows} />}
    </>
  )
}

interface PanelProps {
  readonly member: Member
  readonly panel: JourneyPanel
}

function Panel({ member, panel: { row, days, left, steps } }: PanelProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const may = useCommunity()?.may.commands.includes('journey.tick') === true
  const [naming, setNaming] = useState(false)
  const about = { member: member.id, chapter: row.chapter }
  const leave = (gone: boolean) =>
    void act(
      'journey.leave',
      { ...about, left: gone },
      { done: t(gone ? 'journeys.leftDone' : 'journeys.backDone', { name: member.name }), undo: true },
    )
  return (
    <section className={styles.section} aria-label={t('journeys.title')}>
      <h3 className={styles.heading}>
        {t('journeys.title')} <ChapterName chapter={row.chapter} />
      </h3>
      {left ? (
        <p className={styles.line}>
          {t('journeys.leftAlone')}
          {may && (
            <Button size="small" kind="quiet" onClick={() => leave(false)}>
              {t('journeys.back')}
            </Button>
          )}
        </p>
      ) : (
        <>
          <p className={styles.quiet}>
            {t('journeys.dayOf', { day: row.day, days, date: formats.date(row.started), done: row.done, of: row.of })}
          </p>
          <p className={styles.line}>
            {row.companion ? t('journeys.with', { name: row.companion.name }) : t('journeys.withNobody')}
            {may && (
              <Button size="small" kind="quiet" onClick={() => setNaming(true)}>
                {t(row.companion ? 'journeys.changeCompanion' : 'journeys.nameCompanion')}
              </Button>
            )}
          </p>
          <ul className={styles.steps}>
            {steps.map((step) => (
              <Step key={step.id} step={step} about={about} mayTick={may} />
            ))}
          </ul>
          {may && (
            <div>
              <Button size="small" kind="quiet" onClick={() => leave(true)}>
                {t('journeys.leave')}
              </Button>
            </div>
          )}
        </>
      )}
      {naming && (
        <CompanionDialog
          member={row.member}
          chapter={row.chapter}
          companion={row.companion}
          onClose={() => setNaming(false)}
        />
      )}
    </section>
  )
}

interface StepProps {
  readonly step: JourneyPanel['steps'][number]
  readonly about: { readonly member: Member['id']; readonly chapter: JourneyPanel['row']['chapter'] }
  readonly mayTick: boolean
}

/** What is seen in what is written down cannot be unticked here: it is unwritten where it was written. */
function Step({ step, about, mayTick }: StepProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const { done } = step
  const isSeen = done !== null && done.why !== 'ticked'
  const change = () => {
    if (done?.why === 'ticked')
      void act('journey.untick', { step: done.id }, { done: t('journeys.unticked'), undo: true })
    else void act('journey.tick', { ...about, step: step.id }, { done: t('journeys.ticked'), undo: true })
  }
  return (
    <li className={styles.step}>
      <Checkbox checked={done !== null} disabled={isSeen || !mayTick} onChange={change}>
        {stepWords(step, speech)}
      </Checkbox>
      <span className={done === null && step.late > 0 ? styles.late : styles.quiet}>
        {done ? doneWords(done, speech) : dueWords(step, speech)}
      </span>
    </li>
  )
}

function Challenges({ rows }: { readonly rows: readonly MemberChallengeRow[] }) {
  const { t } = useLanguage()
  return (
    <section className={styles.section} aria-label={t('challenges.title')}>
      <h3 className={styles.heading}>{t('challenges.title')}</h3>
      <ul className={styles.steps}>
        {rows.map(({ id, name, done, length, isFinished, streak }) => (
          <li key={id} className={styles.line}>
            <Link href={challengeAddress(id)}>{name}</Link>
            <span className={styles.quiet}>
              {streak
                ? t('challenges.memberStreak', { now: streak.now, longest: streak.longest })
                : t('journeys.doneOf', { done, of: length })}
            </span>
            {isFinished && <Chip tone="jade">{t('challenges.finished')}</Chip>}
          </li>
        ))}
      </ul>
    </section>
  )
}
