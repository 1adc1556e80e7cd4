import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { ChallengeView } from '../../../shared/protocol/challenges.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import { takingPart } from './challenge-words.ts'
import styles from './challenges.module.css'

interface CloseDialogProps {
  readonly value: ChallengeView
  readonly onClose: () => void
}

/** More names than these are a list, and stand on the page. */
const NAMED = 8

/** Ends a challenge with what came of it, and with whom to thank for it. */
export function CloseDialog({ value: { row, challenge, people }, onClose }: CloseDialogProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const act = useDo()
  const form = useId()
  const [summary, setSummary] = useState(challenge.summary)
  const { wrong, onType, settle } = useWrong()
  const best = people.rows.filter(({ finished, streak }) => finished !== null || (streak?.now ?? 0) > 1)
  const names = best.slice(0, NAMED).map(({ name }) => name)
  const save = async () => {
    const result = await act(
      'challenge.close',
      { challenge: row.id, summary },
      { done: t('challenges.closed', { name: row.name }), undo: true, quiet: true },
    )
    settle(result, onClose)
  }
  return (
    <Dialog
      title={t('challenges.closeTitle', { name: row.name })}
      open
      onClose={onClose}
      actions={<FormActions form={form} does={t('challenges.close')} onCancel={onClose} />}
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <p>{takingPart(row, speech)}</p>
        {names.length > 0 && (
          <p>
            {t(row.kind === 'ritual' ? 'challenges.thankFaithful' : 'challenges.thankFinished', {
              names: formats.list(names, best.length > names.length),
              more: best.length - names.length,
            })}{' '}
            <Link href="/recognition">{t('challenges.toRecognition')}</Link>
          </p>
        )}
        <TextArea
          label={t('challenges.field.summary')}
          hint={t('challenges.summaryHint')}
          autoFocus
          value={summary}
          problem={wrong}
          onChange={onType(setSummary)}
        />
      </Form>
    </Dialog>
  )
}
