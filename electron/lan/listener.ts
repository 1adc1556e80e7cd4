import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer, type Server as TlsServer, type TLSSocket } from 'node:tls'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LanProblem, RefusalReason } from '../../shared/protocol/link.ts'
import { errorCode } from '../files/failure.ts'
import { formatAddress, neighbourhood, plainAddress } from './addresses.ts'
import { type DeviceCertificate, shownKey } from './certificate.ts'
import type { Door, Visit } from './door.ts'
import { frameOptions, HANDSHAKE_MS, PROTOCOLS, type Purpose, secureOptions } from './secure.ts'

/** The head of the one request a connection makes is five lines. */
const HEAD_MAX_BYTES = 2048

/** Somebody who came in, with the key they have proven to hold. */
export interface Arrival {
  readonly socket: WebSocket
  readonly purpose: Purpose
  /** SPKI, base64. */
  readonly publicKey: string
  /** `host:port` of the other side; the port is one of the moment. */
  readonly address: string
}

export interface ListenOptions {
  readonly certificate: DeviceCertificate
  /** 0 for any that is free. */
  readonly port: number
  readonly door: Door
  /** Whether a holder of this key may come in for this. Asked before anything they say is read. */
  readonly isWelcome: (publicKey: string, purpose: Purpose) => boolean
  readonly onArrival: (arrival: Arrival) => void
  readonly onRefused: (reason: RefusalReason) => void
}

export interface Listener {
  readonly port: number
  /** Hangs up on everybody who is not inside yet, and takes no more. */
  close(): void
}

/**
 * Takes connections of other devices. A stranger gets as far as the TLS handshake: only a welcome key reaches the parser of
 * the one HTTP request that makes a connection a WebSocket, within bounds of size and time.
 */
export async function listen(options: ListenOptions): Promise<Listener | LanProblem> {
  const porch = new Porch(options)
  const server = createServer((raw) => porch.receive(raw))
  try {
    await listenOn(server, options.port)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EADDRINUSE') return 'port-taken'
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return 'no-network'
    return 'not-allowed'
  }
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : options.port,
    close() {
      server.close()
      porch.close()
    },
  }
}

/** Somebody who has not shown yet who they are. */
interface Stay {
  readonly raw: Socket
  readonly visit: Visit
  readonly limit: NodeJS.Timeout
}

/** Where everybody is from the first packet until they have shown who they are. */
class Porch {
  readonly #options: ListenOptions
  /** By the other side's address and port, which no two open connections share. */
  readonly #stays = new Map<string, Stay>()
  readonly #known = new WeakMap<Duplex, { readonly purpose: Purpose; readonly publicKey: string }>()
  readonly #rooms = { sync: room('sync'), pairing: room('pairing') }
  // Neither of the two listens: each is handed connections that the one before has let through.
  readonly #tls: TlsServer
  readonly #http: HttpServer

  constructor(options: ListenOptions) {
    this.#options = options
    this.#tls = createTlsServer({
      ...secureOptions(options.certificate),
      requestCert: true,
      ALPNProtocols: Object.values(PROTOCOLS),
      handshakeTimeout: HANDSHAKE_MS,
    })
    this.#tls.on('secureConnection', (socket) => this.#shown(socket))
    this.#tls.on('tlsClientError', (_error, socket) => this.#refuse(socket, 'handshake'))
    this.#http = createHttpServer({ maxHeaderSize: HEAD_MAX_BYTES })
    this.#http.on('request', ({ socket }: IncomingMessage) => this.#refuse(socket, 'handshake'))
    this.#http.on('clientError', (_error, socket) => this.#refuse(socket, 'handshake'))
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  receive(raw: Socket): void {
    const visit = this.#options.door.admit(neighbourhood(raw.remoteAddress ?? ''))
    if (!visit) {
      this.#options.onRefused('too-many')
      raw.destroy()
      return
    }
    const name = nameOf(raw)
    // From the first packet to the last of the request that follows the handshake.
    const limit = setTimeout(() => raw.destroy(), 2 * HANDSHAKE_MS)
    this.#stays.set(name, { raw, visit, limit })
    raw.on('error', () => raw.destroy())
    raw.once('close', () => {
      clearTimeout(limit)
      this.#stays.delete(name)
      visit.failed()
    })
    raw.setNoDelay(true)
    this.#tls.emit('connection', raw)
  }

  close(): void {
    for (const { raw } of this.#stays.values()) raw.destroy()
  }

  #shown(socket: TLSSocket): void {
    socket.on('error', () => socket.destroy())
    const purpose = purposeOf(socket.alpnProtocol)
    const publicKey = shownKey(socket)
    if (purpose === undefined || publicKey === undefined || !this.#options.isWelcome(publicKey, purpose)) {
      this.#refuse(socket, 'unknown-key')
      return
    }
    this.#known.set(socket, { purpose, publicKey })
    this.#http.emit('connection', socket)
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const known = this.#known.get(socket)
    if (!known) {
      socket.destroy()
      return
    }
    this.#rooms[known.purpose].handleUpgrade(request, socket, head, (opened) => {
      const { remoteAddress = '', remotePort = 0 } = request.socket
      const stay = this.#stays.get(nameOf(request.socket))
      clearTimeout(stay?.limit)
      stay?.visit.welcomed()
      this.#stays.delete(nameOf(request.socket))
      const address = formatAddress({ host: plainAddress(remoteAddress), port: remotePort })
      this.#options.onArrival({ socket: opened, ...known, address })
    })
  }

  #refuse(socket: Duplex, reason: RefusalReason): void {
    this.#options.onRefused(reason)
    socket.destroy()
  }
}

function room(purpose: Purpose): WebSocketServer {
  return new WebSocketServer({ ...frameOptions(purpose), noServer: true, clientTracking: false })
}

function purposeOf(alpn: string | false | null): Purpose | undefined {
  if (alpn === PROTOCOLS.sync) return 'sync'
  return alpn === PROTOCOLS.pairing ? 'pairing' : undefined
}

function nameOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      // Running out of sockets is no reason to fall over: the next connection may find one.
      server.on('error', () => undefined)
      resolve()
    })
  })
}
