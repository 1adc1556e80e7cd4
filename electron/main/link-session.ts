import { powerMonitor } from 'electron'
import type { FromMain, ToMain } from '../../shared/protocol/link.ts'

export interface SessionOptions {
  /** The folder that holds what the main process keeps itself. */
  readonly profile: string
  readonly send: (message: FromMain) => void
}

/** All that the main process does for one store over one link. */
export interface LinkSession {
  handle(message: ToMain): void
  /** Closes and forgets everything. */
  end(): void
}

export function startSession({ send }: SessionOptions): LinkSession {
  const suspended = () => send({ type: 'power', state: 'suspended' })
  const resumed = () => send({ type: 'power', state: 'resumed' })
  powerMonitor.on('suspend', suspended)
  powerMonitor.on('resume', resumed)

  return {
    handle(message) {
      switch (message.type) {
        case 'lan.dial':
        case 'server.open':
          send({ type: 'dial.failed', id: message.id, reason: 'not-started' })
          return
        default:
      }
    },
    end() {
      powerMonitor.off('suspend', suspended)
      powerMonitor.off('resume', resumed)
    },
  }
}
