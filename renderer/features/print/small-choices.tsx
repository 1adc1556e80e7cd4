import { PAPER_GUESTS } from '../../../shared/protocol/paper.ts'
import type { PaperGuests } from '../../../shared/protocol/paper.ts'
import { PAPERS } from '../../../shared/protocol/print.ts'
import type { Paper } from '../../../shared/protocol/print.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
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

/** The order of the names, by the language that has it. */
export function OrderChoice({ value, onChange }: Choice<Language>) {
  const { t } = useLanguage()
  return (
    <RadioGroup
      label={t('print.order')}
      look="row"
      value={value}
      onChange={onChange}
      options={LANGUAGES.map((language) => ({ value: language, label: t(`print.order.${language}`) }))}
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
