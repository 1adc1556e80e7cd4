import { COMMANDS } from '../../shared/protocol/commands.ts'
import type { CommandName } from '../../shared/protocol/commands.ts'
import { VIEWS } from '../../shared/protocol/views.ts'
import type { ViewName } from '../../shared/protocol/views.ts'
import type { FromStore, ToStore } from '../../shared/protocol/wire.ts'
import type { Store } from './store.ts'

/** Serves one window: its commands and its watches, until it says good-bye. */
export function acceptPort(store: Store, port: MessagePort, window: number): void {
  const prefix = `${window}:`
  const send = (message: FromStore, transfer: Transferable[] = []): void => port.postMessage(message, transfer)
  port.addEventListener('message', ({ data }: MessageEvent<ToStore>) => {
    switch (data.type) {
      case 'unlock':
        void store.unlock(new Uint8Array(data.key))
        return
      case 'command': {
        const { id, name } = data
        if (!isCommand(name)) {
          send({ type: 'answer', id, ok: false, problem: { code: 'invalid-input' } })
          return
        }
        void store.command(name, data.input).then((result) => {
          if (result.ok) send({ type: 'answer', id, ok: true, value: result.value }, bytesIn(result.value))
          else send({ type: 'answer', id, ok: false, problem: result.problem })
        })
        return
      }
      case 'watch': {
        const { id, name } = data
        if (!isView(name)) {
          send({ type: 'view-failed', id, problem: { code: 'invalid-input' } })
          return
        }
        store.watch(prefix + id, name, data.input, (result) => {
          if (result.ok) send({ type: 'view', id, value: result.value })
          else send({ type: 'view-failed', id, problem: result.problem })
        })
        return
      }
      case 'unwatch':
        store.unwatch(prefix + data.id)
        return
      case 'link':
        // The link desk listens for it.
        return
      case 'bye':
        store.unwatchAll(prefix)
        port.close()
        return
    }
  })
  port.start()
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}

function isView(name: string): name is ViewName {
  return Object.hasOwn(VIEWS, name)
}

/** A file of many megabytes is handed over, not copied. */
function bytesIn(value: unknown): Transferable[] {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return []
  return value.bytes instanceof Uint8Array ? [value.bytes.buffer as ArrayBuffer] : []
}
