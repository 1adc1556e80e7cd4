import type { Feedback } from '../../../shared/domain/afterwards.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface IdeaKindChoiceProps {
  readonly value: Feedback['kind']
  readonly onChange: (kind: Feedback['kind']) => void
}

/** Whether somebody had an idea or was not content; the words themselves are asked for beside it. */
export function IdeaKindChoice({ value, onChange }: IdeaKindChoiceProps) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      look="row"
      label={t('after.kindOf')}
      hideLabel
      value={value}
      onChange={onChange}
      options={[
        { value: 'idea', label: t('after.kind.idea') },
        { value: 'complaint', label: t('after.kind.complaint') },
      ]}
    />
  )
}
