import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { PairRow } from '../../../shared/protocol/people.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { KindList } from '../../ui/kind-list.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { NO_SELECTION, countSelected, isSelected } from '../../ui/selection.ts'
import type { RowSelection } from '../../ui/selection.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { alikePairs } from './alike.ts'
import { LaneEmpty } from './lane-empty.tsx'
import { markedNames } from './field-marks.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './pair-list.module.css'
import { pairKey } from './pair-queue.ts'
import { ReasonWords, kindWords } from './reason-words.tsx'
import { useBulk } from './use-bulk.ts'
import { useLanePairs } from './use-lane-pairs.ts'

export interface PairListProps {
  readonly lane: Lane
  readonly source: SourceId | null
  readonly onward: ReactNode
  /** Puts a pair on the desk. */
  readonly onOpen: (key: string) => void
  /** Above the kinds: how pairs are shown. */
  readonly tools: ReactNode
}

/** Height of a line; some thirty of them fit into a usual window. */
const LINE = 32

/** Many pairs at a glance, sorted by what speaks for them, so that like cases are decided in one go. */
export function PairList({ lane, onward, source, onOpen, tools }: PairListProps) {
  const { t, formats, language } = useLanguage()
  const { state, pairs, total } = useLanePairs(lane, source)
  const kinds = useMemo(() => alikePairs(pairs), [pairs])
  const [chosen, setChosen] = useState<string | null>(null)
  const kind = kinds.find((each) => each.kind === chosen)
  const shown = kind?.pairs ?? pairs
  const [selection, setSelection] = useState<RowSelection>(NO_SELECTION)
  const bulk = useBulk(source)
  const columns = useColumns()

  const selected = useMemo(() => shown.filter((row) => isSelected(selection, pairKey(row))), [shown, selection])
  const choose = (next: string | null) => {
    setChosen(next)
    setSelection(NO_SELECTION)
  }
  const picked = countSelected(selection, shown.length) > 0 ? selected : kind ? kind.pairs : []
  const all = picked === selected ? 'selected' : 'alike'
  const settle = async (what: 'same' | 'apart') => {
    const done = what === 'same' && mergeable(lane) ? await bulk.merge(lane, picked) : await bulk.apart(picked)
    if (done) setSelection(NO_SELECTION)
  }
  if (state !== 'waiting' && total === 0) return <LaneEmpty lane={lane} decided={0} onward={onward} />
  return (
    <div className={styles.list}>
      <KindList
        label={t('review.kinds')}
        all={{ words: t('review.allKinds'), count: total }}
        kinds={kinds.map((each) => ({
          key: each.kind,
          words: kindWords(each.reasons, language),
          count: each.pairs.length,
        }))}
        chosen={kind?.kind ?? null}
        onChoose={choose}
        head={<div className={styles.tools}>{tools}</div>}
        foot={
          pairs.length < total && (
            <p className={classes(styles.note, styles.partly)}>{t('review.kindsOf', { count: pairs.length, total })}</p>
          )
        }
      />
      <div className={styles.table}>
        <VirtualTable<PairRow, string, never>
          label={t('review.listLabel')}
          columns={columns}
          total={shown.length}
          rowAt={(index) => shown[index]}
          rowKey={pairKey}
          rowName={({ a, b }) => formats.list([a.name, b.name])}
          rowHeight={LINE}
          onVisible={nothing}
          selection={selection}
          onSelect={setSelection}
          onOpen={(row) => onOpen(pairKey(row))}
          listKey={chosen ?? ''}
        />
        <div className={styles.foot} role="toolbar" aria-label={t('review.bulk')}>
          {picked.length === 0 ? (
            <p className={styles.note}>{t('review.bulkHint')}</p>
          ) : (
            <>
              {mergeable(lane) && (
                <Button kind="primary" onClick={() => void settle('same')}>
                  {t(all === 'selected' ? 'review.mergeSelected' : 'review.mergeAlike', { count: picked.length })}
                </Button>
              )}
              <Button onClick={() => void settle('apart')}>
                {t(all === 'selected' ? 'review.apartSelected' : 'review.apartAlike', { count: picked.length })}
              </Button>
              <span className={styles.note}>
                {formats.number(picked.length)} / {formats.number(shown.length)}
              </span>
            </>
          )}
        </div>
      </div>
    </div>
  )
}

function useColumns(): readonly Column<PairRow, never>[] {
  const { t } = useLanguage()
  return useMemo(
    () => [
      { id: 'pair', title: t('review.columnPair'), width: 'minmax(170px, 1.4fr)', cell: (row) => <Names row={row} /> },
      {
        id: 'for',
        title: t('review.speaksFor'),
        width: 'minmax(160px, 3fr)',
        cell: (row) => <ReasonWords reasons={row.reasons} sign="+" />,
      },
      {
        id: 'against',
        title: t('review.speaksAgainst'),
        width: 'minmax(110px, 2fr)',
        cell: (row) => <ReasonWords reasons={row.reasons} sign="-" />,
      },
    ],
    [t],
  )
}

function Names({ row: { a, b, reasons } }: { readonly row: PairRow }) {
  const names = markedNames(a.name, b.name, reasons)
  return (
    <strong className={styles.names} title={`${a.name} ＝ ${b.name}`}>
      <MarkedText stretches={names.a} />
      <span className={styles.sign}> ＝ </span>
      <MarkedText stretches={names.b} />
    </strong>
  )
}

/** Lanes of which pairs may be merged in one go; where it may be two people, each pair wants to be looked at. */
function mergeable(lane: Lane): lane is 'safe' | 'choose' {
  return lane === 'safe' || lane === 'choose'
}

const nothing = () => undefined
