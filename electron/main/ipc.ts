import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { type Answer, type Request, type RequestChannel, requestSchemas } from '../../shared/protocol/ipc.ts'
import { APP_ORIGIN } from './app-address.ts'
import { parseRequest } from './parse-request.ts'

/** What answers each channel. The window is the one that asked. */
export type Handlers = {
  readonly [C in RequestChannel]: (request: Request<C>, window: BrowserWindow) => Answer<C> | Promise<Answer<C>>
}

/**
 * Answers requests of our own windows. A request reaches its handler only when it was sent by the top frame of the app's
 * own page in one of the app's windows, and fits its schema; any other is refused before it is looked at.
 */
export function answerRequests(handlers: Handlers): void {
  for (const channel of channels()) answer(channel, handlers[channel])
}

function answer<C extends RequestChannel>(channel: C, handler: Handlers[C]): void {
  ipcMain.handle(channel, (event, payload: unknown) => {
    const window = trustedWindow(event)
    if (window === undefined) throw new Error(`${channel}: only the app's own pages may ask this.`)
    return handler(parseRequest(channel, payload), window)
  })
}

function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow | undefined {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || frame.origin !== APP_ORIGIN) return undefined
  return BrowserWindow.fromWebContents(event.sender) ?? undefined
}

function channels(): RequestChannel[] {
  return Object.keys(requestSchemas) as RequestChannel[]
}
