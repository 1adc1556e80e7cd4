import type { RandomBytes } from '../../../../shared/domain/ids.ts'
import type { Link } from '../link.ts'
import { ServerConnection } from './server-connection.ts'
import type { ServerBytes } from './server-connection.ts'
import type { ShelfFailure } from './shelf.ts'

export interface ServerLineOptions {
  readonly link: Link
  readonly url: string
  readonly random: RandomBytes
  /** Something came, or the connection has ended. */
  readonly onNews: () => void
}

/** The way to one server: a connection at a time, made when it is needed and made anew when it has ended. */
export class ServerLine {
  readonly #options: ServerLineOptions
  #connection: ServerConnection | null = null
  #connecting: Promise<ServerConnection | ShelfFailure> | null = null
  #past: ServerBytes = { sent: 0, received: 0 }
  #closed = false

  constructor(options: ServerLineOptions) {
    this.#options = options
  }

  get isConnected(): boolean {
    return this.#connection !== null && this.#connection.end === null
  }

  /** What has gone over the line since the start. */
  get bytes(): ServerBytes {
    const now = this.#connection?.bytes ?? { sent: 0, received: 0 }
    return { sent: this.#past.sent + now.sent, received: this.#past.received + now.received }
  }

  /** The connection, or why there is none. */
  async connect(): Promise<ServerConnection | ShelfFailure> {
    if (this.#closed) return 'away'
    if (this.#connection && this.#connection.end === null) return this.#connection
    this.#connecting ??= this.#dial().finally(() => {
      this.#connecting = null
    })
    return this.#connecting
  }

  close(): void {
    this.#closed = true
    this.#connection?.close()
  }

  async #dial(): Promise<ServerConnection | ShelfFailure> {
    const { link, url, random, onNews } = this.#options
    this.#past = this.bytes
    this.#connection = null
    const dialled = await link.openServer(url)
    if (!dialled.ok) return dialled.reason === 'address-not-allowed' ? 'not-allowed' : 'away'
    if (this.#closed) dialled.channel.close()
    dialled.channel.onClosed(onNews)
    const joined = await ServerConnection.join(dialled.channel, random, onNews)
    if (!(joined instanceof ServerConnection)) return joined
    this.#connection = joined
    return joined
  }
}
