import { PURCHASE_COLUMNS } from '../../../shared/domain/purchase-import.ts'
import type { PurchaseColumn, PurchaseColumns as Columns } from '../../../shared/domain/purchase-import.ts'
import type { PurchaseDraft } from '../../../shared/protocol/purchase-import.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import tableStyles from '../rosters/roster-table.module.css'
import styles from './purchases.module.css'

export interface PurchaseColumnsProps {
  readonly draft: PurchaseDraft
  readonly columns: Columns
  readonly onColumns: (columns: Columns) => void
}

/** Cells shown of each column, and columns shown of a file that has very many. */
const SAMPLES = 3
const COLUMNS_SHOWN = 40

const LEFT_OUT = 'none'

/** What each column is called, what stands in it, and what it means; every meaning is given once. */
export function PurchaseColumns({ draft, columns, onColumns }: PurchaseColumnsProps) {
  const { t } = useLanguage()
  const give = (column: number, target: PurchaseColumn | null) =>
    onColumns(columns.map((own, index) => (index === column ? target : own === target ? null : own)))
  const shown = draft.columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => index < COLUMNS_SHOWN || columns[index] !== null)
  return (
    <div className={tableStyles.scroll}>
      <table className={classes(tableStyles.table, styles.columns)}>
        <thead>
          <tr>
            <th scope="col">{t('rosters.columnHeader')}</th>
            <th scope="col">{t('rosters.columnSamples')}</th>
            <th scope="col">{t('purchases.columnMeans')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, index }) => (
            <tr key={index} className={classes(columns[index] === null && styles.out)}>
              <th scope="row">{name}</th>
              <td className={styles.samples}>{samplesOf(draft, index) || t('rosters.emptyColumn')}</td>
              <td>
                <Select<PurchaseColumn | typeof LEFT_OUT>
                  size="small"
                  label={t('purchases.meaningOf', { column: name })}
                  hideLabel
                  value={columns[index] ?? LEFT_OUT}
                  onChange={(target) => give(index, target === LEFT_OUT ? null : target)}
                  options={[
                    { value: LEFT_OUT, label: t('rosters.leaveOut') },
                    ...PURCHASE_COLUMNS.map((target) => ({ value: target, label: t(`purchases.column.${target}`) })),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function samplesOf({ preview }: PurchaseDraft, column: number): string {
  const cells = preview.flatMap((row) => row[column]?.trim() || [])
  return [...new Set(cells)].slice(0, SAMPLES).join(' · ')
}
