import type { ReactNode } from 'react'
import type { PairRow, PairView } from '../../../shared/protocol/people.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { markedNames } from './field-marks.ts'
import { MarkedText } from './marked-text.tsx'
import type { Marks } from './field-marks.ts'
import styles from './pair-sheet.module.css'
import { pairKey } from './pair-queue.ts'
import { PairTable } from './pair-table.tsx'
import { ReasonLines } from './reason-lines.tsx'
import type { Picks } from './use-pair.ts'

export interface PairSheetProps {
  /** What the list knows already; the rest comes with `pair`. */
  readonly row: PairRow
  readonly pair: PairView | undefined
  readonly picks: Picks
  readonly onPick: (field: string, side: 'a' | 'b') => void
  /** The field whose sides the keys turn. */
  readonly cursor: string | null
  /** Beside the names: which of how many this is. */
  readonly count?: ReactNode
  /** At the end of that line: how pairs are shown. */
  readonly tools?: ReactNode
  /** Whether anything suggests that they are one person; otherwise the last column is only an "if". */
  readonly suggested: boolean
}

/** Two members as large as the window allows: who, why and why not, and what they would be as one. */
export function PairSheet({ row, pair, picks, onPick, cursor, count, tools, suggested }: PairSheetProps) {
  const { t } = useLanguage()
  const { reasons } = pair ?? row
  const names = markedNames(row.a.name, row.b.name, reasons)
  const differing = pair?.fields.filter(({ state }) => state === 'differs').length
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title} aria-label={t('review.pairTitle', { a: row.a.name, b: row.b.name })}>
          <Name stretches={names.a} reading={row.a.reading} archived={row.a.archived} />
          <span className={styles.sign}>＝</span>
          <Name stretches={names.b} reading={row.b.reading} archived={row.b.archived} />
          <span>{t('review.questionMark')}</span>
        </h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {tools !== undefined && <span className={styles.tools}>{tools}</span>}
      </header>
      <ReasonLines reasons={reasons} decided={pair?.decided} differing={suggested ? differing : undefined} />
      {pair && (
        <PairTable key={pairKey(row)} pair={pair} picks={picks} onPick={onPick} cursor={cursor} suggested={suggested} />
      )}
    </>
  )
}

interface NameProps {
  readonly stretches: Marks['a']
  readonly reading: string
  readonly archived: boolean
}

function Name({ stretches, reading, archived }: NameProps) {
  const { t } = useLanguage()
  return (
    <span className={styles.name} title={reading}>
      <MarkedText stretches={stretches} />
      {archived && (
        <span className={styles.archived}>
          <Chip>{t('words.archived')}</Chip>
        </span>
      )}
    </span>
  )
}
