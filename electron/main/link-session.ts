import { powerMonitor } from 'electron'
import type { ToMain } from '../../shared/protocol/link.ts'
import { Lan } from '../lan/lan.ts'
import { LinkFolders } from './link-folders.ts'
import type { LinkFoldersOptions } from './link-folders.ts'

/** All that the main process does for one store over one link. */
export interface LinkSession {
  handle(message: ToMain): void
  /** Closes and forgets everything. */
  end(): void
}

export function startSession(options: LinkFoldersOptions): LinkSession {
  const { send } = options
  const lan = new Lan({ send, now: () => performance.now() })
  const folders = new LinkFolders(options)
  const suspended = () => send({ type: 'power', state: 'suspended' })
  const resumed = () => {
    send({ type: 'power', state: 'resumed' })
    lan.wake()
  }
  powerMonitor.on('suspend', suspended)
  powerMonitor.on('resume', resumed)

  return {
    handle(message) {
      switch (message.type) {
        case 'lan.start':
          void lan.start(message)
          return
        case 'lan.stop':
          lan.stop()
          return
        case 'lan.trust':
          lan.trust(message)
          return
        case 'lan.pairing':
          lan.pairing(message.open)
          return
        case 'lan.dial':
          void lan.dial(message)
          return
        case 'server.open':
          void lan.openServer(message)
          return
        case 'channel.send':
        case 'channel.took':
        case 'channel.close':
          lan.handle(message)
          return
        default:
          void folders.handle(message)
      }
    },
    end() {
      powerMonitor.off('suspend', suspended)
      powerMonitor.off('resume', resumed)
      lan.end()
      folders.end()
    },
  }
}
