import { afterEach, describe, expect, test } from 'vitest'
import { deviceId, Laptop } from '../../../helpers/lan.ts'

const laptops: Laptop[] = []

function laptop(number?: number): Laptop {
  const made = new Laptop(number === undefined ? undefined : deviceId(number))
  laptops.push(made)
  return made
}

afterEach(() => {
  for (const each of laptops.splice(0)) each.lan.end()
})

/** Two laptops that trust each other, with a channel that the first dialled. */
async function connected() {
  const [mei, wei] = [laptop(1), laptop(2)]
  mei.trust(wei)
  wei.trust(mei)
  await mei.start()
  const address = await wei.start()
  void mei.lan.dial({ type: 'lan.dial', id: 7, address, expect: wei.device, purpose: 'sync' })
  const [out, into] = [await mei.next('channel.open'), await wei.next('channel.open')]
  return { mei, wei, out, into, address }
}

describe('two devices that know each other', () => {
  test('get a channel that names both', async () => {
    const { mei, wei, out, into, address } = await connected()
    expect(out).toMatchObject({
      kind: 'sync',
      device: wei.device,
      publicKey: wei.keys.publicKey,
      outgoing: true,
      dial: 7,
      address,
    })
    expect(into).toMatchObject({
      kind: 'sync',
      device: mei.device,
      publicKey: mei.keys.publicKey,
      outgoing: false,
      dial: null,
    })
  })

  test('say things to each other, in order and whole', async () => {
    const { mei, wei, out, into } = await connected()
    const large = new Uint8Array(300_000).map((_, index) => index)
    mei.send(out.channel, large)
    mei.send(out.channel, Uint8Array.of(1, 2, 3))
    wei.send(into.channel, new Uint8Array(0))
    expect((await wei.next('channel.data')).bytes).toEqual(large)
    expect((await wei.next('channel.data')).bytes).toEqual(Uint8Array.of(1, 2, 3))
    expect((await mei.next('channel.data')).bytes).toEqual(new Uint8Array(0))
  })
})
