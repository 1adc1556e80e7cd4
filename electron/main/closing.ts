import type { BrowserWindow } from 'electron'
import { tell } from './events.ts'

/**
 * How long a closing window may take to make everything durable. An edit takes milliseconds and a large import writes
 * page by page, so five seconds means that something is stuck; what was confirmed on screen is already on disk.
 */
const FLUSH_LIMIT_MS = 5_000

/** Windows that were asked to flush, each with what happens once it answers. */
const flushing = new Map<number, () => void>()

/** Makes a window flush before it closes, whether a person closes it or the app quits. */
export function flushBeforeClosing(window: BrowserWindow): void {
  const id = window.webContents.id
  // A page that has not run yet has nothing to flush, and nobody in it to answer.
  let hasPage = false
  let flushed = false
  window.webContents.once('dom-ready', () => {
    hasPage = true
  })
  window.on('close', (event) => {
    if (flushed || !hasPage || window.webContents.isCrashed()) return
    event.preventDefault()
    if (flushing.has(id)) return
    const finish = () => {
      clearTimeout(limit)
      flushing.delete(id)
      flushed = true
      if (!window.isDestroyed()) window.close()
    }
    const limit = setTimeout(finish, FLUSH_LIMIT_MS)
    flushing.set(id, finish)
    tell(window, 'app.flush', undefined)
  })
  window.webContents.on('render-process-gone', () => flushing.get(id)?.())
}

/** Called when a window says that everything is durable. */
export function windowFlushed(window: BrowserWindow): void {
  flushing.get(window.webContents.id)?.()
}
