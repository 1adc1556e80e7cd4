import { useState } from 'react'
import { Link } from 'wouter'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import { columnWords } from '../../../shared/exports/headers.ts'
import type { ExportPlanInput, ExportPreview } from '../../../shared/protocol/exports.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './exports.module.css'

/** Names that are shown of one reason. */
const NAMED = 200

export interface LeftOutListProps {
  readonly plan: ExportPlanInput
  readonly preview: Pick<ExportPreview, 'leftOut'>
}

/** What a file does without, why, and behind each reason who. */
export function LeftOutList({ plan, preview: { leftOut } }: LeftOutListProps) {
  const { t, language, formats } = useLanguage()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { rows, cells, columns, placeless } = leftOut
  const named = (keys: readonly ExportColumn[]) => formats.list(keys.map((column) => columnWords(column, language)))
  if (rows.length + cells.length + columns.length + placeless.length === 0)
    return <p className={styles.quiet}>{t('exports.nothingLeft')}</p>
  return (
    <section aria-label={t('exports.leftOut')}>
      <h3 className={styles.heading}>{t('exports.leftOut')}</h3>
      <ul className={styles.reasons}>
        {rows.map(({ reason, count }) => {
          const words = t(`exports.out.${reason}`, { count })
          return <Reason key={reason} words={words} onWho={() => setAsked({ reason, words })} />
        })}
        {cells.map(({ column, reason, count }) => {
          const words = t('exports.cellsOut', {
            column: columnWords(column, language),
            why: t(`exports.out.${reason}`, { count }),
          })
          return <Reason key={`${column} ${reason}`} words={words} onWho={() => setAsked({ reason, column, words })} />
        })}
        {columns.length > 0 && (
          <li className={styles.reason}>{t('exports.columnsOut', { columns: named(columns) })}</li>
        )}
        {placeless.length > 0 && (
          <li className={styles.reason}>
            {t('exports.columnsPlaceless', {
              columns: named(placeless),
              format: t(`exports.format.${plan.output.format}`),
            })}
          </li>
        )}
      </ul>
      {asked && <WhoDialog plan={plan} asked={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

interface Asked {
  readonly reason: string
  readonly column?: ExportColumn
  readonly words: string
}

function Reason({ words, onWho }: { readonly words: string; readonly onWho: () => void }) {
  const { t } = useLanguage()
  return (
    <li className={styles.reason}>
      <span>{words}</span>
      <Button
        size="small"
        kind="quiet"
        aria-label={t('common.labelled', { label: t('exports.showWho'), value: words })}
        onClick={onWho}
      >
        {t('exports.showWho')}
      </Button>
    </li>
  )
}

interface WhoDialogProps {
  readonly plan: ExportPlanInput
  readonly asked: Asked
  readonly onClose: () => void
}

function WhoDialog({ plan, asked: { reason, column, words }, onClose }: WhoDialogProps) {
  const { t } = useLanguage()
  const range = { from: 0, count: NAMED }
  const view = useView('exportLeftOut', { plan, reason, ...(column && { column }), range })
  const found = view.state === 'ready' ? view.value : { rows: [], total: 0 }
  return (
    <Dialog
      open
      title={t('exports.whoTitle')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <p className={styles.quiet}>{words}</p>
      <ul className={styles.names}>
        {found.rows.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/members/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      {found.total > found.rows.length && (
        <p className={styles.quiet}>{t('exports.andMore', { count: found.total - found.rows.length })}</p>
      )}
    </Dialog>
  )
}
