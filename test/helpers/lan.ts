import { generateKeyPairSync } from 'node:crypto'
import { Lan } from '../../electron/lan/lan.ts'
import type { DeviceKeys } from '../../electron/lan/certificate.ts'
import type { DeviceId } from '../../shared/domain/ids.ts'
import { newId } from '../../shared/domain/ids.ts'
import type { FromMain, TrustedKey } from '../../shared/protocol/link.ts'
import { seededRandom } from './seeded-random.ts'

type Sent = FromMain['type']
export type Told<Type extends Sent> = Extract<FromMain, { readonly type: Type }>

/** The tag of the tests' community. */
export const TAG = '0123456789abcdef'

/** A new device's key pair. */
export function newKeys(): DeviceKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}

/** A device id that sorts by its number. */
export function deviceId(number: number): DeviceId {
  return newId('dev', (length) => new Uint8Array(length).fill(number))
}

const devices = seededRandom(20)

/** One laptop's network side, with what it tells its store written down. */
export class Laptop {
  readonly device: DeviceId
  readonly keys = newKeys()
  readonly lan: Lan
  readonly told: FromMain[] = []
  /** Whether frames are taken as soon as they come; off for a store that is busy. */
  takes = true
  /** Milliseconds to add to the clock that channels look at. */
  ahead = 0
  readonly #listeners = new Set<() => void>()
  readonly #seen = new Map<Sent, number>()

  constructor(
    device = newId('dev', (length) => devices.bytes(length)),
    multicast?: { readonly interfaces: readonly string[]; readonly port: number },
  ) {
    this.device = device
    this.lan = new Lan({
      send: (message) => this.#hear(message),
      now: () => performance.now() + this.ahead,
      ...(multicast && { multicast }),
    })
  }

  /** Starts listening and answers with `127.0.0.1:port`. */
  async start(
    options: { readonly port?: number; readonly lastPort?: number; readonly discover?: boolean } = {},
  ): Promise<string> {
    const { port = 0, lastPort = 0, discover = false } = options
    await this.lan.start({
      type: 'lan.start',
      device: this.device,
      community: TAG,
      certificateKey: this.keys,
      port,
      lastPort,
      discover,
    })
    const state = this.told.findLast((message): message is Told<'lan.state'> => message.type === 'lan.state')
    return `127.0.0.1:${state?.listening?.port ?? 0}`
  }

  trust(...others: readonly (Laptop | TrustedKey)[]): void {
    this.lan.trust({
      type: 'lan.trust',
      keys: others.map((other) =>
        other instanceof Laptop ? { device: other.device, publicKey: other.keys.publicKey } : other,
      ),
    })
  }

  send(channel: number, bytes: Uint8Array): void {
    this.lan.handle({ type: 'channel.send', channel, bytes })
  }

  /** The next message of a kind that was not given yet, as soon as it comes. */
  async next<Type extends Sent>(type: Type, fits: (message: Told<Type>) => boolean = () => true): Promise<Told<Type>> {
    for (;;) {
      const from = this.#seen.get(type) ?? 0
      const index = this.told.findIndex(
        (message, at) => at >= from && message.type === type && fits(message as Told<Type>),
      )
      const found = this.told[index]
      if (found) {
        this.#seen.set(type, index + 1)
        return found as Told<Type>
      }
      await new Promise<void>((resolve) => this.#listeners.add(resolve))
    }
  }

  /** Everything of a kind so far. */
  all<Type extends Sent>(type: Type): Told<Type>[] {
    return this.told.filter((message): message is Told<Type> => message.type === type)
  }

  #hear(message: FromMain): void {
    this.told.push(message)
    if (message.type === 'channel.data' && this.takes) {
      const { channel, bytes } = message
      this.lan.handle({ type: 'channel.took', channel, bytes: bytes.byteLength })
    }
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }
}
