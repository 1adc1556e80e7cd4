import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Decision } from '../../../shared/protocol/decisions.ts'
import type { ListWindow } from '../../client/use-window.ts'
import { useLanguage } from '../../ui/language.tsx'
import { cardOf } from './card.tsx'
import type { Telling } from './telling.ts'
import { DecisionCard } from './decision-card.tsx'
import { decisionKey } from './decision-key.ts'
import styles from './decisions.module.css'

export interface DecisionListProps {
  readonly list: ListWindow<'decisions'>
  readonly telling: Telling
  /** The place, in the whole list, of the card that the keys mean. */
  readonly current: number | undefined
  readonly settled: ReadonlySet<string>
  /** Counts the moves after which the card is to take the keyboard. */
  readonly moves: number
  readonly onChoose: (decision: Decision, index: number) => void
  readonly onCurrent: (index: number) => void
}

/** Height of a card with two choices beside each other; the real one is measured. */
const CARD = 158
const GAP = 12

/** The cards, of which only those on screen are drawn. */
export function DecisionList(props: DecisionListProps) {
  const { list, telling, current, settled, moves, onChoose, onCurrent } = props
  const { t } = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  // The warning is for React Compiler, which this project does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    gap: GAP,
    paddingEnd: GAP,
    overscan: 3,
    getItemKey: (index) => keyAt(list, index),
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { onVisible, listKey } = list
  useEffect(() => onVisible(first, last), [onVisible, first, last])
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [listKey])

  // Only a card that is drawn can take the keyboard: it is brought onto the screen first.
  useLayoutEffect(() => {
    if (current !== undefined && moves > 0) virtualizer.scrollToIndex(current)
  }, [virtualizer, current, moves])
  const currentKey = current === undefined ? undefined : keyAt(list, current)
  const taken = useRef<{ moves: number; key: string | number | undefined }>({ moves: 0, key: undefined })
  useEffect(() => {
    // What comes back after an undo comes when the list does, and the keyboard goes along unless it has gone elsewhere.
    const isDue = taken.current.moves !== moves || (taken.current.key !== currentKey && isHere(scroller.current))
    const card = scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"] [data-card]`)
    if (!isDue || !card) return
    taken.current = { moves, key: currentKey }
    card.focus({ preventScroll: true })
  }, [current, currentKey, moves, items])

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }} aria-label={t('decisions.title')}>
        {items.map(({ index, key, start }) => {
          const decision = list.rowAt(index)
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={list.total}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {decision === undefined ? (
                <div className={styles.blank} />
              ) : (
                <DecisionCard
                  card={cardOf(decision, telling)}
                  current={index === current}
                  settled={settled.has(decisionKey(decision))}
                  onChoose={(choice) => onChoose(decision, choice)}
                  onCurrent={() => onCurrent(index)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Whether the keyboard is in the list, or nowhere, as after the card that had it has gone. */
function isHere(list: HTMLElement | null): boolean {
  const held = document.activeElement
  return held === null || held === document.body || (list?.contains(held) ?? false)
}

function keyAt(list: ListWindow<'decisions'>, index: number): string | number {
  const decision = list.rowAt(index)
  return decision === undefined ? index : decisionKey(decision)
}
