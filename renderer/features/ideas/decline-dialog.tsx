import { useId, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'

interface DeclineDialogProps {
  readonly onClose: () => void
  readonly onDecline: (reason: string) => Promise<void>
}

/** Nobody's idea is put away without a word. */
export function DeclineDialog({ onClose, onDecline }: DeclineDialogProps) {
  const { t } = useLanguage()
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      size="small"
      title={t('ideas.declineTitle')}
      onClose={onClose}
      actions={<FormActions form={id} onCancel={onClose} does={t('ideas.decline')} disabled={reason.trim() === ''} />}
    >
      <Form id={id} onSubmit={() => onDecline(reason)}>
        <TextArea
          label={t('ideas.declineReason')}
          hint={t('ideas.declineHint')}
          rows={3}
          autoFocus
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
