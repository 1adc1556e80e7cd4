import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface StepActionsProps {
  /** What the form does. */
  readonly does: string
  readonly disabled: boolean
  readonly onBack: () => void
  readonly className: string | undefined
  /** Other ways on from here. */
  readonly children?: ReactNode
}

/** The foot of a step before there is a community: go on, or back. */
export function StepActions({ does, disabled, onBack, className, children }: StepActionsProps) {
  const { t } = useLanguage()
  return (
    <div className={className}>
      <Button kind="primary" size="large" submit disabled={disabled}>
        {does}
      </Button>
      {children}
      <Button kind="quiet" size="large" onClick={onBack}>
        {t('common.back')}
      </Button>
    </div>
  )
}
