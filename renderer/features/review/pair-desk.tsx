import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { failed } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { PairRow } from '../../../shared/protocol/people.ts'
import { useCommand, useStore, useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useKeyboardAfterClicks, useWindowKeys } from '../common/window-keys.ts'
import { deskKeyOf } from './desk-keys.ts'
import type { DeskKey } from './desk-keys.ts'
import { DeskFoot } from './desk-foot.tsx'
import { LaneEmpty } from './lane-empty.tsx'
import styles from './pair-desk.module.css'
import {
  EMPTY_QUEUE,
  back,
  currentPair,
  decide,
  goTo,
  later,
  openPairs,
  pairKey,
  pairsAhead,
  refresh,
  reopen,
  takeBack,
} from './pair-queue.ts'
import type { Verdict } from './pair-queue.ts'
import { PairSheet } from './pair-sheet.tsx'
import { mergeOrder } from './merge-order.ts'
import { usePair, usePairsAhead } from './use-pair.ts'
import { useRowPicks } from './use-row-picks.ts'

export interface PairDeskProps {
  readonly lane: Lane
  readonly source: SourceId | null
  readonly onward: ReactNode
  /** The pair to begin with, by its key. */
  readonly start?: string | undefined
  /** At the head of the pair: how pairs are shown. */
  readonly tools: ReactNode
}

/** Pairs held at a time. A person goes through some twenty a minute; more would only make each answer larger. */
const HELD = 200
/** Pairs asked for before their turn. */
const AHEAD = 3

