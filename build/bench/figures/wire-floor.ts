import { once } from 'node:events'
import { createServer } from 'node:https'
import { WebSocket, WebSocketServer } from 'ws'
import { createCertificate } from '../../../electron/lan/certificate.ts'
import { createKeyPair } from '../../../renderer/worker/sync/signing.ts'
import { say } from '../../processes.mjs'

/**
 * The least that two machines can take: TLS 1.3 and a WebSocket between two Node programs, and nothing else. `serve` waits and
 * prints its port; `fetch ADDRESS PORT BYTES` has so many bytes sent, then sends small messages there and back, and prints
 * what both took.
 */
export interface WireTimes {
  /** From calling to the last byte, milliseconds. */
  readonly transfer: number
  /** From calling to the line being there, milliseconds. */
  readonly opened: number
  /** There and back, milliseconds each. */
  readonly echoes: readonly number[]
}

const PIECE = 256 * 1024
const ECHOES = 30
/** About what a check-in weighs. */
const ECHO_BYTES = 1024

const [task, host = '', port = '', bytes = '0'] = process.argv.slice(2)
if (task === 'serve') await serve()
else {
  say(`RESULT ${JSON.stringify(await fetchFrom(`${host}:${port}`, Number(bytes)))}`)
  process.exit(0)
}

async function serve(): Promise<void> {
  const server = createServer({ ...(await createCertificate(await createKeyPair())), minVersion: 'TLSv1.3' })
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, { url = '/0' }) => {
    const wanted = Number(url.slice(1))
    for (let sent = 0; sent < wanted; sent += PIECE) socket.send(Buffer.alloc(Math.min(PIECE, wanted - sent), 1))
    socket.on('message', (data) => socket.send(data))
  })
  server.listen(0, () => {
    const address = server.address()
    say(`PORT ${typeof address === 'object' ? address?.port : address}`)
  })
}

async function fetchFrom(address: string, wanted: number): Promise<WireTimes> {
  const begun = performance.now()
  // Who the server is does not matter here; the app pins its key.
  const options = { rejectUnauthorized: false, perMessageDeflate: false }
  const socket = new WebSocket(`wss://${address}/${wanted}`, options)
  let received = 0
  const all = new Promise<void>((resolve) => {
    if (wanted === 0) resolve()
    socket.on('message', (data: Buffer) => {
      received += data.length
      if (received >= wanted) resolve()
    })
  })
  await once(socket, 'open')
  const opened = performance.now() - begun
  await all
  const transfer = performance.now() - begun
  const echoes: number[] = []
  while (echoes.length < ECHOES) {
    const sent = performance.now()
    const echoed = once(socket, 'message')
    socket.send(Buffer.alloc(ECHO_BYTES, 1))
    await echoed
    echoes.push(performance.now() - sent)
  }
  return { transfer, opened, echoes }
}
