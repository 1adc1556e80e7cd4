import { createSocket } from 'node:dgram'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { deviceId, Laptop } from '../../../helpers/lan.ts'

/** Multicast that stays on this machine, on a port that no real device listens on. */
const MULTICAST = { interfaces: ['127.0.0.1'], port: 53_530 + (process.pid % 1_000) }

const laptops: Laptop[] = []

function laptop(number: number, multicast = MULTICAST): Laptop {
  const made = new Laptop(deviceId(number), multicast)
  laptops.push(made)
  return made
}

afterEach(() => {
  for (const each of laptops.splice(0)) each.lan.end()
})

/** A packet of a stranger's to everybody. */
async function shout(packet: Uint8Array): Promise<void> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  socket.setMulticastInterface('127.0.0.1')
  await new Promise((resolve) => socket.send(packet, MULTICAST.port, '224.0.0.251', resolve))
  socket.close()
}

test('two laptops that trust each other find each other and connect, without an address', async () => {
  const [mei, wei] = [laptop(1), laptop(2)]
  mei.trust(wei)
  wei.trust(mei)
  await mei.start({ discover: true })
  const address = await wei.start({ discover: true })
  const found = await mei.next('lan.found')
  expect(found).toMatchObject({ device: wei.device, port: Number(address.split(':')[1]) })
  expect(await mei.next('channel.open')).toMatchObject({ device: wei.device, dial: null })

  wei.lan.stop()
  expect(await mei.next('lan.lost')).toMatchObject({ device: wei.device })
})

test('one who is not trusted is told of, and not dialled', async () => {
  const [mei, wei, lin] = [laptop(1), laptop(2), laptop(3)]
  mei.trust(wei)
  wei.trust(mei)
  await lin.start({ discover: true })
  await mei.start({ discover: true })
  await mei.next('lan.found', ({ device }) => device === lin.device)
  await wei.start({ discover: true })
  await mei.next('channel.open')
  expect(mei.all('channel.open')).toMatchObject([{ device: wei.device }])
  expect(lin.all('channel.open')).toEqual([])
})

test('packets of any kind harm nobody, and friends are still found', async () => {
  const [mei, wei] = [laptop(1), laptop(2)]
  mei.trust(wei)
  wei.trust(mei)
  await mei.start({ discover: true })
  // What a parser of DNS looks at: a header that promises more than there is, and names that point at themselves.
  const header = fc.uint8Array({ minLength: 12, maxLength: 12 })
  const body = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(Uint8Array.of(0xc0, 0x0c, 0xc0, 0x0c)))
  await fc.assert(
    fc.asyncProperty(header, body, async (start, end) => {
      // An answer, so that the browser looks at it too.
      const packet = Uint8Array.of(...start, ...end)
      packet[2] = 0x84
      await shout(packet)
    }),
    { numRuns: 60 },
  )
  await wei.start({ discover: true })
  await mei.next('channel.open')
})

test('where multicast is impossible it is said, and addresses still work', async () => {
  // An address of documentation (RFC 5737): no interface has it.
  const [mei, wei] = [laptop(1, { ...MULTICAST, interfaces: ['203.0.113.1'] }), laptop(2)]
  mei.trust(wei)
  wei.trust(mei)
  await mei.start({ discover: true })
  await mei.next('lan.state', ({ problem }) => problem === 'no-discovery')
  const address = await wei.start()
  void mei.lan.dial({ type: 'lan.dial', id: 1, address, expect: wei.device, purpose: 'sync' })
  expect(await mei.next('channel.open')).toMatchObject({ device: wei.device })
})
