import type { PreviewedLine } from '../../../shared/protocol/purchase-import.ts'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import tableStyles from '../rosters/roster-table.module.css'
import { calledIn } from './purchase-payers.tsx'
import styles from './purchases.module.css'

interface PurchaseLinesProps {
  readonly rows: readonly PreviewedLine[]
  /** How many the file has. */
  readonly all: number
}

/** The first lines as they would be booked, and what is to be said of a line beside it. */
export function PurchaseLines({ rows, all }: PurchaseLinesProps) {
  const { t } = useLanguage()
  return (
    <>
      <div className={classes(tableStyles.scroll, styles.scroll)}>
        <table className={classes(tableStyles.table, styles.lines)}>
          <thead>
            <tr>
              <th scope="col">{t('purchases.line')}</th>
              <th scope="col">{t('value.day')}</th>
              <th scope="col">{t('purchases.member')}</th>
              <th scope="col">{t('value.kind')}</th>
              <th scope="col">{t('value.what')}</th>
              <th scope="col" className={styles.figure}>
                {t('value.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {all > rows.length && <p className={styles.quiet}>{t('purchases.linesMore', { count: all - rows.length })}</p>}
    </>
  )
}

function Line({ row: { line, read, member, state, problem, doubt } }: { readonly row: PreviewedLine }) {
  const { t, formats, problem: sentence } = useLanguage()
  const note = problem ? sentence(problem) : doubt ? t(`purchases.doubt.${doubt}`) : null
  const named = read ? calledIn(read.payer) : ''
  return (
    <tr className={classes(state !== 'comes' && styles.out, note !== null && styles.noted)}>
      <td className={styles.quiet}>{formats.number(line)}</td>
      {read ? (
        <>
          <td>{formats.date(read.day)}</td>
          <td>{member || (state === 'comes' ? t('purchases.newMember', { name: named }) : named)}</td>
          <td>{t(`value.kind.${read.kind}`)}</td>
          <td className={styles.what}>
            {read.what}
            {state === 'known' && <Chip>{t('purchases.known')}</Chip>}
            {note !== null && <span className={styles.why}>{note}</span>}
          </td>
          <td className={styles.figure}>
            {`${read.kind === 'refund' ? '−' : ''}${formats.money(read.amount, read.currency)}`}
          </td>
        </>
      ) : (
        <td colSpan={5} className={styles.what}>
          <span className={styles.why}>{note}</span>
        </td>
      )}
    </tr>
  )
}
