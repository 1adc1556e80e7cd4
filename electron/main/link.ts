import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import * as v from 'valibot'
import { LINK_PORT } from '../../shared/protocol/ipc.ts'
import { type FromMain, toMain, type ToMain } from '../../shared/protocol/link.ts'
import type { LinkFoldersOptions } from './link-folders.ts'
import type { LinkSession } from './link-session.ts'

/** The main process's end of the link. There is one at a time, because there is one store. */
export interface Link {
  /**
   * Makes a new link and sends its other end into a window, which hands it to the store. What ran over an earlier one
   * ends: whoever asks for a link has none.
   */
  open(window: BrowserWindow): void
}

type LinkOptions = Omit<LinkFoldersOptions, 'send'>

export function createLink(options: LinkOptions): Link {
  let end: (() => void) | undefined
  return {
    open(window) {
      end?.()
      const { port1, port2 } = new MessageChannelMain()
      end = serve(port1, options)
      window.webContents.postMessage(LINK_PORT, null, [port2])
    },
  }
}

/** Serves a link until its other end is gone, or until the returned function is called. */
function serve(port: MessagePortMain, options: LinkOptions): () => void {
  // Sockets and certificates are loaded with the first message: most starts need none of them.
  let loading: Promise<LinkSession> | undefined
  let session: LinkSession | undefined
  let ended = false

  const send = (message: FromMain): void => {
    if (!ended) port.postMessage(message)
  }
  const load = async (): Promise<LinkSession> => {
    const { startSession } = await import('./link-session.ts')
    session = startSession({ ...options, send })
    if (ended) session.end()
    return session
  }
  const end = (): void => {
    if (ended) return
    ended = true
    session?.end()
    port.close()
  }

  port.on('message', ({ data }) => {
    const message = parse(data, send)
    if (message === undefined || ended) return
    if (session) session.handle(message)
    else void (loading ??= load()).then((loaded) => loaded.handle(message))
  })
  port.once('close', end)
  port.start()
  return end
}

function parse(data: unknown, send: (message: FromMain) => void): ToMain | undefined {
  const result = v.safeParse(toMain, data)
  if (result.success) return result.output
  const fields = result.issues.map((issue) => v.getDotPath(issue) ?? 'the message itself')
  send({ type: 'link.refused', fields: [...new Set(fields)].join(', ') })
  return undefined
}
