import type { When } from '../../../shared/domain/segment.ts'
import { DateField } from '../../ui/date-fields.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { DaysField } from './days-field.tsx'

export interface WhenFieldProps {
  readonly label: string
  readonly value: When | undefined
  readonly onChange: (value: When | undefined) => void
  /** Whether any time will do. */
  readonly optional?: boolean
}

type Kind = When['kind'] | 'ever'

/** A quarter of a year is what people look back on. */
const USUAL_DAYS = 90

/** When something was. */
export function WhenField({ label, value, onChange, optional = false }: WhenFieldProps) {
  const { t } = useLanguage()
  const kinds: readonly Kind[] = [...(optional ? (['ever'] as const) : []), 'last', 'earlier', 'between']
  const change = (kind: Kind) => {
    if (kind === 'ever') onChange(undefined)
    else if (kind === 'between') onChange({ kind })
    else onChange({ kind, days: value && value.kind !== 'between' ? value.days : USUAL_DAYS })
  }
  return (
    <>
      <Select<Kind>
        label={label}
        hideLabel
        size="small"
        value={value?.kind ?? 'ever'}
        onChange={change}
        options={kinds.map((kind) => ({ value: kind, label: t(`segments.whenKind.${kind}`) }))}
      />
      {value && value.kind !== 'between' && (
        <DaysField value={value.days} most={36_525} onChange={(days) => onChange({ ...value, days })} />
      )}
      {value?.kind === 'between' && (
        <>
          <DateField
            label={t('segments.fromDay')}
            hideLabel
            placeholder={t('segments.fromDay')}
            value={value.from ?? ''}
            onChange={(from) => onChange({ kind: 'between', ...given({ from, until: value.until }) })}
          />
          <DateField
            label={t('segments.untilDay')}
            hideLabel
            placeholder={t('segments.untilDay')}
            value={value.until ?? ''}
            onChange={(until) => onChange({ kind: 'between', ...given({ from: value.from, until }) })}
          />
        </>
      )}
    </>
  )
}

/** The days that somebody gave. */
function given({ from, until }: { readonly from: string | undefined; readonly until: string | undefined }): {
  readonly from?: string
  readonly until?: string
} {
  return { ...(from !== undefined && from !== '' && { from }), ...(until !== undefined && until !== '' && { until }) }
}
