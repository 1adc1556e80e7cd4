import { useState } from 'react'
import type { RosterDraft, RosterMapping } from '../../../shared/protocol/rosters.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './column-mapping.module.css'
import tableStyles from './roster-table.module.css'
import { ColumnTargetCell } from './column-target.tsx'
import { COMBINATIONS, hasName, movedTarget, sharedTargets, targetsOf, unusedTargets, wholeNames } from './mapping.ts'
import { targetWords } from './reading-words.ts'
import { TargetChip } from './target-chip.tsx'

export interface ColumnMappingProps {
  readonly draft: RosterDraft
  readonly mapping: RosterMapping
  readonly onMapping: (mapping: RosterMapping) => void
  /** Forgets what was chosen for columns like these last time. */
  readonly onForget: () => void
}

/** Cells shown of each column. */
const SAMPLES = 3
/** More columns than this are shown only when asked for: a file with ten thousand must not stop the window. */
const COLUMNS_SHOWN = 40

/** What each column is called, what stands in it, and what it becomes. */
export function ColumnMapping({ draft, mapping, onMapping, onForget }: ColumnMappingProps) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(COLUMNS_SHOWN)
  const used = mapping.filter((targets) => targets.length > 0).length
  const names = wholeNames(mapping)
  // Columns in use come into sight even where they stand far to the right.
  const visible = draft.columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => index < shown || (mapping[index] ?? []).length > 0)
  const hidden = draft.columns.length - visible.length
  return (
    <>
      <Warnings columns={draft.columns} mapping={mapping} />
      {draft.remembered && (
        <Notice
          tone="jade"
          actions={
            <Button size="small" onClick={onForget}>
              {t('rosters.forget')}
            </Button>
          }
        >
          {t('rosters.remembered')}
        </Notice>
      )}
      <div className={styles.palette} role="group" aria-label={t('rosters.palette')}>
        <p className={styles.hint}>{t('rosters.paletteHint')}</p>
        {unusedTargets(mapping).map((target) => (
          <TargetChip key={target} target={target} from={null} />
        ))}
      </div>
      <div className={tableStyles.scroll}>
        <table className={classes(tableStyles.table, styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('rosters.columnHeader')}</th>
              <th scope="col">{t('rosters.columnSamples')}</th>
              <th scope="col" className={styles.target}>
                {t('rosters.columnTarget')}
              </th>
            </tr>
          </thead>
          <tbody>
            {visible.map(({ name, index }) => {
              const targets = targetsOf(mapping[index])
              return (
                <tr key={index} className={classes(targets.length === 0 && styles.out)}>
                  <th scope="row" className={styles.name}>
                    {name}
                  </th>
                  <td className={styles.samples}>{samplesOf(draft, index) || t('rosters.emptyColumn')}</td>
                  <td className={styles.target}>
                    <ColumnTargetCell
                      column={index}
                      name={name}
                      targets={targets}
                      withheld={draft.withheld.includes(index)}
                      onTargets={(chosen) => onMapping(mapping.with(index, chosen))}
                      onDrop={(dragged) => onMapping(movedTarget(mapping, dragged, index))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.summary}>
        {t('rosters.columnsSummary', { used, all: draft.columns.length })}
        {hidden > 0 && (
          <Button size="small" kind="quiet" onClick={() => setShown(shown + COLUMNS_SHOWN)}>
            {t('rosters.columnsMore', { count: hidden })}
          </Button>
        )}
        {names !== null && (
          <Button size="small" kind="quiet" onClick={() => onMapping(mapping.with(names, COMBINATIONS.parts))}>
            {t('rosters.splitNames')}
          </Button>
        )}
      </p>
    </>
  )
}

function Warnings({ columns, mapping }: { readonly columns: readonly string[]; readonly mapping: RosterMapping }) {
  const { t, formats } = useLanguage()
  return (
    <>
      {!hasName(mapping) && (
        <Notice tone="seal" live>
          {t('rosters.noName')}
        </Notice>
      )}
      {sharedTargets(columns, mapping).map(({ target, columns: own }) => (
        <Notice key={target} tone="ochre" live>
          {t(target === 'birthday' || target === 'joined' ? 'rosters.duplicateDate' : 'rosters.duplicate', {
            columns: formats.list(own),
            target: targetWords(target, t),
          })}
        </Notice>
      ))}
    </>
  )
}

function samplesOf(draft: RosterDraft, column: number): string {
  const cells = draft.preview.flatMap((row) => row[column]?.trim() || [])
  return [...new Set(cells)].slice(0, SAMPLES).join(' · ')
}
