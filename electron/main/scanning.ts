import { systemPreferences } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import type { Answer } from '../../shared/protocol/ipc.ts'
import type { Windows } from './windows.ts'

/** Which door desks read badges with the camera at this moment. */
export interface Scanning {
  /** A desk begins to read badges, or has ended. Only a door's own window is given the camera. */
  readonly turn: (window: BrowserWindow, on: boolean) => Promise<Answer<'door.scan'>>
  readonly mayScan: (contents: WebContents) => boolean
}

export function createScanning(windows: Pick<Windows, 'isDoor'>): Scanning {
  const reading = new WeakSet<WebContents>()
  /** Desks that asked last for the camera, and not for its end. */
  const asking = new WeakSet<WebContents>()
  const watched = new WeakSet<WebContents>()
  /** A page that is loaded anew shows no camera yet, and has to ask again. */
  const watch = (contents: WebContents) => {
    if (watched.has(contents)) return
    watched.add(contents)
    contents.on('did-navigate', () => {
      asking.delete(contents)
      reading.delete(contents)
    })
  }
  return {
    mayScan: (contents) => reading.has(contents),
    async turn(window, on) {
      const { webContents } = window
      reading.delete(webContents)
      asking.delete(webContents)
      if (!on) return { status: 'off' }
      if (!windows.isDoor(window)) return { status: 'refused', reason: 'window' }
      watch(webContents)
      asking.add(webContents)
      // macOS asks the person itself, once, and remembers.
      const isAllowed = process.platform !== 'darwin' || (await systemPreferences.askForMediaAccess('camera'))
      if (!isAllowed) return { status: 'refused', reason: 'system' }
      if (!asking.has(webContents)) return { status: 'off' }
      reading.add(webContents)
      return { status: 'on' }
    },
  }
}
