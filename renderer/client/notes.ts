import type { CommandInput, CommandName } from '../../shared/protocol/commands.ts'
import { errorNote } from '../../shared/protocol/log.ts'
import type { WindowNote } from '../../shared/protocol/log.ts'
import type { FromStore } from '../../shared/protocol/wire.ts'
import { bridge } from './bridge.ts'
import type { Store } from './store.ts'

/** Errors of one page that are noted; one that repeats itself at every frame says nothing new. */
const MOST_ERRORS = 50

/** Notes in the log what fails in this window, by code, and hands the store on with its refusals noted. */
export function noteFailures(store: Store): Store {
  let errors = 0
  const note = (error: unknown) => {
    errors += 1
    if (errors <= MOST_ERRORS) write({ code: 'window.error', ...errorNote(error) })
  }
  window.addEventListener('error', (event) => note(event.error))
  window.addEventListener('unhandledrejection', (event) => note(event.reason))
  store.onStopped(() => write({ code: 'store.stopped' }))
  return {
    ...store,
    async command<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
      const result = await store.command(name, input)
      if (!result.ok) write({ code: 'command.refused', command: name, problem: result.problem.code })
      return result
    },
  }
}

/** Hands what the store notes on to the log. */
export function carryNotes(port: MessagePort): void {
  port.addEventListener('message', ({ data }: MessageEvent<FromStore>) => {
    if (data.type === 'note') write(data.note)
  })
}

function write(note: WindowNote): void {
  // What does not fit the log's schema is not noted, and fails nothing.
  void bridge()
    .request('log.note', note)
    .catch(() => undefined)
}
