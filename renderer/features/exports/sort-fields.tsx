import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import { columnWords } from '../../../shared/exports/headers.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './exports.module.css'

export interface SortFieldsProps {
  readonly sort: ExportPlanInput['sort']
  readonly language: Language
  readonly onChange: (sort: ExportPlanInput['sort']) => void
}

export function SortFields({ sort, language, onChange }: SortFieldsProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.pair}>
      <Select<ExportColumn>
        label={t('exports.sortBy')}
        value={sort.by}
        onChange={(by) => onChange({ ...sort, by })}
        options={EXPORT_COLUMNS.map((value) => ({ value, label: columnWords(value, language) }))}
      />
      <Checkbox checked={sort.descending} onChange={(descending) => onChange({ ...sort, descending })}>
        {t('exports.descending')}
      </Checkbox>
    </div>
  )
}
