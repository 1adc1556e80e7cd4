import { Button } from './button.tsx'
import { useLanguage } from './language.tsx'

export interface FormActionsProps {
  /** The id of the form that is sent, where the buttons stand outside it. */
  readonly form?: string
  readonly onCancel: () => void
  /** What sending it does, where that is not to save. */
  readonly does?: string
  readonly disabled?: boolean
  readonly size?: 'small' | 'normal'
}

/** The foot of a form: out again, or send it. */
export function FormActions({ form, onCancel, does, disabled = false, size = 'normal' }: FormActionsProps) {
  const { t } = useLanguage()
  return (
    <>
      <Button size={size} onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button size={size} kind="primary" submit form={form} disabled={disabled}>
        {does ?? t('common.save')}
      </Button>
    </>
  )
}
