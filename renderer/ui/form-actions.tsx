import { Button } from './button.tsx'
import { useLanguage } from './language.tsx'

export interface FormActionsProps {
  /** The id of the form that is sent. */
  readonly form: string
  readonly onCancel: () => void
  /** What sending it does, where that is not to save. */
  readonly does?: string
  readonly disabled?: boolean
}

/** The foot of a dialog that is a form: out again, or send it. */
export function FormActions({ form, onCancel, does, disabled = false }: FormActionsProps) {
  const { t } = useLanguage()
  return (
    <>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      <Button kind="primary" submit form={form} disabled={disabled}>
        {does ?? t('common.save')}
      </Button>
    </>
  )
}
