import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeaRow, SalonRef } from '../../../shared/protocol/ideas.ts'
import { useTypedText } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField, TextArea, TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DraftButton } from '../drafts/draft-button.tsx'
import { DraftNote } from '../common/draft-note.tsx'
import { PersonField } from '../common/person-field.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { memberAddress, salonAddress } from './addresses.ts'
import { Chain } from './chain.tsx'
import styles from './ideas.module.css'
import { useMove } from './use-move.ts'

/** One idea: who said it where, the chain from there to the thanks, what was answered, who is for it, points for it. */
export function IdeaSheet({ idea: id, onClose }: { readonly idea: FeedbackId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const view = useView('idea', { feedback: id })
  const value = view.state === 'ready' ? view.value : undefined
  if (value === undefined) return null
  return (
    <Dialog
      open
      look="sheet"
      title={value ? t(`after.kind.${value.idea.kind}`) : t('ideas.goneTitle')}
      onClose={onClose}
      actions={value && <Remove idea={value.idea} onClose={onClose} />}
    >
      {value ? <Whole {...value} /> : <p className={styles.quiet}>{t('ideas.goneText')}</p>}
    </Dialog>
  )
}

function Whole({ idea, next }: { readonly idea: IdeaRow; readonly next: SalonRef | null }) {
  const { t, formats } = useLanguage()
  const may = useCommunity()?.may.commands.includes('feedback.state') === true
  return (
    <div className={styles.sheet}>
      <p className={styles.said}>{idea.text}</p>
      <p className={styles.quiet}>
        {idea.member ? <Link href={memberAddress(idea.member.id)}>{idea.member.name}</Link> : t('after.nobodyNamed')}
        {idea.salon && (
          <>
            {' · '}
            <Link href={salonAddress(idea.salon.id)}>{idea.salon.theme}</Link>
          </>
        )}
        {` · ${formats.shortDay(idea.at)} · ${idea.by}`}
      </p>
      {idea.member && may && (
        <div>
          <DraftButton
            name={idea.member.name}
            about={{ member: idea.member.id, kind: 'thank', chapter: idea.chapter }}
          />
        </div>
      )}
      {idea.rivals.length > 0 && <Rivals idea={idea} may={may} />}
      <Chain idea={idea} next={next} may={may} />
      <Answers idea={idea} may={may} />
      <Votes idea={idea} may={may} />
      {idea.member && may && <Points idea={idea} />}
    </div>
  )
}

/** Two organizers moved it apart from each other; somebody says which counts. */
function Rivals({ idea, may }: { readonly idea: IdeaRow; readonly may: boolean }) {
  const { t, formats } = useLanguage()
  const move = useMove()
  return (
    <Notice
      tone="seal"
      title={t('ideas.rivalsTitle')}
      actions={
        may &&
        idea.rivals.map(({ id, state, text }) => (
          <Button key={id} size="small" onClick={() => void move(idea.id, state, text)}>
            {t('ideas.rivalTake', { state: t(`after.feedback.${state}`) })}
          </Button>
        ))
      }
    >
      <ul className={styles.lines}>
        {idea.rivals.map(({ id, state, text, at, by }) => (
          <li key={id}>
            {[t(`after.feedback.${state}`), by, formats.shortDay(at), text].filter((part) => part !== '').join(' · ')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Answers({ idea, may }: { readonly idea: IdeaRow; readonly may: boolean }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const draft = useTypedText(`answer/${idea.id}`)
  const answer = async () => {
    const result = await act(
      'feedback.answer',
      { feedback: idea.id, text: draft.text },
      { done: t('ideas.answered'), undo: true },
    )
    if (result.ok) draft.discard()
  }
  return (
    <section className={styles.section} aria-label={t('ideas.answersTitle')}>
      <h3 className={styles.heading}>{t('ideas.answersTitle')}</h3>
      {idea.answers.map(({ text, at, by }) => (
        <p key={`${at} ${text}`} className={styles.answer}>
          {text} <span className={styles.quiet}>{`${formats.shortDay(at)} · ${by}`}</span>
        </p>
      ))}
      {may && (
        <Form className={styles.form} onSubmit={answer}>
          <TextArea
            label={t('ideas.answer')}
            hideLabel
            placeholder={t('ideas.answer')}
            rows={2}
            value={draft.text}
            onChange={draft.write}
          />
          <DraftNote draft={draft} />
          <div>
            <Button size="small" submit disabled={draft.text.trim() === ''}>
              {t('ideas.keepAnswer')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  )
}

/** Who is for it, as an organizer heard at the salon; each person once. */
function Votes({ idea, may }: { readonly idea: IdeaRow; readonly may: boolean }) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <section className={styles.section} aria-label={t('ideas.votesTitle')}>
      <h3 className={styles.heading}>
        {t('ideas.votesTitle')} <span className={styles.quiet}>{idea.votes.length}</span>
      </h3>
      <div className={styles.chips}>
        {idea.votes.map(({ id, name }) => (
          <Chip
            key={id}
            onRemove={
              may
                ? () =>
                    void act(
                      'feedback.withdrawVote',
                      { feedback: idea.id, member: id },
                      { done: t('ideas.voteWithdrawn', { name }), undo: true },
                    )
                : undefined
            }
          >
            {name}
          </Chip>
        ))}
      </div>
      {may && (
        <PersonField
          // Another key empties the field for the next name.
          key={idea.votes.length}
          label={t('ideas.addVote')}
          placeholder={t('ideas.addVoteHint')}
          value={null}
          onChange={(person) => {
            if (person) void act('feedback.vote', { feedback: idea.id, members: [person.id] })
          }}
        />
      )}
    </section>
  )
}

function Points({ idea }: { readonly idea: IdeaRow }) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const give = async () => {
    if (!idea.member) return
    const given = { member: idea.member.id, chapter: idea.chapter, amount: amount ?? 0, source: idea.id }
    const result = await act(
      'points.give',
      { ...given, reason: reason.trim() === '' ? idea.text.slice(0, REASON_LENGTH) : reason },
      { done: t('points.given', { amount: amount ?? 0, name: idea.member.name }), undo: true, quiet: true },
    )
    if (!result.ok) return setWrong(problem(result.problem))
    setOpen(false)
  }
  return (
    <section className={styles.section} aria-label={t('points.title')}>
      <h3 className={styles.heading}>
        {t('points.title')}{' '}
        <span className={styles.quiet}>{idea.points === 0 ? '' : t('points.amount', { amount: idea.points })}</span>
      </h3>
      {open ? (
        <Form className={styles.form} onSubmit={give}>
          <NumberField label={t('points.howMany')} value={amount} min={1} onChange={setAmount} problem={wrong} />
          <TextField label={t('points.reason')} optional placeholder={idea.text} value={reason} onChange={setReason} />
          <div className={styles.buttons}>
            <FormActions size="small" onCancel={() => setOpen(false)} does={t('points.give')} />
          </div>
        </Form>
      ) : (
        <div>
          <Button size="small" kind="quiet" onClick={() => setOpen(true)}>
            {t('points.giveFor')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** A reason is read in a line of a ledger. */
const REASON_LENGTH = 120

function Remove({ idea, onClose }: { readonly idea: IdeaRow; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const may = useCommunity()?.may.commands.includes('feedback.takeBack') === true
  if (!may) return null
  return (
    <Button
      kind="quiet"
      icon={<Trash2 />}
      onClick={() => {
        onClose()
        void act('feedback.takeBack', { feedback: idea.id }, { done: t('after.ideaRemoved'), undo: true })
      }}
    >
      {t('after.removeIdea')}
    </Button>
  )
}
