import type { BrowserWindow } from 'electron'
import type { Events } from '../../shared/protocol/ipc.ts'
import { readLimited } from '../files/read-limited.ts'
import { tell } from './events.ts'
import { sizeLimitOf } from './handed-over.ts'

/**
 * Files the system hands over: double-clicked, named on the command line, or given to a second start. They wait here until
 * the main window listens, because a person may open the app *by* opening a file.
 */
export interface FileInbox {
  deliver(paths: readonly string[]): Promise<void>
  /** The window's page has begun to listen. */
  listening(window: BrowserWindow): void
}

export function createFileInbox(): FileInbox {
  const waiting: Events['file.opened'][] = []
  let listener: BrowserWindow | undefined

  function drain(): void {
    if (listener === undefined || listener.isDestroyed()) return
    for (const file of waiting.splice(0)) tell(listener, 'file.opened', file)
  }

  return {
    async deliver(paths) {
      for (const path of paths) {
        const limit = sizeLimitOf(path)
        if (limit !== undefined) waiting.push(await readLimited(path, limit))
      }
      drain()
    },
    listening(window) {
      listener = window
      const forget = () => {
        if (listener === window) listener = undefined
      }
      window.once('closed', forget)
      // Its page is loaded anew, as a lock screen perhaps: files wait until somebody listens again.
      window.webContents.once('did-navigate', forget)
      drain()
    },
  }
}
