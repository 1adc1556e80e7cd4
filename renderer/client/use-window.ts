import { useCallback, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../shared/domain/problem.ts'
import type { Range } from '../../shared/protocol/selection.ts'
import type { ViewInput, ViewValue } from '../../shared/protocol/views.ts'
import type { Window } from '../../shared/protocol/window.ts'
import { useStore, useView } from './hooks.ts'
import { keyOf } from './store.ts'

type Listed =
  | 'members'
  | 'salons'
  | 'guests'
  | 'letters'
  | 'suggestions'
  | 'merges'
  | 'apart'
  | 'decisions'
  | 'activity'
type RowOf<Name extends Listed> = ViewValue<Name>['rows'][number]
type Question<Name extends Listed> = Omit<ViewInput<Name>, 'range'>

/** A long list as a screen sees it. */
export interface ListWindow<Name extends Listed> {
  readonly state: 'waiting' | 'ready' | 'failed'
  readonly problem: Problem | undefined
  readonly total: number
  readonly rowAt: (index: number) => RowOf<Name> | undefined
  /** Tell it which rows are on screen (`onVisible` of `VirtualTable`). */
  readonly onVisible: (first: number, last: number) => void
  /** Rows that may lie outside the window, ends included; for shift-selections. */
  readonly rowsBetween: (from: number, to: number) => Promise<readonly RowOf<Name>[]>
  /** The whole answer, for what stands beside the rows (`count` of the guests). */
  readonly value: ViewValue<Name> | undefined
  /** False while the answer to a changed question is on its way; the rows are then still the previous ones. */
  readonly fresh: boolean
  /** Names the question without the range; give it to `VirtualTable` as `listKey`. */
  readonly listKey: string
}

/** The protocol's most rows in one message. */
const MOST = 500
/** Rows asked for beyond each edge of the screen. */
const MARGIN = 120
/** Once fewer rows than this remain beyond the screen, the next window is asked for; the two overlap. */
const NEAR = 50
/** Before the table has told what it shows: a tall screen of rows. */
const FIRST_ROWS = 160

/** Watches the part of a list that is on screen. */
export function useWindow<Name extends Listed>(name: Name, question: Question<Name>): ListWindow<Name> {
  const store = useStore()
  const listKey = keyOf(name, question)
  const [held, setHeld] = useState<{ readonly listKey: string; readonly range: Range }>({ listKey, range: FIRST_RANGE })
  const range = held.listKey === listKey ? held.range : FIRST_RANGE
  const input = { ...question, range } as ViewInput<Name>
  const view = useView(name, input)

  const value = view.state === 'ready' ? view.value : undefined
  const total = value?.total ?? 0
  const latest = useRef({ range, total })
  latest.current = { range, total }

  const onVisible = useCallback(
    (first: number, last: number) => {
      const next = nextRange(latest.current.range, first, last, latest.current.total)
      if (next) setHeld({ listKey, range: next })
    },
    [listKey],
  )
  const rowAt = useCallback(
    (index: number) => rowsOf(value)?.[index - (value?.from ?? 0)] as RowOf<Name> | undefined,
    [value],
  )
  const rowsBetween = useCallback(
    async (from: number, to: number) => {
      const rows: RowOf<Name>[] = []
      for (let start = from; start <= to; start += MOST) {
        const part = { ...question, range: { from: start, count: Math.min(MOST, to - start + 1) } } as ViewInput<Name>
        const answer = await store.once(name, part)
        if (answer.ok) rows.push(...((rowsOf(answer.value) ?? []) as RowOf<Name>[]))
      }
      return rows
    },
    // The key stands for the question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [store, name, listKey],
  )
  return useMemo(
    () => ({
      state: view.state,
      problem: view.state === 'failed' ? view.problem : undefined,
      total,
      rowAt,
      onVisible,
      rowsBetween,
      value,
      fresh: view.state === 'ready' && view.fresh,
      listKey,
    }),
    [view, total, rowAt, onVisible, rowsBetween, value, listKey],
  )
}

/** What every list asks for before anybody has scrolled. */
export const FIRST_RANGE: Range = { from: 0, count: FIRST_ROWS }

function rowsOf(value: Window<unknown> | undefined): readonly unknown[] | undefined {
  return value?.rows
}

/**
 * The range to ask for next when rows `first` to `last` are on screen, or `undefined` while the present one still
 * reaches far enough.
 */
export function nextRange(held: Range, first: number, last: number, total: number): Range | undefined {
  const end = held.from + held.count
  const enoughBefore = held.from === 0 || first - held.from >= NEAR
  const enoughAfter = end >= total || end - 1 - last >= NEAR
  if (enoughBefore && enoughAfter && first >= held.from) return undefined
  const from = Math.max(0, first - MARGIN)
  return { from, count: Math.min(MOST, last + MARGIN + 1 - from) }
}
