import { useMemo, useState } from 'react'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { PairRow } from '../../../shared/protocol/people.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import { useDo } from '../common/use-do.ts'
import { LaneEmpty } from './lane-empty.tsx'
import { mergeOrder } from './merge-order.ts'
import styles from './namesakes.module.css'
import { pairKey } from './pair-queue.ts'
import { PairSheet } from './pair-sheet.tsx'
import { useLanePairs } from './use-lane-pairs.ts'
import { usePair } from './use-pair.ts'
import { useRowPicks } from './use-row-picks.ts'

/** Names shown before somebody asks for more. */
const FIRST_NAMES = 100

/** People who share a name and nothing else: closed, and nothing about them is suggested. */
export function Namesakes({ source }: { readonly source: SourceId | null }) {
  const { t } = useLanguage()
  const { state, pairs, total } = useLanePairs('namesakes', source)
  const groups = useMemo(() => namesakesOf(pairs), [pairs])
  const [shown, setShown] = useState(FIRST_NAMES)
  if (state === 'waiting') return null
  if (total === 0) return <LaneEmpty lane="namesakes" decided={0} />
  return (
    <div className={styles.scroller}>
      <p className={styles.intro}>{t('review.namesakesIntro')}</p>
      <ul className={styles.names}>
        {groups.slice(0, shown).map(({ name, pairs: same }) => (
          <li key={name}>
            <NameGroup name={name} pairs={same} />
          </li>
        ))}
      </ul>
      {groups.length > shown && (
        <Button kind="quiet" onClick={() => setShown(shown + FIRST_NAMES)}>
          {t('review.moreNames', { count: groups.length - shown })}
        </Button>
      )}
    </div>
  )
}

/** Pairs by the name they share; the second one's spelling may differ. */
function namesakesOf(
  pairs: readonly PairRow[],
): readonly { readonly name: string; readonly pairs: readonly PairRow[] }[] {
  const names = new Map<string, PairRow[]>()
  for (const pair of pairs) names.set(pair.a.name, [...(names.get(pair.a.name) ?? []), pair])
  return [...names].map(([name, same]) => ({ name, pairs: same }))
}

function NameGroup({ name, pairs }: { readonly name: string; readonly pairs: readonly PairRow[] }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <Seal name={name} />
        <strong>{name}</strong>
        <span className={styles.count}>{t('review.pairs', { count: pairs.length })}</span>
      </summary>
      {open && pairs.map((pair) => <NamesakePair key={pairKey(pair)} row={pair} />)}
    </details>
  )
}

function NamesakePair({ row }: { readonly row: PairRow }) {
  const { t } = useLanguage()
  const act = useDo()
  const { picks, pick } = useRowPicks(pairKey(row))
  const view = usePair({ a: row.a.id, b: row.b.id }, picks)
  const pair = view.state === 'ready' ? (view.value ?? undefined) : undefined
  const merge = () =>
    act('people.merge', mergeOrder(row, picks), { done: t('review.lastSame', { name: row.a.name }), undo: true })
  const apart = () =>
    act(
      'people.apart',
      { pairs: [[row.a.id, row.b.id]] },
      { done: t('review.lastApart', { a: row.a.name, b: row.b.name }), undo: true },
    )
  return (
    <section className={styles.pair}>
      <PairSheet
        row={row}
        pair={pair}
        picks={picks}
        onPick={(field, side) => {
          if (pair) pick(pair, field, side)
        }}
        cursor={null}
        suggested={false}
      />
      <div className={styles.actions}>
        <Button disabled={!pair} onClick={() => void merge()}>
          {t('review.onePerson')}
        </Button>
        <Button onClick={() => void apart()}>{t('review.twoPeople')}</Button>
      </div>
    </section>
  )
}
