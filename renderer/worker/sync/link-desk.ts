import type { FromMain } from '../../../shared/protocol/link.ts'
import type { FromStore, ToStore } from '../../../shared/protocol/wire.ts'
import type { Link } from './link.ts'

/**
 * Sees to it that the store has a link: asks a window to bring one, first when the profile is unlocked and again whenever
 * the link or the window that was asked has gone.
 *
 * The main process ends the link there is when it makes another. So nobody is asked while one is on its way: two that were
 * asked for would end each other, and each end would ask for the next.
 */
export class LinkDesk {
  readonly #link: Link
  readonly #windows = new Set<MessagePort>()
  /** Have been asked, and have not brought one yet. */
  readonly #asked = new Set<MessagePort>()

  constructor(link: Link) {
    this.#link = link
    link.onClosed(() => this.#askAny())
  }

  /** Listens to a window until it says good-bye. */
  serve(window: MessagePort): void {
    window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<ToStore>) => {
      if (data.type === 'unlock') {
        this.#windows.add(window)
        // Even if another was asked before, which may have crashed.
        this.#ask(window)
      } else if (data.type === 'link' && port) this.#take(port, window)
      else if (data.type === 'bye') this.#forget(window)
    })
    window.addEventListener('close', () => this.#forget(window))
  }

  #ask(window: MessagePort): void {
    if (this.#link.isOpen || this.#asked.has(window)) return
    this.#asked.add(window)
    window.postMessage({ type: 'link-wanted' } satisfies FromStore)
  }

  #askAny(): void {
    const [window] = this.#windows
    if (window && this.#asked.size === 0) this.#ask(window)
  }

  #take(port: MessagePort, from: MessagePort): void {
    this.#asked.delete(from)
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

  #forget(window: MessagePort): void {
    this.#windows.delete(window)
    if (this.#asked.delete(window)) this.#askAny()
  }
}
