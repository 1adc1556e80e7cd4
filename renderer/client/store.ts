import { failed, ok } from '../../shared/domain/problem.ts'
import type { Problem, Result } from '../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'
import type { FromStore, ToStore } from '../../shared/protocol/wire.ts'
import { carryLink } from './link.ts'
import { carryNotes } from './notes.ts'

/** What is known of a watched view. */
export type Watched<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly problem: Problem }

/** The screens' end of the store. */
export interface Store {
  /** Hands over the key; the store then opens the profile, which the view `profile` tells of. */
  unlock(key: Uint8Array): void
  /** Every command is answered: with its result, or with a problem when it failed or the store stopped. */
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandResult<Name>>>
  /** Listens until the returned function is called. The latest value, where there is one, arrives at once. */
  watch<Name extends ViewName>(
    name: Name,
    input: ViewInput<Name>,
    onValue: (value: ViewValue<Name>) => void,
    onProblem: (problem: Problem) => void,
  ): () => void
  /** As `watch`, for React: `peek` gives what is known and `onChange` tells of news. */
  subscribe<Name extends ViewName>(name: Name, input: ViewInput<Name>, onChange: () => void): () => void
  peek<Name extends ViewName>(name: Name, input: ViewInput<Name>): Watched<ViewValue<Name>>
  /** Asks a view once, for its answer as of now. */
  once<Name extends ViewName>(name: Name, input: ViewInput<Name>): Promise<Result<ViewValue<Name>>>
  /** Tells of every command that changes something, as it is sent. Listens until the returned function is called. */
  onChange(listener: () => void): () => void
  /** Says good-bye; everything still open fails. */
  close(): void
  /** The store has stopped by itself: called at most once. */
  onStopped(listener: () => void): void
}

/** The wire, from this end; a test gives its own. */
export interface StorePort {
  send(message: ToStore): void
  onMessage(listener: (message: FromStore) => void): void
  close(): void
}

/** How long a watch that nobody listens to is kept, so that going from one screen to the next does not ask anew. */
const LINGER_MS = 400

/** Commands that leave everything as it is. */
const READING: ReadonlySet<CommandName> = new Set<CommandName>([
  'roster.read',
  'roster.again',
  'roster.refused',
  'purchases.read',
  'purchases.preview',
  'purchases.leftOut',
  'export.cancel',
  'export.measures',
  'export.points',
  'exchange.write',
  'people.match',
  'people.stopMatching',
  'sync.lan',
  'sync.dial',
  'sync.now',
  'sync.folder',
  'sync.forgetFolder',
  'sync.server',
  'draft.keep',
  'week.putOff',
  'week.bringBack',
  'week.choose',
  'backup.now',
  'backup.to',
  'backup.verify',
  'backup.chooseFolder',
  'backup.ownFolder',
  'backup.settings',
  'backup.waive',
  'backup.beside',
  'backup.read',
  'backup.open',
  'backup.close',
  'backup.find',
  'backup.plan',
  'flush',
])

interface Watch {
  readonly id: number
  readonly listeners: Set<() => void>
  current: Watched<unknown>
  linger?: ReturnType<typeof setTimeout>
}

const WAITING: Watched<never> = { state: 'waiting' }

