import { BrowserWindow } from 'electron'
import type { EventChannel, Events } from '../../shared/protocol/ipc.ts'

/** Tells one window something. A window that is closing no longer listens, which is fine. */
export function tell<E extends EventChannel>(window: BrowserWindow, event: E, payload: Events[E]): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(event, payload)
}

/** Tells every window something. */
export function tellAll<E extends EventChannel>(event: E, payload: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) tell(window, event, payload)
}
