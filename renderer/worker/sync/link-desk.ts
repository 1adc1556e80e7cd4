import type { FromMain } from '../../../shared/protocol/link.ts'
import type { FromStore, ToStore } from '../../../shared/protocol/wire.ts'
import type { Link } from './link.ts'

/**
 * Sees to it that the store has a link: asks one window at a time to bring one, first when the profile is unlocked and
 * again whenever the link or the window that was asked has gone.
 */
export class LinkDesk {
  readonly #link: Link
  readonly #windows = new Set<MessagePort>()
  #asked: MessagePort | null = null

  constructor(link: Link) {
    this.#link = link
    link.onClosed(() => this.#ask())
  }

  /** Listens to a window until it says good-bye. */
  serve(window: MessagePort): void {
    window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<ToStore>) => {
      if (data.type === 'unlock') {
        this.#windows.add(window)
        // Not the one that was asked before, which may have crashed.
        this.#asked = null
        this.#ask(window)
      } else if (data.type === 'link' && port) this.#take(port)
      else if (data.type === 'bye') this.#forget(window)
    })
    window.addEventListener('close', () => this.#forget(window))
  }

  #ask(window = this.#anyWindow()): void {
    if (this.#asked || this.#link.isOpen || !window) return
    this.#asked = window
    window.postMessage({ type: 'link-wanted' } satisfies FromStore)
  }

  #take(port: MessagePort): void {
    this.#asked = null
    this.#link.attach({
      post: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.addEventListener('message', ({ data }: MessageEvent<FromMain>) => listener(data))
        port.start()
      },
      onClosed: (listener) => port.addEventListener('close', listener),
      close: () => port.close(),
    })
  }

  #anyWindow(): MessagePort | undefined {
    const [window] = this.#windows
    return window
  }

  #forget(window: MessagePort): void {
    this.#windows.delete(window)
    if (this.#asked !== window) return
    this.#asked = null
    this.#ask()
  }
}
