import { useState } from 'react'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import type { RosterDraft, RosterMapping } from '../../../shared/protocol/commands.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './column-mapping.module.css'
import { hasName, sharedTargets, targetsOf } from './mapping.ts'
import { targetWords } from './reading-words.ts'

export interface ColumnMappingProps {
  readonly draft: RosterDraft
  readonly mapping: RosterMapping
  readonly onMapping: (mapping: RosterMapping) => void
}

/** Cells shown of each column. */
const SAMPLES = 3
/** More columns than this are shown only when asked for: a file with ten thousand must not stop the window. */
const COLUMNS_SHOWN = 40

/** What each column is called, what stands in it, and what it becomes. */
export function ColumnMapping({ draft, mapping, onMapping }: ColumnMappingProps) {
  const { t, formats } = useLanguage()
  const [shown, setShown] = useState(COLUMNS_SHOWN)
  const used = mapping.filter((targets) => targets.length > 0).length
  const shared = sharedTargets(draft.columns, mapping)
  // Columns in use come into sight even where they stand far to the right.
  const visible = draft.columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => index < shown || (mapping[index] ?? []).length > 0)
  const hidden = draft.columns.length - visible.length
  return (
    <>
      {!hasName(mapping) && (
        <Notice tone="seal" live>
          {t('rosters.noName')}
        </Notice>
      )}
      {shared.map(({ target, columns }) => (
        <Notice key={target} tone="ochre" live>
          {t(target === 'birthday' || target === 'joined' ? 'rosters.duplicateDate' : 'rosters.duplicate', {
            columns: formats.list(columns),
            target: targetWords(target, t),
          })}
        </Notice>
      ))}
      <div className={styles.scroll}>
        <table className={styles.table}>
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
            {visible.map(({ name, index }) => (
              <ColumnLine
                key={index}
                name={name}
                samples={samplesOf(draft, index)}
                target={targetsOf(mapping[index])[0] ?? null}
                onTarget={(target) => onMapping(mapping.with(index, target === null ? [] : [target]))}
              />
            ))}
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
      </p>
    </>
  )
}

interface ColumnLineProps {
  readonly name: string
  readonly samples: readonly string[]
  readonly target: ColumnTarget | null
  readonly onTarget: (target: ColumnTarget | null) => void
}

function ColumnLine({ name, samples, target, onTarget }: ColumnLineProps) {
  const { t } = useLanguage()
  return (
    <tr className={classes(target === null && styles.out)}>
      <th scope="row" className={styles.name}>
        {name}
      </th>
      <td className={styles.samples}>{samples.length === 0 ? t('rosters.emptyColumn') : samples.join(' · ')}</td>
      <td className={styles.target}>
        <Select<ColumnTarget | 'none'>
          size="small"
          label={t('rosters.targetFor', { column: name })}
          hideLabel
          value={target ?? 'none'}
          onChange={(chosen) => onTarget(chosen === 'none' ? null : chosen)}
          options={[
            ...COLUMN_TARGETS.map((each) => ({ value: each, label: targetWords(each, t) })),
            { value: 'none' as const, label: t('rosters.leaveOut') },
          ]}
        />
      </td>
    </tr>
  )
}

function samplesOf(draft: RosterDraft, column: number): readonly string[] {
  const cells = draft.preview.flatMap((row) => row[column]?.trim() || [])
  return [...new Set(cells)].slice(0, SAMPLES)
}
