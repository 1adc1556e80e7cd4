import type { Link } from '../../renderer/worker/sync/link.ts'
import type { LinkChannel } from '../../renderer/worker/sync/link-channel.ts'
import { decodeMessage, encodeMessage } from '../../shared/sync/messages.ts'
import type { Message } from '../../shared/sync/messages.ts'
import { community } from './fake-world.ts'
import type { Network } from './network.ts'
import { deviceOf, keysOf } from './organizers.ts'
import type { Machine } from './store.ts'

/** Somebody on the network with a device's own key, who says whatever the test wants. */
export interface Puppet {
  readonly link: Link
  readonly heard: Message[]
  readonly say: (message: Message, body?: Uint8Array) => void
  readonly sayBytes: (bytes: Uint8Array) => void
  /** Why the line ended; null while it is open. */
  readonly ended: () => string | null
}

/** Plays the machine of `whom`, which is not on the network itself, towards `host`. */
export async function puppet(network: Network, whom: Machine, host: Machine): Promise<Puppet> {
  const link = network.join()
  const heard: Message[] = []
  let channel: LinkChannel | null = null
  link.onChannel((opened) => {
    channel = opened
    opened.onData((bytes) => {
      const read = decodeMessage(bytes)
      if (read) heard.push(read.message)
    })
  })
  const { devices } = await community(whom)
  const hostDevice = await deviceOf(host)
  const key = devices.find(({ id }) => id === hostDevice)?.publicKey ?? ''
  link.tell({ type: 'lan.trust', keys: [{ device: hostDevice, publicKey: key }] })
  const { privateKey, publicKey } = await keysOf(whom)
  link.tell({
    type: 'lan.start',
    device: await deviceOf(whom),
    community: network.tag ?? '',
    certificateKey: { privateKey, publicKey },
    port: 0,
    lastPort: 0,
    discover: true,
  })
  await network.until(async () => channel !== null)
  const open = (): LinkChannel => {
    if (!channel) throw new Error('no line')
    return channel
  }
  return {
    link,
    heard,
    say: (message, body) => void open().send(encodeMessage(message, body)),
    sayBytes: (bytes) => void open().send(bytes),
    ended: () => open().closedBy,
  }
}
