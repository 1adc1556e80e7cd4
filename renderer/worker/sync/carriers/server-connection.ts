import type { Bag } from '../../../../shared/crdt/bag.ts'
import type { RandomBytes } from '../../../../shared/domain/ids.ts'
import { decodeRepoMessage, encodeDocumentFrame, encodeJoin } from '../../../../shared/sync/repo-wire.ts'
import type { RepoMessage } from '../../../../shared/sync/repo-wire.ts'
import type { LinkChannel } from '../link-channel.ts'
import { hexOf } from '../hex.ts'

/** Why a connection ended: it was lost, or the server says what no such server says. */
export type ServerEnd = 'away' | 'nonsense'

export interface ServerBytes {
  readonly sent: number
  readonly received: number
}

/** A server that does not answer for so long is not there; it may be asked again later. */
const ANSWER_MS = 20_000

interface Shared {
  readonly bag: Bag
  readonly waiting: Set<() => void>
  /** The server said that nobody has it. */
  unavailable: boolean
}

/** One connection to a stock automerge-repo sync server: keeps bags and the server's documents of the same ids alike. */
export class ServerConnection {
  readonly #channel: LinkChannel
  readonly #me: string
  readonly #onNews: (documentId: string) => void
  readonly #shared = new Map<string, Shared>()
  #server: string | null = null
  #end: ServerEnd | null = null
  #sent = 0
  #received = 0
  readonly #joining = new Set<() => void>()

  private constructor(channel: LinkChannel, random: RandomBytes, onNews: (documentId: string) => void) {
    this.#channel = channel
    // Another name each time: the server remembers by name what it has sent, and what was lost on the way is sent again.
    this.#me = hexOf(random(16))
    this.#onNews = onNews
  }

  /** Joins a server over an open channel; answers with why not where it does not answer as one. */
  static async join(
    channel: LinkChannel,
    random: RandomBytes,
    onNews: (documentId: string) => void,
  ): Promise<ServerConnection | ServerEnd> {
    const connection = new ServerConnection(channel, random, onNews)
    channel.onClosed((reason) => connection.#ended(reason === 'protocol' ? 'nonsense' : 'away'))
    channel.onData((bytes) => connection.#hear(bytes))
    await connection.#send(encodeJoin(connection.#me))
    await connection.#until(connection.#joining, () => connection.#server !== null)
    return connection.#end ?? connection
  }

  /** Why it ended; null while it is open. */
  get end(): ServerEnd | null {
    return this.#end
  }

  get bytes(): ServerBytes {
    return { sent: this.#sent, received: this.#received }
  }

  /**
   * Keeps `bag` and the server's document alike from here on. Settles when they are, when the server says that it has
   * none and this side has nothing to give it, or when the connection has ended.
   */
  async share(documentId: string, bag: Bag): Promise<void> {
    if (!this.#shared.has(documentId)) {
      bag.meet()
      this.#shared.set(documentId, { bag, waiting: new Set(), unavailable: false })
    }
    await this.push(documentId)
  }

  /** Sends what was put into a bag; settles as `share` does. */
  async push(documentId: string): Promise<void> {
    const shared = this.#shared.get(documentId)
    if (!shared || this.#end) return
    await this.#tell(documentId, shared)
    await this.#until(shared.waiting, () => shared.bag.inStep || (shared.unavailable && shared.bag.heads === ''))
  }

  close(): void {
    this.#ended('away')
  }

  async #hear(frame: Uint8Array): Promise<void> {
    if (this.#end) return
    this.#received += frame.byteLength
    const message = decodeRepoMessage(frame)
    if (!message || !(await this.#answered(message))) this.#ended('nonsense')
  }

  /** Whether the message made sense. */
  async #answered(message: RepoMessage): Promise<boolean> {
    switch (message.type) {
      case 'peer':
        this.#server = message.senderId
        wake(this.#joining)
        return true
      case 'error':
        return false
      case 'other':
        return true
      case 'doc-unavailable': {
        const shared = this.#shared.get(message.documentId)
        if (shared) {
          shared.unavailable = true
          wake(shared.waiting)
        }
        return true
      }
      case 'sync':
        return this.#heard(message.documentId, message.data)
    }
  }

  async #heard(documentId: string, data: Uint8Array): Promise<boolean> {
    const shared = this.#shared.get(documentId)
    if (!shared) return true
    const before = shared.bag.heads
    try {
      shared.bag.receive(data)
    } catch {
      return false
    }
    await this.#tell(documentId, shared)
    wake(shared.waiting)
    if (shared.bag.heads !== before) this.#onNews(documentId)
    return true
  }

  async #tell(documentId: string, { bag }: Shared): Promise<void> {
    const data = bag.message()
    if (!data || this.#server === null) return
    const type = bag.heads === '' ? 'request' : 'sync'
    await this.#send(encodeDocumentFrame({ type, senderId: this.#me, targetId: this.#server, documentId, data }))
  }

  async #send(frame: Uint8Array): Promise<void> {
    if (this.#end) return
    this.#sent += frame.byteLength
    await this.#channel.send(frame)
  }

  /** Waits until `done`, the end of the connection, or the end of patience, which ends the connection. */
  async #until(waiting: Set<() => void>, done: () => boolean): Promise<void> {
    while (!done() && !this.#end) {
      await new Promise<void>((resolve) => {
        const patience = setTimeout(() => this.#ended('away'), ANSWER_MS)
        waiting.add(() => {
          clearTimeout(patience)
          resolve()
        })
      })
    }
  }

  #ended(end: ServerEnd): void {
    if (this.#end) return
    this.#end = end
    this.#channel.close()
    wake(this.#joining)
    for (const { waiting } of this.#shared.values()) wake(waiting)
  }
}

function wake(waiting: Set<() => void>): void {
  const all = [...waiting]
  waiting.clear()
  for (const resolve of all) resolve()
}
