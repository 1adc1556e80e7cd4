import { Check, Circle } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { TOUCHPOINT_KINDS } from '../../../shared/domain/afterwards.ts'
import type { FeedbackState, TouchpointKind } from '../../../shared/domain/afterwards.ts'
import type { IdeaRow, SalonRef } from '../../../shared/protocol/ideas.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useDo } from '../common/use-do.ts'
import { RECOGNITION, salonAddress } from './addresses.ts'
import { DeclineDialog } from './decline-dialog.tsx'
import styles from './ideas.module.css'
import { useMove } from './use-move.ts'

interface ChainProps {
  readonly idea: IdeaRow
  readonly next: SalonRef | null
  readonly may: boolean
}

/** The way of an idea: heard, answered, adopted, announced at the next salon, recognised, thanked; each with what is to be done for it. */
export function Chain({ idea, next, may }: ChainProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const move = useMove()
  const [thanking, setThanking] = useState(false)
  const [declining, setDeclining] = useState(false)
  const { announced, recognition, member, state } = idea
  const moved = (to: FeedbackState) => idea.moves.findLast((each) => each.state === to)
  const isDeclined = state === 'declined'
  const isTaken = state === 'adopted' || state === 'thanked'
  const when = (to: FeedbackState) => {
    const found = moved(to)
    return found ? `${formats.shortDay(found.at)} · ${found.by}` : ''
  }
  const announce = (salon: SalonRef) =>
    act(
      'feedback.announce',
      {
        feedback: idea.id,
        salon: salon.id,
        title: t('ideas.announceTitle', { text: idea.text.slice(0, TITLE_LENGTH) }),
      },
      { done: t('ideas.announcedToast', { salon: salon.theme }), undo: true },
    )
  return (
    <section className={styles.section} aria-label={t('ideas.chain')}>
      <h3 className={styles.heading}>{t('ideas.chain')}</h3>
      <ol className={styles.chain}>
        <Step done label={t('after.feedback.heard')} note={`${formats.shortDay(idea.at)} · ${idea.by}`} />
        <Step
          done={state !== 'heard' && (isTaken || moved('answered') !== undefined || idea.answers.length > 0)}
          label={t('after.feedback.answered')}
          note={when('answered')}
        />
        {isDeclined ? (
          <Step
            done
            label={t('after.feedback.declined')}
            note={[when('declined'), moved('declined')?.text].filter(Boolean).join(' · ')}
          >
            {may && (
              <Button size="small" kind="quiet" onClick={() => void move(idea.id, 'heard')}>
                {t('ideas.reopen')}
              </Button>
            )}
          </Step>
        ) : (
          <>
            <Step done={isTaken} label={t('after.feedback.adopted')} note={when('adopted')}>
              {may && !isTaken && (
                <>
                  <Button size="small" onClick={() => void move(idea.id, 'adopted')}>
                    {t('ideas.adopt')}
                  </Button>
                  <Button size="small" kind="quiet" onClick={() => setDeclining(true)}>
                    {t('ideas.decline')}
                  </Button>
                </>
              )}
            </Step>
            <Step
              done={announced !== null}
              label={t('ideas.announced')}
              note={
                announced ? (
                  <Link href={salonAddress(announced.id)}>
                    {`${announced.theme} · ${formats.shortDay(announced.start, announced.zone)}`}
                  </Link>
                ) : next ? (
                  ''
                ) : (
                  t('ideas.noNextSalon')
                )
              }
            >
              {may && isTaken && !announced && next && (
                <Button size="small" onClick={() => void announce(next)}>
                  {t('ideas.announceAt', { salon: next.theme, day: formats.shortDay(next.start, next.zone) })}
                </Button>
              )}
            </Step>
            {recognition && member && (
              <Step
                done={recognition === 'given'}
                label={t('ideas.recognition')}
                note={
                  recognition === 'given' ? (
                    t('ideas.recognised')
                  ) : (
                    <Link href={RECOGNITION}>{t('ideas.recognitionDueText', { name: member.name })}</Link>
                  )
                }
              />
            )}
            <Step
              done={state === 'thanked'}
              label={t('after.feedback.thanked')}
              note={[when('thanked'), moved('thanked')?.text].filter(Boolean).join(' · ')}
            >
              {may && state === 'adopted' && !thanking && (
                <Button size="small" onClick={() => setThanking(true)}>
                  {member ? t('ideas.thank', { name: member.name }) : t('ideas.thankNobody')}
                </Button>
              )}
            </Step>
          </>
        )}
      </ol>
      {thanking && <Thanks idea={idea} onDone={() => setThanking(false)} />}
      {declining && (
        <DeclineDialog
          onClose={() => setDeclining(false)}
          onDecline={async (reason) => {
            if (await move(idea.id, 'declined', reason)) setDeclining(false)
          }}
        />
      )}
    </section>
  )
}

/** A line of a run sheet. */
const TITLE_LENGTH = 80

interface StepProps {
  readonly done: boolean
  readonly label: string
  readonly note: ReactNode
  readonly children?: ReactNode
}

/** One step of the chain, done or to be done. */
function Step({ done, label, note, children }: StepProps) {
  const { t } = useLanguage()
  return (
    <li className={classes(styles.link, done && styles.done)}>
      <span className={styles.mark}>
        {done ? <Check aria-label={t('ideas.done')} /> : <Circle aria-label={t('ideas.toDo')} />}
      </span>
      <span className={styles.linkWords}>
        <span className={styles.linkLabel}>{label}</span>
        {note !== '' && <span className={styles.quiet}>{note}</span>}
        {children && <span className={styles.linkTools}>{children}</span>}
      </span>
    </li>
  )
}

/** How whoever it came from was thanked, and in which words; kept as a touchpoint of theirs. */
function Thanks({ idea, onDone }: { readonly idea: IdeaRow; readonly onDone: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const [kind, setKind] = useState<TouchpointKind>('meeting')
  const [text, setText] = useState('')
  const save = async () => {
    const done = t('after.stateToast', { state: t('after.feedback.thanked') })
    if ((await act('feedback.thank', { feedback: idea.id, kind, text }, { done, undo: true })).ok) onDone()
  }
  return (
    <Form className={styles.form} onSubmit={save}>
      {idea.member && (
        <Select
          label={t('after.touchKind')}
          value={kind}
          onChange={setKind}
          options={TOUCHPOINT_KINDS.map((value) => ({ value, label: t(`after.touch.${value}`) }))}
        />
      )}
      <TextField label={t('ideas.thankWords')} optional autoFocus value={text} onChange={setText} />
      <div className={styles.buttons}>
        <FormActions size="small" onCancel={onDone} does={t('ideas.thanked')} />
      </div>
    </Form>
  )
}
