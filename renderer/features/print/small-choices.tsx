import { PAPER_GUESTS } from '../../../shared/protocol/paper.ts'
import type { PaperGuests } from '../../../shared/protocol/paper.ts'
import { PAPERS } from '../../../shared/protocol/print.ts'
import type { Paper } from '../../../shared/protocol/print.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'

interface Choice<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function PaperChoice({ value, onChange }: Choice<Paper>) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      label={t('print.paper')}
      look="row"
      value={value}
      onChange={onChange}
      options={PAPERS.map((paper) => ({ value: paper, label: t(`print.paper.${paper}`) }))}
    />
  )
}

export function GuestsChoice({ value, onChange }: Choice<PaperGuests>) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      label={t('print.guests')}
      look="row"
      value={value}
      onChange={onChange}
      options={PAPER_GUESTS.map((guests) => ({ value: guests, label: t(`print.guests.${guests}`) }))}
    />
  )
}

export function OneCheck({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <Checkbox checked={checked} onChange={onChange}>
      {label}
    </Checkbox>
  )
}
