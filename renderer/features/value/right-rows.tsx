import { Plus, Trash2 } from 'lucide-react'
import { TIERS } from '../../../shared/domain/value.ts'
import type { Tier } from '../../../shared/domain/value.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-fields.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './value.module.css'

/** A right as it is being written; without an id a new one, '' for no day. */
export interface RightDraft {
  readonly id?: string
  readonly tier: Tier
  readonly text: string
  readonly from: string
  readonly until: string
}

interface RightRowsProps {
  readonly rights: readonly RightDraft[]
  readonly disabled: boolean
  readonly onChange: (rights: readonly RightDraft[]) => void
}

/** What each tier may expect, line by line. */
export function RightRows({ rights, disabled, onChange }: RightRowsProps) {
  const { t } = useLanguage()
  const change = (at: number, patch: Partial<RightDraft>) =>
    onChange(rights.map((right, index) => (index === at ? { ...right, ...patch } : right)))
  return (
    <div className={styles.stack}>
      {rights.map(({ id, tier, text, from, until }, index) => (
        <div key={id ?? index} className={styles.right}>
          <Select
            label={t('value.tier')}
            disabled={disabled}
            value={tier}
            onChange={(next) => change(index, { tier: next })}
            options={TIERS.map((each) => ({ value: each, label: t(`value.tier.${each}`) }))}
          />
          <TextField
            label={t('value.what')}
            disabled={disabled}
            value={text}
            onChange={(next) => change(index, { text: next })}
          />
          <DateField
            label={t('value.from')}
            optional
            disabled={disabled}
            value={from}
            onChange={(next) => change(index, { from: next })}
          />
          <DateField
            label={t('value.until')}
            optional
            disabled={disabled}
            value={until}
            onChange={(next) => change(index, { until: next })}
          />
          <IconButton
            label={t('value.removeRight')}
            icon={<Trash2 />}
            disabled={disabled}
            onClick={() => onChange(rights.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {!disabled && (
        <div>
          <Button
            size="small"
            kind="quiet"
            icon={<Plus />}
            onClick={() => onChange([...rights, { tier: 'partner', text: '', from: '', until: '' }])}
          >
            {t('value.addRight')}
          </Button>
        </div>
      )}
    </div>
  )
}
