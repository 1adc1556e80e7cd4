import { useId, useState } from 'react'
import type { ChallengeId } from '../../../shared/domain/ids.ts'
import type { EveningRow, ParticipantRow } from '../../../shared/protocol/challenges.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { useWrong } from '../common/use-wrong.ts'
import styles from './challenges.module.css'

interface ExcuseDialogProps {
  readonly challenge: ChallengeId
  readonly person: ParticipantRow
  readonly evening: EveningRow
  readonly onClose: () => void
}

/** Why somebody was not there, so that their streak goes on; or that they are excused no longer. */
export function ExcuseDialog({ challenge, person, evening, onClose }: ExcuseDialogProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const form = useId()
  const { excuse } = evening
  const [word, setWord] = useState(excuse?.word ?? '')
  const { wrong, onType, settle } = useWrong()
  const save = async () => {
    const result = await act(
      'step.excuse',
      { challenge, salon: evening.salon, member: person.id, word },
      { done: t('challenges.excused', { name: person.name }), undo: true, quiet: true },
    )
    settle(result, onClose)
  }
  const takeBack = async () => {
    if (!excuse) return
    const result = await act('step.takeBack', { step: excuse.id }, { done: t('challenges.unexcused'), undo: true })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={t('challenges.excuseTitle', { name: person.name })}
      open
      size="small"
      onClose={onClose}
      actions={
        <>
          {excuse && <Button onClick={() => void takeBack()}>{t('challenges.unexcuse')}</Button>}
          <FormActions form={form} does={t('challenges.excuse')} onCancel={onClose} />
        </>
      }
    >
      <Form id={form} className={styles.form} onSubmit={save}>
        <p className={styles.quiet}>
          {[formats.date(evening.start.slice(0, 10)), evening.theme].filter(Boolean).join(' · ')}
        </p>
        <TextField
          label={t('challenges.excuseWord')}
          hint={t('challenges.excuseHint')}
          autoFocus
          value={word}
          problem={wrong}
          onChange={onType(setWord)}
        />
      </Form>
    </Dialog>
  )
}
