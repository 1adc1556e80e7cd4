import { isId } from '../../../shared/domain/ids.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import styles from './exports.module.css'

type Rows = ExportPlanInput['rows']

export interface RowsFieldProps {
  readonly rows: Rows
  /** How many were chosen one by one; 0 for none. */
  readonly chosen: number
  readonly onChange: (rows: Rows) => void
}

/** Whose rows: everybody, a chapter's, a segment's, or the list as it stood on screen when the export was begun. */
export function RowsField({ rows, chosen, onChange }: RowsFieldProps) {
  const { t } = useLanguage()
  const chapters = openChapters(useCommunity())
  const segments = useView('segments', {})
  const { query, only } = rows
  const saved = isId('seg', query.segment) && !isNarrowed(query) ? query.segment : null
  const listed = only !== undefined || isNarrowed(query) || (query.segment !== undefined && saved === null)
  const value = only ? 'chosen' : listed ? 'listed' : (saved ?? query.chapter ?? 'all')
  const choose = (next: string) => {
    if (next === 'all') onChange({ query: {} })
    else if (isId('cha', next)) onChange({ query: { chapter: next } })
    else if (isId('seg', next)) onChange({ query: { segment: next } })
    else if (next === 'listed') onChange({ query })
  }
  return (
    <div className={styles.form}>
      <Select<string>
        label={t('exports.whose')}
        value={value}
        onChange={choose}
        options={[
          ...(only ? [{ value: 'chosen', label: t('exports.chosenOnes', { count: chosen }) }] : []),
          ...(listed ? [{ value: 'listed', label: t('exports.asListed') }] : []),
          { value: 'all', label: t('exports.everyone') },
          ...chapters.map(({ id, name }) => ({ value: id, label: t('exports.ofChapter', { chapter: name }) })),
          ...(segments.state === 'ready' ? segments.value : []).map(({ id, name }) => ({
            value: id,
            label: t('exports.ofSegment', { name }),
          })),
        ]}
      />
      {only && <p className={styles.quiet}>{t('exports.notKept')}</p>}
    </div>
  )
}

/** Whether anything but a chapter or a segment narrows a list, or both of them do. */
function isNarrowed({
  text,
  tags,
  interests,
  status,
  value,
  source,
  undecided,
  chapter,
  segment,
}: Rows['query']): boolean {
  return (
    (chapter !== undefined && segment !== undefined) ||
    (text ?? '') !== '' ||
    (tags ?? []).length > 0 ||
    (interests ?? []).length > 0 ||
    (status ?? 'active') !== 'active' ||
    value !== undefined ||
    source !== undefined ||
    undecided === true
  )
}