/** One pair at a time, decided by keys: the next one is there before the store has written the last. */
export function PairDesk({ lane, onward, source, start, tools }: PairDeskProps) {
  const { t, problem } = useLanguage()
  const store = useStore()
  const command = useCommand()
  const toast = useToast()
  /** The decision that the store may still be writing. */
  const latest = useRef<Promise<unknown>>(undefined)
  const [from, setFrom] = useState(0)
  const view = useView('review', { source, lane, range: { from, count: HELD } })
  const [queue, setQueue] = useState(EMPTY_QUEUE)
  const desk = useRef<HTMLElement>(null)

  const rows = view.state === 'ready' && view.fresh ? view.value.rows : NO_ROWS
  const [seen, setSeen] = useState(NO_ROWS)
  const [begun, setBegun] = useState(start === undefined)
  if (rows !== seen && rows !== NO_ROWS) {
    setSeen(rows)
    const next = refresh(rows, queue)
    setQueue(begun || start === undefined ? next : goTo(rows, next, start))
    setBegun(true)
  }

  const current = currentPair(rows, queue)
  const row = current?.row
  const { picks, cursor, moveCursor, pick, flip, flipNth } = useRowPicks(row && pairKey(row))
  const answer = usePair(row && { a: row.a.id, b: row.b.id }, picks)
  const pair = answer.state === 'ready' ? (answer.value ?? undefined) : undefined
  usePairsAhead(pairsAhead(rows, queue, AHEAD))

  // Whoever comes here comes to decide. Somebody who walks along the tabs by keyboard stays there.
  useEffect(() => {
    if (!document.activeElement?.matches('[role=tab]:focus-visible')) desk.current?.focus({ preventScroll: true })
  }, [])

  const waiting = view.state === 'waiting' || (view.state === 'ready' && !view.fresh)
  const total = view.state === 'ready' ? view.value.total : 0
  const open = openPairs(rows, queue)
  const done = queue.decided.length

  const verdict = (what: Verdict['what']) => {
    // What has not been on the screen is not decided.
    if (!row || !pair) return
    const order =
      what === 'same'
        ? command('people.merge', mergeOrder(row, picks))
        : command('people.apart', { pairs: [[row.a.id, row.b.id]] })
    setQueue(decide(rows, queue, what))
    desk.current?.focus({ preventScroll: true })
    const key = pairKey(row)
    latest.current = order
    void order.then((result) => {
      if (result.ok) return
      toast({ tone: 'seal', text: problem(result.problem) })
      setQueue((held) => reopen(rows, held, key))
    })
  }
  const undo = () => {
    if (done === 0) return false
    setQueue(takeBack(rows, queue))
    void undoDecision().then((result) => {
      if (result.ok) return
      toast({ tone: 'seal', text: problem(result.problem) })
      setQueue((held) => ({ ...held, returned: [] }))
    })
    return true
  }
  /** Undo means the latest change of all, which may have been made in another window meanwhile. */
  const undoDecision = async (): Promise<Result<unknown>> => {
    await latest.current
    const community = await store.once('community', {})
    const isDecision = community.ok && community.value.undo?.command.startsWith('people.') === true
    return isDecision ? command('undo', {}) : failed('undo-overtaken')
  }
  const goOn = () => {
    const atEnd = current !== undefined && current.at >= open.length - 1
    if (atEnd && total > HELD) {
      const next = from + HELD
      setFrom(next < total ? next : 0)
      setQueue({ ...queue, key: null, at: 0 })
    } else setQueue(later(rows, queue))
  }
  const goBack = () => {
    if (current?.at === 0 && from > 0) {
      setFrom(Math.max(0, from - HELD))
      setQueue({ ...queue, key: null, at: HELD })
    } else setQueue(back(rows, queue))
  }

  const onKey = (key: DeskKey, repeated: boolean): boolean => {
    if (key.does === 'undo') return repeated || undo()
    if (!row) return false
    switch (key.does) {
      case 'later':
        goOn()
        return true
      case 'back':
        goBack()
        return true
      case 'accept':
        // A key held down decides nothing, and where nothing is suggested Enter does not either.
        if (!repeated && lane !== 'maybe') verdict('same')
        return true
      case 'merge':
        if (!repeated) verdict('same')
        return true
      case 'apart':
        if (!repeated) verdict('apart')
        return true
      case 'row':
        if (pair) moveCursor(pair, key.by)
        return true
      case 'flip':
        if (pair) flip(pair)
        return true
      case 'left':
      case 'right':
        if (pair && cursor !== null) pick(pair, cursor, key.does === 'left' ? 'a' : 'b')
        return true
      case 'flipNth':
        if (pair) flipNth(pair, key.nth)
        return true
    }
  }
  useWindowKeys(deskKeyOf, onKey)
  useKeyboardAfterClicks(desk)

  if (view.state === 'failed') return <p className={styles.problem}>{problem(view.problem)}</p>
  const last = queue.decided.at(-1)
  return (
    // The keys are heard in the whole window; the desk takes the focus so that a screen reader is where they act.
    <section ref={desk} className={styles.desk} tabIndex={-1} aria-label={t('review.deskLabel')}>
      {row ? (
        <>
          <div className={styles.sheet}>
            <PairSheet
              row={row}
              pair={pair}
              picks={picks}
              onPick={(field, side) => {
                if (pair) pick(pair, field, side)
              }}
              cursor={cursor}
              count={t('review.nth', {
                nth: done + from + (current?.at ?? 0) + 1,
                of: done + total + open.length - rows.length,
              })}
              tools={tools}
              suggested={lane !== 'maybe'}
            />
          </div>
          <p className="visually-hidden" aria-live="polite">
            {t('review.pairTitle', { a: row.a.name, b: row.b.name })}
          </p>
        </>
      ) : (
        <div className={styles.sheet}>{!waiting && <LaneEmpty lane={lane} decided={done} onward={onward} />}</div>
      )}
      <DeskFoot
        lane={lane}
        ready={pair !== undefined}
        last={last}
        onMerge={() => verdict('same')}
        onApart={() => verdict('apart')}
        onLater={goOn}
        onUndo={undo}
        open={row !== undefined}
      />
    </section>
  )
}

const NO_ROWS: readonly PairRow[] = []
