import type { Condition } from '../../../shared/domain/segment.ts'
import { monthName } from '../../../shared/language/segment-sentence.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { DaysField } from './days-field.tsx'
import styles from './segments.module.css'

type BirthdayCondition = Extract<Condition, { kind: 'birthday' }>

export interface BirthdayFieldsProps {
  readonly condition: BirthdayCondition
  readonly onChange: (condition: BirthdayCondition) => void
}

const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** Whose birthday is soon, or in which months; or that it is known. */
export function BirthdayFields({ condition, onChange }: BirthdayFieldsProps) {
  const { t, language } = useLanguage()
  const name = (month: string) => monthName(language, Number(month))
  const change = (test: BirthdayCondition['test']) => {
    if (test === 'filled') onChange({ kind: 'birthday', test })
    else if (test === 'months') onChange({ kind: 'birthday', test, months: [] })
    else onChange({ kind: 'birthday', test, days: 30 })
  }
  return (
    <>
      <Select<BirthdayCondition['test']>
        label={t('segments.birthdayTest')}
        hideLabel
        size="small"
        value={condition.test}
        onChange={change}
        options={(['next', 'months', 'filled'] as const).map((value) => ({
          value,
          label: t(`segments.birthdayTest.${value}`),
        }))}
      />
      {condition.test === 'next' && (
        <DaysField value={condition.days} most={366} onChange={(days) => onChange({ ...condition, days })} />
      )}
      {condition.test === 'months' && (
        <div className={styles.values}>
          <TagField
            label={t('segments.months')}
            hideLabel
            placeholder={t('segments.months')}
            value={condition.months.map(String)}
            onChange={(months) => onChange({ ...condition, months: months.map(Number) })}
            options={MONTHS.map((value) => ({ value, label: name(value) }))}
            labelOf={name}
          />
        </div>
      )}
    </>
  )
}
