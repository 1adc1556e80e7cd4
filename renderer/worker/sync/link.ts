import type {
  DialFailure,
  FolderAnswers,
  FolderFailure,
  FolderRequest,
  FromMain,
  LinkRequest,
  ToMain,
} from '../../../shared/protocol/link.ts'
import type { World } from '../open-community.ts'
import { LinkChannel } from './link-channel.ts'

/** The port, from this end; a test gives its own. */
export interface LinkPort {
  post(message: ToMain): void
  onMessage(listener: (message: FromMain) => void): void
  /** The other end is gone; called at most once. */
  onClosed(listener: () => void): void
  close(): void
}

export type Dialled =
  | { readonly ok: true; readonly channel: LinkChannel }
  | { readonly ok: false; readonly reason: DialFailure | 'no-link' }

export type FolderResult<Type extends FolderRequest> =
  | { readonly ok: true; readonly value: FolderAnswers[Type] }
  | { readonly ok: false; readonly reason: FolderFailure | 'no-link' }

/** What is told to listeners of `on`: all but what belongs to a channel or answers a question. */
export type LinkNews = Extract<
  FromMain,
  {
    readonly type:
      | 'lan.state'
      | 'lan.found'
      | 'lan.lost'
      | 'lan.refused'
      | 'folder.changed'
      | 'power'
      | 'network.changed'
  }
>

/** A window brings the link in well under a second; a machine that takes longer than this has other troubles. */
const LINK_WITHIN_MS = 5_000

type Without<Message, Key extends string> = Message extends unknown ? Omit<Message, Key> : never

/**
 * The store's end of the link to the main process. It is one object for the store's whole life, whatever windows come and
 * go: when a new port is attached everything has to be said anew (`onOpen`), because the main process forgot it with the
 * old one.
 */
export class Link {
  #port: LinkPort | null = null
  readonly #channels = new Map<number, LinkChannel>()
  readonly #dials = new Map<number, (dialled: Dialled) => void>()
  readonly #requests = new Map<number, (result: FolderResult<FolderRequest>) => void>()
  readonly #openListeners = new Set<() => void>()
  readonly #closedListeners = new Set<() => void>()
  readonly #channelListeners = new Set<(channel: LinkChannel) => void>()
  readonly #newsListeners = new Set<(news: LinkNews) => void>()
  #last = 0

  get isOpen(): boolean {
    return this.#port !== null
  }

