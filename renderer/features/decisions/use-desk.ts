import { useCallback, useMemo, useRef, useState } from 'react'
import { failed } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Settlement, Decision } from '../../../shared/protocol/decisions.ts'
import { useCommand, useStore } from '../../client/hooks.ts'
import type { ListWindow } from '../../client/use-window.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { decisionKey } from './decision-key.ts'
import { START, indexOf, move, refresh, reopen, settle, standAt } from './place.ts'
import type { Listed } from './place.ts'

/** What was settled last and can be taken back: one decision by its key, or many. */
export interface Last {
  readonly words: string
  readonly key: string | null
}

/** Where somebody is among the decisions, and what they say: the next card is there before the store has written the last. */
export function useDesk(list: ListWindow<'decisions'>) {
  const store = useStore()
  const command = useCommand()
  const toast = useToast()
  const { problem } = useLanguage()
  const [place, setPlace] = useState(START)
  const [history, setHistory] = useState<readonly Last[]>([])
  /** Goes up whenever the card at the place is to take the keyboard. */
  const [moves, setMoves] = useState(0)
  /** The settlement that the store may still be writing. */
  const latest = useRef<Promise<unknown>>(undefined)

  const { value } = list
  const listed = useMemo(() => listedOf(value), [value])
  const [seen, setSeen] = useState({ value, listKey: list.listKey })
  if (list.fresh && (seen.value !== value || seen.listKey !== list.listKey)) {
    setSeen({ value, listKey: list.listKey })
    setPlace(seen.listKey === list.listKey ? refresh(listed, place) : standAt(listed, { ...place, key: null }, 0))
  }

  const current = listed.total === 0 ? undefined : indexOf(listed, place)
  const take = (decision: Decision, settlement: Settlement, words: string) => {
    const key = decisionKey(decision)
    if (place.settled.has(key)) return
    setPlace(settle(listed, place, key))
    setMoves(moves + 1)
    setHistory([...history, { words, key }])
    const order = command('decision.settleAll', { items: [settlement] })
    latest.current = order
    void order.then((result) => {
      if (result.ok) return
      toast({ tone: 'seal', text: problem(result.problem) })
      setHistory((all) => all.filter((last) => last.key !== key))
      setPlace((now) => reopen(now, key))
    })
  }
  const undo = (): boolean => {
    const last = history.at(-1)
    if (!last) return false
    setHistory(history.slice(0, -1))
    void undoSettlement().then((result) => {
      if (!result.ok) toast({ tone: 'seal', text: problem(result.problem) })
      else if (last.key !== null) {
        const { key } = last
        setPlace((now) => reopen(now, key))
      }
      setMoves((count) => count + 1)
    })
    return true
  }
  /** Undo means the latest change of all, which may have been made in another window meanwhile. */
  const undoSettlement = async (): Promise<Result<unknown>> => {
    await latest.current
    const community = await store.once('community', {})
    const isSettlement = community.ok && community.value.undo?.command.startsWith('decision.') === true
    return isSettlement ? command('undo', {}) : failed('undo-overtaken')
  }
  const step = (by: 1 | -1) => {
    setPlace(move(listed, place, by))
    setMoves(moves + 1)
  }
  const stand = useCallback(
    (index: number) => setPlace((now) => (indexOf(listed, now) === index ? now : standAt(listed, now, index))),
    [listed],
  )
  /** Many were settled elsewhere on the page. */
  const settledMany = (words: string) => {
    setHistory([...history, { words, key: null }])
    setMoves(moves + 1)
  }
  const focus = useCallback(() => setMoves((count) => count + 1), [])
  return {
    current,
    settled: place.settled,
    moves,
    last: history.at(-1),
    take,
    undo,
    step,
    stand,
    settledMany,
    focus,
  }
}

const NONE: Listed = { total: 0, from: 0, keys: [] }

function listedOf(value: ListWindow<'decisions'>['value']): Listed {
  return value ? { total: value.total, from: value.from, keys: value.rows.map(decisionKey) } : NONE
}
