import { useId, useState } from 'react'
import type { OwedRow } from '../../../shared/protocol/recognition.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './recognition.module.css'

/** Takes something out of the queue for a reason. */
export function PassDialog({ owed, onClose }: { readonly owed: readonly OwedRow[]; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const form = useId()
  const [reason, setReason] = useState('')
  const pass = async () => {
    const result = await act(
      'recognition.pass',
      { to: owed.map(({ id, chapter, what }) => ({ member: id, chapter, what })), reason },
      { done: ({ given }) => t('recognition.passed', { count: given.length }), undo: true },
    )
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={t('recognition.passTitle', { count: owed.length })}
      open
      size="small"
      onClose={onClose}
      actions={
        <FormActions form={form} does={t('recognition.pass')} disabled={reason.trim() === ''} onCancel={onClose} />
      }
    >
      <Form id={form} className={styles.form} onSubmit={pass}>
        <TextField
          label={t('recognition.passReason')}
          hint={t('recognition.passHint')}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
