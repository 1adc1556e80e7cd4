import { NumberField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './segments.module.css'

export interface DaysFieldProps {
  readonly value: number
  readonly most: number
  readonly onChange: (days: number) => void
}

/** How many days; one at the least, also while the field is empty. */
export function DaysField({ value, most, onChange }: DaysFieldProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.number}>
      <NumberField
        label={t('segments.days')}
        hideLabel
        unit={t('segments.daysUnit')}
        min={1}
        max={most}
        value={value}
        onChange={(days) => onChange(days ?? 1)}
      />
    </div>
  )
}
