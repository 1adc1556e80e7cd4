import type { CommandInput, CommandName, CommandResult } from '../../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../../shared/protocol/views.ts'
import type { FromStore, ToStore } from '../../../shared/protocol/wire.ts'

/** A port of its own to the store that the app's window uses: what is timed is the store, without any screen. */
export interface StorePort {
  unlock(key: Uint8Array): void
  /** Rejects with the problem's code. */
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>>
  /** Watches a view until `enough` says so, by default until its first value. Rejects with the problem's code. */
  ask<Name extends ViewName>(
    name: Name,
    input: ViewInput<Name>,
    enough?: (value: ViewValue<Name>) => boolean,
  ): Promise<ViewValue<Name>>
}

/** @param address of the store's bundled worker, as the app itself starts it */
export function connectStorePort(address: string): StorePort {
  const { port } = new SharedWorker(address, { type: 'module', name: 'chapterhouse-store' })
  const listeners = new Map<number, (message: FromStore) => void>()
  let last = 0
  port.addEventListener('message', ({ data }: MessageEvent<FromStore>) => {
    if ('id' in data) listeners.get(data.id)?.(data)
  })
  port.start()
  const send = (message: ToStore) => port.postMessage(message)

  return {
    unlock: (key) => send({ type: 'unlock', key }),
    command: (name, input) => {
      const id = (last += 1)
      return new Promise((resolve, reject) => {
        listeners.set(id, (message) => {
          listeners.delete(id)
          if (message.type !== 'answer') return
          if (message.ok) resolve(message.value as CommandResult<typeof name>)
          else reject(new Error(`${name}: ${message.problem.code}`))
        })
        send({ type: 'command', id, name, input })
      })
    },
    ask: (name, input, enough = () => true) => {
      const id = (last += 1)
      return new Promise((resolve, reject) => {
        const end = () => {
          listeners.delete(id)
          send({ type: 'unwatch', id })
        }
        listeners.set(id, (message) => {
          if (message.type === 'view-failed' && message.problem.code !== 'busy') {
            end()
            reject(new Error(`${name}: ${message.problem.code}`))
          }
          if (message.type !== 'view') return
          const value = message.value as ViewValue<typeof name>
          if (!enough(value)) return
          end()
          resolve(value)
        })
        send({ type: 'watch', id, name, input })
      })
    },
  }
}
