import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, CDPSession } from 'playwright'
import type { FromMain, ToMain } from '../../shared/protocol/link.ts'
import { launchRelease } from './app.ts'
import type { LaunchOptions, RunningRelease } from './app.ts'

type Told<Type extends FromMain['type']> = Extract<FromMain, { readonly type: Type }>

interface Evaluated {
  readonly result: { readonly value?: unknown; readonly objectId?: string }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

/** A question that only the main process answers, and that changes nothing. */
const KNOCK: ToMain = { type: 'folder.list', request: 0, folder: '0'.repeat(32), under: '' }

/** Far longer than a worker that hears takes to answer. */
const SILENCE_MS = 10_000
/** Times that it is asked whether its link is there; a second each. */
const KNOCKS = 30
/** Starts of the app until its store answers. */
const STARTS = 3

/**
 * Starts the packed app and takes hold of its store's link. Now and then Playwright attaches while the store's worker is
 * starting and leaves it paused; nothing is lost by starting anew.
 */
export async function launchLinked(options: LaunchOptions): Promise<{ running: RunningRelease; link: StoreLink }> {
  for (let start = 1; ; start += 1) {
    const running = await launchRelease(options)
    try {
      return { running, link: await StoreLink.of(running.browser) }
    } catch (error) {
      await running.close()
      if (start === STARTS) throw error
    }
  }
}

/**
 * The store's end of the link in a running app: the very port that the store uses, found among the objects of its worker.
 * What is said and heard here goes the whole way, through the process boundaries and the checks on them.
 */
export class StoreLink {
  readonly #session: CDPSession
  readonly #worker: string
  readonly #waiting = new Map<number, (reply: Record<string, unknown>) => void>()
  #last = 0

  private constructor(session: CDPSession, worker: string) {
    this.#session = session
    this.#worker = worker
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result = {} } = JSON.parse(message) as { id?: number; result?: Record<string, unknown> }
      if (id !== undefined) this.#waiting.get(id)?.(result)
    })
  }

  /** Waits until the store has a link. */
  static async of(browser: Browser): Promise<StoreLink> {
    const session = await browser.newBrowserCDPSession()
    const { targetInfos } = await session.send('Target.getTargets', {})
    const target = targetInfos.find(({ type }) => type === 'shared_worker')
    if (!target) throw new Error('the store does not run')
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false })
    const link = new StoreLink(session, sessionId)
    for (let knock = 0; knock < KNOCKS; knock += 1) {
      const found = await Promise.race([link.#find(), wait(SILENCE_MS, 'silence' as const)])
      if (found === true) return link
      if (found === 'silence') throw new Error('the store says nothing')
    }
    throw new Error('the store has no link')
  }

  /** Says something to the main process, as the store would. */
  async say(message: ToMain): Promise<void> {
    await this.sayAnything(message)
  }

  /** As `say`, for what does not fit. */
  async sayAnything(message: unknown): Promise<void> {
    await this.#evaluate(`linkPort.postMessage(${literal(message)})`)
  }

  /** The next message of a kind that fits, as soon as there is one. Bytes come as arrays of numbers. */
  async hear<Type extends FromMain['type']>(
    type: Type,
    fits: (message: Told<Type>) => boolean = () => true,
  ): Promise<Told<Type>> {
    for (;;) {
      const message = await this.#hearAny(type)
      if (fits(message)) return message
    }
  }

  async #hearAny<Type extends FromMain['type']>(type: Type): Promise<Told<Type>> {
    const text = await this.#evaluate(`(async () => {
      for (;;) {
        const at = heard.findIndex(({ type }) => type === '${type}')
        if (at >= 0) {
          const [found] = heard.splice(at, 1)
          return JSON.stringify(found, (_, value) => (value instanceof Uint8Array ? [...value] : value))
        }
        await new Promise((resolve) => linkPort.addEventListener('message', resolve, { once: true }))
      }
    })()`)
    return JSON.parse(String(text)) as Told<Type>
  }

  /** Knocks on every port that the worker has; the one that is answered is the link. */
  async #find(): Promise<boolean> {
    const prototype = await this.#run('Runtime.evaluate', { expression: 'MessagePort.prototype' })
    const { objects } = (await this.#send('Runtime.queryObjects', {
      prototypeObjectId: prototype.result.objectId,
    })) as { objects: { objectId: string } }
    await this.#run('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function () {
        globalThis.heard = []
        for (const port of this) {
          port.addEventListener('message', ({ data }) => {
            if (data.type === 'folder.answer') globalThis.linkPort ??= port
            if (globalThis.linkPort === port) heard.push(data)
          })
          port.postMessage(${literal(KNOCK)})
        }
      }`,
    })
    return (await this.#evaluate(`new Promise((resolve) => {
      const look = (left) => {
        if (globalThis.linkPort || left === 0) resolve(globalThis.linkPort !== undefined)
        else setTimeout(look, 20, left - 1)
      }
      look(50)
    })`)) as boolean
  }

  async #evaluate(expression: string): Promise<unknown> {
    return (await this.#run('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value
  }

  async #run(method: string, params: object): Promise<Evaluated> {
    const evaluated = (await this.#send(method, params)) as unknown as Evaluated
    const { exceptionDetails } = evaluated
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return evaluated
  }

  async #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = (this.#last += 1)
    const replied = new Promise<Record<string, unknown>>((resolve) => this.#waiting.set(id, resolve))
    const message = JSON.stringify({ id, method, params })
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#worker, message })
    const reply = await replied
    this.#waiting.delete(id)
    return reply
  }
}

/** A message as an expression of the worker's. */
function literal(message: unknown): string {
  const text = JSON.stringify(message, (_, value: unknown) =>
    value instanceof Uint8Array ? { uint8: [...value] } : value,
  )
  return `JSON.parse(${JSON.stringify(text)}, (_, value) => (value?.uint8 ? Uint8Array.from(value.uint8) : value))`
}
