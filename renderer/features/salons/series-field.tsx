import type { SeriesId } from '../../../shared/domain/ids.ts'
import type { Series } from '../../../shared/domain/salon.ts'
import { TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { NEW_SERIES } from './salon-form.ts'
import type { SalonForm } from './salon-form.ts'

export interface SeriesFieldProps {
  readonly value: Pick<SalonForm, 'series' | 'newSeries'>
  readonly onChange: (value: Partial<Pick<SalonForm, 'series' | 'newSeries'>>) => void
  readonly series: readonly Series[]
  readonly problem?: string | undefined
}

const NONE = 'none'

/** The ritual a salon belongs to: none, one there is, or a new one named here. */
export function SeriesField({ value, onChange, series, problem }: SeriesFieldProps) {
  const { t } = useLanguage()
  const options = [
    { value: NONE, label: t('salons.noSeries') },
    ...series.map((each) => ({ value: each.id as string, label: each.name })),
    { value: NEW_SERIES, label: t('salons.newSeries') },
  ]
  return (
    <>
      <Select
        label={t('salons.series')}
        value={value.series === '' ? NONE : value.series}
        onChange={(chosen) => onChange({ series: seriesOf(chosen, series) })}
        options={options}
      />
      {value.series === NEW_SERIES && (
        <TextField
          label={t('salons.newSeriesName')}
          autoFocus
          value={value.newSeries}
          onChange={(newSeries) => onChange({ newSeries })}
          problem={problem}
        />
      )}
    </>
  )
}

function seriesOf(chosen: string, series: readonly Series[]): SeriesId | '' | typeof NEW_SERIES {
  if (chosen === NEW_SERIES) return NEW_SERIES
  return series.find((each) => each.id === chosen)?.id ?? ''
}
