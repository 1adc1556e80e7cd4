import type { Bounds } from '../../../shared/domain/segment.ts'
import { NumberField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './segments.module.css'

export interface BoundsFieldProps {
  readonly label: string
  readonly value: Bounds
  readonly onChange: (value: Bounds) => void
  readonly unit?: string
}

type Kind = 'least' | 'most' | 'between' | 'exactly'
const KINDS: readonly Kind[] = ['least', 'most', 'between', 'exactly']

/** From and up to how many. */
export function BoundsField({ label, value, onChange, unit }: BoundsFieldProps) {
  const { t } = useLanguage()
  const kind = kindOf(value)
  const { least = 0, most = least } = value
  const units = unit !== undefined && { unit }
  return (
    <>
      <Select<Kind>
        label={label}
        hideLabel
        size="small"
        value={kind}
        onChange={(next) => onChange(boundsOf(next, kind === 'most' ? most : least, most))}
        options={KINDS.map((each) => ({ value: each, label: t(`segments.bound.${each}`) }))}
      />
      {kind !== 'most' && (
        <div className={styles.number}>
          <NumberField
            label={kind === 'between' ? t('segments.least') : label}
            hideLabel
            value={least}
            onChange={(next) => onChange(boundsOf(kind, next ?? 0, most))}
            {...units}
          />
        </div>
      )}
      {(kind === 'most' || kind === 'between') && (
        <div className={styles.number}>
          <NumberField
            label={kind === 'between' ? t('segments.most') : label}
            hideLabel
            value={most}
            onChange={(next) => onChange(boundsOf(kind, least, next ?? 0))}
            {...units}
          />
        </div>
      )}
    </>
  )
}

function kindOf({ least, most }: Bounds): Kind {
  if (most === undefined) return 'least'
  if (least === undefined) return 'most'
  return least === most ? 'exactly' : 'between'
}

function boundsOf(kind: Kind, least: number, most: number): Bounds {
  switch (kind) {
    case 'least':
      return { least }
    case 'most':
      return { most }
    case 'exactly':
      return { least, most: least }
    case 'between':
      // Two ends that are alike would read as "exactly" and take the second field away.
      return { least, most: most === least ? least + 1 : most }
  }
}
