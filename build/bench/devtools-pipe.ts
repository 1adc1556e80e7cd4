import type { Readable, Writable } from 'node:stream'

/**
 * The DevTools protocol over a pair of pipes (`--remote-debugging-pipe`): JSON messages that end with a zero byte. Nothing
 * is attached to unless asked for. Playwright attaches to everything and holds each page and worker up while it prepares
 * them, which at a start of half a second is most of what would be measured.
 */
export interface DevTools {
  targets(): Promise<readonly Target[]>
  attach(target: Target): Promise<DevToolsSession>
  /** Tells of every event of a name, from whatever is attached, until the returned function is called. */
  listen(event: string, listener: (params: Record<string, unknown>) => void): () => void
}

export interface Target {
  readonly targetId: string
  readonly type: string
  readonly url: string
}

/** A hand on one page or worker. */
export interface DevToolsSession {
  /** Rejects with the protocol's message. */
  send(method: string, params?: object): Promise<Record<string, unknown>>
  /** Evaluates an expression, waits for its promise, and answers with its value. Rejects where it throws. */
  evaluate(expression: string): Promise<unknown>
}

interface Reply {
  readonly id?: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
  /** Of an event, which answers nothing. */
  readonly method?: string
  readonly params?: Record<string, unknown>
}

interface Evaluated {
  readonly result?: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

/** @param ended rejects when the other end is gone, and with it whatever still waits */
export function speakDevTools(to: Writable, from: Readable, ended: Promise<never>): DevTools {
  const waiting = new Map<number, (reply: Reply) => void>()
  const listeners = new Set<{ readonly event: string; readonly tell: (params: Record<string, unknown>) => void }>()
  let last = 0
  let unread = ''
  from.setEncoding('utf8')
  from.on('data', (chunk: string) => {
    const messages = (unread + chunk).split('\0')
    unread = messages.pop() ?? ''
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply)
      for (const { event, tell } of listeners) if (event === reply.method) tell(reply.params ?? {})
    }
  })

  const send = async (method: string, params: object, sessionId?: string) => {
    const id = (last += 1)
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve))
    to.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
    const { result = {}, error } = await Promise.race([replied, ended])
    waiting.delete(id)
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }

  return {
    async targets() {
      const { targetInfos } = await send('Target.getTargets', {})
      return targetInfos as readonly Target[]
    },
    listen(event, tell) {
      const listener = { event, tell }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async attach({ targetId }) {
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
      const own = (method: string, params = {}) => send(method, params, String(sessionId))
      return {
        send: own,
        async evaluate(expression) {
          const answer = await own('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
          const { result, exceptionDetails } = answer as Evaluated
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
          return result?.value
        },
      }
    },
  }
}