/** Speaks `shared/protocol/wire.ts` over a port. Equal watches share one subscription. */
export function speakTo(port: StorePort): Store & { stopped(): void } {
  const answers = new Map<number, (result: Result<unknown>) => void>()
  const watches = new Map<string, Watch>()
  const byId = new Map<number, Watch>()
  const stopListeners: (() => void)[] = []
  const changeListeners = new Set<() => void>()
  let lastId = 0
  let open = true

  port.onMessage((data) => {
    if (data.type === 'link-wanted' || data.type === 'note') return
    if (data.type === 'answer') {
      const settle = answers.get(data.id)
      answers.delete(data.id)
      settle?.(data.ok ? ok(data.value) : { ok: false, problem: data.problem })
      return
    }
    const watch = byId.get(data.id)
    if (!watch) return
    watch.current =
      data.type === 'view' ? { state: 'ready', value: data.value } : { state: 'failed', problem: data.problem }
    notify(watch)
  })

  const command = (name: CommandName, input: unknown): Promise<Result<unknown>> => {
    if (!open) return Promise.resolve(failed('internal'))
    const id = (lastId += 1)
    if (!READING.has(name)) for (const listener of changeListeners) listener()
    return new Promise((resolve) => {
      answers.set(id, resolve)
      port.send({ type: 'command', id, name, input })
    })
  }

  const subscribe = (name: ViewName, input: unknown, onChange: () => void) => {
    const key = keyOf(name, input)
    const watch = watches.get(key) ?? start(key, name, input)
    clearTimeout(watch.linger)
    watch.listeners.add(onChange)
    return () => {
      watch.listeners.delete(onChange)
      if (watch.listeners.size > 0) return
      clearTimeout(watch.linger)
      watch.linger = setTimeout(() => stop(key, watch), LINGER_MS)
    }
  }

  const start = (key: string, name: ViewName, input: unknown): Watch => {
    const watch: Watch = { id: (lastId += 1), listeners: new Set(), current: WAITING }
    watches.set(key, watch)
    byId.set(watch.id, watch)
    if (open) port.send({ type: 'watch', id: watch.id, name, input })
    else watch.current = { state: 'failed', problem: { code: 'internal' } }
    return watch
  }

  const stop = (key: string, watch: Watch) => {
    if (watch.listeners.size > 0 || watches.get(key) !== watch) return
    watches.delete(key)
    byId.delete(watch.id)
    if (open) port.send({ type: 'unwatch', id: watch.id })
  }

  const peek = (name: ViewName, input: unknown): Watched<unknown> => watches.get(keyOf(name, input))?.current ?? WAITING

  const watch = (
    name: ViewName,
    input: unknown,
    onValue: (value: unknown) => void,
    onProblem: (problem: Problem) => void,
  ) => {
    const tell = () => {
      const current = peek(name, input)
      if (current.state === 'ready') onValue(current.value)
      else if (current.state === 'failed') onProblem(current.problem)
    }
    const end = subscribe(name, input, tell)
    tell()
    return end
  }

  /** Settles everything that waits; after this nothing is sent any more. */
  const end = () => {
    open = false
    for (const settle of answers.values()) settle(failed('internal'))
    answers.clear()
  }

  const store = {
    unlock: (key: Uint8Array) => port.send({ type: 'unlock', key }),
    command,
    watch,
    subscribe,
    peek,
    // Never from what is already known: whoever asks after a command wants to know what the command did.
    once: (name: ViewName, input: unknown) =>
      new Promise<Result<unknown>>((resolve) => {
        const key = `once ${lastId + 1}`
        const asked = start(key, name, input)
        const settle = () => {
          const { current } = asked
          if (current.state === 'waiting') return
          asked.listeners.clear()
          stop(key, asked)
          resolve(current.state === 'ready' ? ok(current.value) : { ok: false, problem: current.problem })
        }
        asked.listeners.add(settle)
        settle()
      }),
    onChange: (listener: () => void) => {
      changeListeners.add(listener)
      return () => changeListeners.delete(listener)
    },
    close: () => {
      if (!open) return
      port.send({ type: 'bye' })
      end()
      port.close()
    },
    stopped: () => {
      if (!open) return
      end()
      for (const each of watches.values()) {
        each.current = { state: 'failed', problem: { code: 'internal' } }
        notify(each)
      }
      for (const listener of stopListeners) listener()
    },
    onStopped: (listener: () => void) => void stopListeners.push(listener),
  }
  // Names and values belong together by the protocol, which the wire cannot express; this is the one place that says so.
  return store as unknown as Store & { stopped(): void }
}

/** Starts the store's worker, or joins the one that another window started. */
export function connectStore(): Store {
  const worker = new SharedWorker(new URL('../worker/store.worker.ts', import.meta.url), {
    type: 'module',
    name: 'chapterhouse-store',
  })
  const { port } = worker
  const store = speakTo({
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.addEventListener('message', ({ data }: MessageEvent<FromStore>) => listener(data)),
    close: () => port.close(),
  })
  carryLink(port)
  carryNotes(port)
  worker.addEventListener('error', () => store.stopped())
  port.addEventListener('messageerror', () => store.stopped())
  port.start()
  window.addEventListener('pagehide', () => store.close())
  return store
}

function notify(watch: Watch): void {
  for (const listener of watch.listeners) listener()
}

/** Equal questions have equal keys: members are in a fixed order because every caller writes them in one place. */
export function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`
}