  /** Takes a port on; whatever was open over an earlier one is closed. */
  attach(port: LinkPort): void {
    this.#port?.close()
    // Whoever hears that the old one is gone must find the new one in its place, or would ask for yet another.
    this.#replace(port)
    port.onMessage((message) => {
      if (this.#port === port) this.#hear(message)
    })
    port.onClosed(() => {
      if (this.#port === port) this.#replace(null)
    })
    for (const listener of this.#openListeners) listener()
  }

  /** Called whenever a link is there to be used, at once if there is one. Listens until the returned function is called. */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener)
    if (this.isOpen) listener()
    return () => this.#openListeners.delete(listener)
  }

  /**
   * Waits for a link that is on its way, at most so many milliseconds; answers whether there is one. At a start it comes a
   * moment after the screens: what somebody asks for by then must not look as if nothing were there.
   */
  whenOpen(later: World['later'], milliseconds = LINK_WITHIN_MS): Promise<boolean> {
    if (this.isOpen) return Promise.resolve(true)
    return new Promise((resolve) => {
      const settle = () => {
        cancel()
        leave()
        resolve(this.isOpen)
      }
      const cancel = later(settle, milliseconds)
      const leave = this.onOpen(settle)
    })
  }

  /** Called whenever the link is lost, after every channel was closed. */
  onClosed(listener: () => void): () => void {
    this.#closedListeners.add(listener)
    return () => this.#closedListeners.delete(listener)
  }

  /**
   * Called with every channel that opens, whoever asked for it. The listener takes it on with `onData`, or closes it.
   * A channel that came of `dial` or `openServer` is told here first.
   */
  onChannel(listener: (channel: LinkChannel) => void): () => void {
    this.#channelListeners.add(listener)
    return () => this.#channelListeners.delete(listener)
  }

  onNews(listener: (news: LinkNews) => void): () => void {
    this.#newsListeners.add(listener)
    return () => this.#newsListeners.delete(listener)
  }

  /** Says something that is not answered. Without a link it is lost; `onOpen` is the time to say it again. */
  tell(
    message: LinkRequest<'lan.start' | 'lan.stop' | 'lan.trust' | 'lan.pairing' | 'folder.watch' | 'folder.unwatch'>,
  ): void {
    this.#port?.post(message)
  }

  /** Opens a channel to an address. Settles in any case: the main process gives up after some seconds. */
  dial(request: Omit<LinkRequest<'lan.dial'>, 'type' | 'id'>): Promise<Dialled> {
    return this.#dial({ type: 'lan.dial', ...request })
  }

  /** Opens a WebSocket to a server. */
  openServer(url: string): Promise<Dialled> {
    return this.#dial({ type: 'server.open', url })
  }

  /** Asks for something of a shared folder. */
  folder<Type extends FolderRequest>(request: Without<LinkRequest<Type>, 'request'>): Promise<FolderResult<Type>> {
    const port = this.#port
    if (!port) return Promise.resolve({ ok: false, reason: 'no-link' })
    const id = (this.#last += 1)
    return new Promise((resolve) => {
      // The main process answers each kind of request with its own kind of answer.
      this.#requests.set(id, resolve as (result: FolderResult<FolderRequest>) => void)
      port.post({ ...request, request: id } as unknown as ToMain)
    })
  }

  #dial(request: Without<LinkRequest<'lan.dial' | 'server.open'>, 'id'>): Promise<Dialled> {
    const port = this.#port
    if (!port) return Promise.resolve({ ok: false, reason: 'no-link' })
    const id = (this.#last += 1)
    return new Promise((resolve) => {
      this.#dials.set(id, resolve)
      port.post({ ...request, id })
    })
  }

  #hear(message: FromMain): void {
    switch (message.type) {
      case 'channel.open':
        this.#opened(message)
        return
      case 'channel.data':
        this.#channels.get(message.channel)?.received(message.bytes)
        return
      case 'channel.drained':
        this.#channels.get(message.channel)?.drained(message.bytes)
        return
      case 'channel.closed': {
        const channel = this.#channels.get(message.channel)
        this.#channels.delete(message.channel)
        channel?.closed(message.reason)
        return
      }
      case 'dial.failed':
        settle(this.#dials, message.id, { ok: false, reason: message.reason })
        return
      case 'folder.answer':
        settle(this.#requests, message.request, message.answer as FolderResult<FolderRequest>)
        return
      case 'link.refused':
        throw new Error(`the main process refused a message of the store: ${message.fields}`)
      default:
        for (const listener of this.#newsListeners) listener(message)
    }
  }

  #opened(info: Extract<FromMain, { readonly type: 'channel.open' }>): void {
    const port = this.#port
    if (!port) return
    const channel = new LinkChannel(info, (message) => {
      if (this.#port === port) port.post(message)
    })
    this.#channels.set(info.channel, channel)
    for (const listener of this.#channelListeners) listener(channel)
    if (info.dial !== null) settle(this.#dials, info.dial, { ok: true, channel })
  }

  /** Puts a port in the place of the one there was, with which everything that was open over it ends. */
  #replace(port: LinkPort | null): void {
    const before = this.#port
    this.#port = port
    if (!before) return
    for (const channel of this.#channels.values()) channel.closed('lost')
    this.#channels.clear()
    for (const id of this.#dials.keys()) settle(this.#dials, id, { ok: false, reason: 'no-link' })
    for (const id of this.#requests.keys()) settle(this.#requests, id, { ok: false, reason: 'no-link' })
    for (const listener of this.#closedListeners) listener()
  }
}

function settle<Value>(waiting: Map<number, (value: Value) => void>, id: number, value: Value): void {
  const resolve = waiting.get(id)
  waiting.delete(id)
  resolve?.(value)
}
