import type { BrowserWindow } from 'electron'
import { tell } from './events.ts'

/**
 * How long a closing window may take to make everything durable. An edit takes milliseconds and a large import writes
 * page by page, so five seconds means that something is stuck; what was confirmed on screen is already on disk.
 */
const FLUSH_LIMIT_MS = 5_000

/** Windows that were asked to flush, each with what happens once it answers. */
const flushing = new Map<number, { readonly done: Promise<void>; readonly finish: () => void }>()

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
    void flushWindow(window).then(() => {
      flushed = true
      if (!window.isDestroyed()) window.close()
    })
  })
  window.webContents.on('render-process-gone', () => flushing.get(id)?.finish())
}

/** Asks a window to make everything durable; settles when it has, or when it takes longer than `limit` milliseconds. */
export function flushWindow(window: BrowserWindow, limit = FLUSH_LIMIT_MS): Promise<void> {
  const id = window.webContents.id
  const asked = flushing.get(id)
  if (asked) return asked.done
  let finish = () => undefined as void
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(() => finish(), limit)
    finish = () => {
      clearTimeout(timer)
      flushing.delete(id)
      resolve()
    }
  })
  flushing.set(id, { done, finish })
  tell(window, 'app.flush', undefined)
  return done
}

/** Called when a window says that everything is durable. */
export function windowFlushed(window: BrowserWindow): void {
  flushing.get(window.webContents.id)?.finish()
}
