import { createContext, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import type { Problem, Result } from '../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'
import { keyOf } from './store.ts'
import type { Store, Watched } from './store.ts'

const StoreContext = createContext<Store | null>(null)
export const StoreProvider = StoreContext

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a screen was drawn outside the store')
  return store
}

/** What a screen knows of a view. `fresh` is false while the answer to a changed question is on its way. */
export type View<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: Value; readonly fresh: boolean }
  | { readonly state: 'failed'; readonly problem: Problem }

/**
 * Watches a view. While a changed question is being answered the previous answer stays, so nothing flickers. `null`
 * instead of an input watches nothing and stays `waiting`.
 */
export function useView<Name extends ViewName>(name: Name, input: ViewInput<Name> | null): View<ViewValue<Name>> {
  const store = useStore()
  const key = input === null ? '' : keyOf(name, input)
  // The key stands for the input: a new object that asks the same is the same question.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const question = useMemo(() => input, [key])
  const subscribe = useCallback(
    (onChange: () => void) => (question === null ? nothing : store.subscribe(name, question, onChange)),
    [store, name, question],
  )
  const current = useSyncExternalStore(subscribe, () => (question === null ? WAITING : store.peek(name, question)))
  const [last, setLast] = useState<Watched<ViewValue<Name>>>(WAITING)
  if (current.state === 'ready' && current !== last) setLast(current)
  return useMemo(() => {
    if (current.state === 'ready') return { state: 'ready', value: current.value, fresh: true }
    if (current.state === 'failed' || question === null || last.state !== 'ready') return current
    return { state: 'ready', value: last.value, fresh: false }
  }, [current, last, question])
}

export type SendCommand = <Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
) => Promise<Result<CommandResult<Name>>>

/** Sends commands: `const result = await command('member.set', {…})`. */
export function useCommand(): SendCommand {
  const store = useStore()
  return useCallback((name, input) => store.command(name, input), [store])
}

const WAITING: Watched<never> = { state: 'waiting' }
const nothing = () => undefined
