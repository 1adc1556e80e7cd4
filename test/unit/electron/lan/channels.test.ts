import { afterEach, describe, expect, test } from 'vitest'
import { CHANNEL_WINDOW_BYTES, PAIRING_FRAME_MAX_BYTES, PAIRING_FRAMES_MAX } from '../../../../shared/protocol/link.ts'
import { deviceId, Laptop } from '../../../helpers/lan.ts'

const laptops: Laptop[] = []

/** A laptop whose device id sorts by its number. */
function laptop(number: number): Laptop {
  const made = new Laptop(deviceId(number))
  laptops.push(made)
  return made
}

afterEach(() => {
  for (const each of laptops.splice(0)) each.lan.end()
})

/** Two laptops that trust each other, listening; nobody has dialled yet. */
async function acquainted() {
  const [mei, wei] = [laptop(1), laptop(2)]
  mei.trust(wei)
  wei.trust(mei)
  return { mei, wei, meiAt: await mei.start(), weiAt: await wei.start() }
}

/** Two laptops that trust each other, with a channel that the first dialled. */
async function connected() {
  const { mei, wei, weiAt, meiAt } = await acquainted()
  void mei.lan.dial({ type: 'lan.dial', id: 7, address: weiAt, expect: wei.device, purpose: 'sync' })
  const [out, into] = [await mei.next('channel.open'), await wei.next('channel.open')]
  return { mei, wei, out, into, weiAt, meiAt }
}

/** Mei has an invitation out; somebody she does not know opens a pairing channel. */
async function pairing() {
  const [mei, guest] = [laptop(1), laptop(2)]
  const address = await mei.start()
  mei.lan.pairing(true)
  await guest.start()
  void guest.lan.dial({ type: 'lan.dial', id: 1, address, expect: null, purpose: 'pairing' })
  return { mei, guest, out: await guest.next('channel.open'), into: await mei.next('channel.open') }
}

describe('two devices that know each other', () => {
  test('get a channel that names both', async () => {
    const { mei, wei, out, into, weiAt } = await connected()
    const common = { kind: 'sync' }
    expect(out).toMatchObject({ ...common, device: wei.device, publicKey: wei.keys.publicKey, outgoing: true, dial: 7 })
    expect(out.address).toBe(weiAt)
    expect(into).toMatchObject({ ...common, device: mei.device, publicKey: mei.keys.publicKey, outgoing: false })
  })

  test('say things to each other, in order and whole', async () => {
    const { mei, wei, out, into } = await connected()
    const large = new Uint8Array(300_000).map((_, index) => index)
    mei.send(out.channel, large)
    mei.send(out.channel, Uint8Array.of(1, 2, 3))
    wei.send(into.channel, new Uint8Array(0))
    expect(Buffer.from((await wei.next('channel.data')).bytes).equals(large)).toBe(true)
    expect((await wei.next('channel.data')).bytes).toEqual(Uint8Array.of(1, 2, 3))
    expect((await mei.next('channel.data')).bytes).toEqual(new Uint8Array(0))
  })

  test('hear it when the other says good-bye', async () => {
    const { mei, wei, out, into } = await connected()
    mei.lan.handle({ type: 'channel.close', channel: out.channel })
    expect(await mei.next('channel.closed')).toMatchObject({ channel: out.channel, reason: 'closed' })
    expect(await wei.next('channel.closed')).toMatchObject({ channel: into.channel, reason: 'peer' })
  })

  test('keep one channel when both dial at once: the one of the smaller device', async () => {
    const { mei, wei, meiAt, weiAt } = await acquainted()
    void wei.lan.dial({ type: 'lan.dial', id: 2, address: meiAt, expect: mei.device, purpose: 'sync' })
    void mei.lan.dial({ type: 'lan.dial', id: 1, address: weiAt, expect: wei.device, purpose: 'sync' })
    const kept = await mei.next('channel.open', ({ outgoing }) => outgoing)
    const atWei = await wei.next('channel.open', ({ outgoing }) => !outgoing)
    mei.send(kept.channel, Uint8Array.of(1))
    expect(await wei.next('channel.data')).toMatchObject({ channel: atWei.channel })
    const closed = new Set(wei.all('channel.closed').map(({ channel }) => channel))
    expect(wei.all('channel.open').filter(({ channel }) => !closed.has(channel))).toEqual([atWei])
  })

  test('find back to each other by themselves when the connection breaks', async () => {
    const { mei, wei, out } = await connected()
    wei.lan.handle({ type: 'channel.close', channel: (wei.all('channel.open')[0] ?? out).channel })
    await mei.next('channel.closed')
    const again = await mei.next('channel.open')
    expect(again).toMatchObject({ device: wei.device, dial: null })
  })

  test('part at once when one no longer trusts the other', async () => {
    const { mei, wei, out } = await connected()
    wei.trust()
    expect(wei.all('channel.closed')).toMatchObject([{ reason: 'untrusted' }])
    expect(await mei.next('channel.closed')).toMatchObject({ channel: out.channel, reason: 'untrusted' })
    const address = await wei.start()
    void mei.lan.dial({ type: 'lan.dial', id: 9, address, expect: wei.device, purpose: 'sync' })
    expect(await mei.next('dial.failed')).toMatchObject({ id: 9, reason: 'not-welcome' })
  })
})

test('Who is only to be told that it was removed is let in when it calls, and never called', async () => {
  const [mei, wei] = [laptop(1), laptop(2)]
  const [meiAt, weiAt] = [await mei.start(), await wei.start()]
  wei.trust(mei)
  // Mei, whose id is the smaller, would dial at once whom she wants to meet.
  mei.trust({ device: wei.device, publicKey: wei.keys.publicKey, addresses: [weiAt], farewell: true })
  void wei.lan.dial({ type: 'lan.dial', id: 1, address: meiAt, expect: mei.device, purpose: 'sync' })
  expect(await mei.next('channel.open')).toMatchObject({ device: wei.device, outgoing: false })
})

describe('a sender', () => {
  test('is told what has left, and is held up when the other side takes nothing', async () => {
    const { mei, wei, out, into } = await connected()
    wei.takes = false
    const frame = new Uint8Array(CHANNEL_WINDOW_BYTES / 4)
    // More than any two network buffers hold; the store would wait, this one goes on.
    for (let sent = 0; sent < 24; sent += 1) mei.send(out.channel, frame)
    for (let arrived = 0; arrived < 4; arrived += 1) await wei.next('channel.data')
    // Something arrives in the other direction: meanwhile everything that could come has come.
    wei.send(into.channel, Uint8Array.of(1))
    await mei.next('channel.data')
    const held = wei.all('channel.data').length
    expect(held).toBeLessThan(8)

    for (const { channel, bytes } of wei.all('channel.data')) {
      wei.lan.handle({ type: 'channel.took', channel, bytes: bytes.byteLength })
    }
    wei.takes = true
    while (wei.all('channel.data').length < 24) await wei.next('channel.data')
    const drained = () => mei.all('channel.drained').reduce((sum, { bytes }) => sum + bytes, 0)
    while (drained() < 24 * frame.byteLength) await mei.next('channel.drained')
  })

  test('that goes on for ever without anybody reading is cut off', async () => {
    const { mei, wei, out } = await connected()
    wei.takes = false
    const frame = new Uint8Array(8 * CHANNEL_WINDOW_BYTES)
    for (let sent = 0; sent < 8; sent += 1) mei.send(out.channel, frame)
    expect(mei.all('channel.closed')).toMatchObject([{ channel: out.channel, reason: 'overflow' }])
  })
})

describe('a connection that went dead', () => {
  test('is noticed by its silence', async () => {
    const { mei, out } = await connected()
    mei.ahead = 20_000
    expect(await mei.next('channel.closed')).toMatchObject({ channel: out.channel, reason: 'lost' })
  })
})

describe('a pairing channel', () => {
  test('opens for an unknown key only while an invitation is out', async () => {
    const { guest, mei, out, into } = await pairing()
    expect(into).toMatchObject({ kind: 'pairing', device: null, publicKey: guest.keys.publicKey })
    expect(out).toMatchObject({ kind: 'pairing', publicKey: mei.keys.publicKey })

    mei.lan.pairing(false)
    void guest.lan.dial({ type: 'lan.dial', id: 2, address: out.address, expect: null, purpose: 'pairing' })
    expect(await guest.next('dial.failed')).toMatchObject({ id: 2, reason: 'not-welcome' })
  })

  test('is refused by the guest where the host does not have the invitation’s key', async () => {
    const [mei, guest] = [laptop(1), laptop(2)]
    const address = await mei.start()
    mei.lan.pairing(true)
    await guest.start()
    void guest.lan.dial({
      type: 'lan.dial',
      id: 1,
      address,
      expect: null,
      fingerprint: `${'A'.repeat(43)}=`,
      purpose: 'pairing',
    })
    expect(await guest.next('dial.failed')).toMatchObject({ reason: 'wrong-key' })
    expect(mei.all('channel.open')).toEqual([])
  })

  test('carries so many frames and no more', async () => {
    const { mei, guest, out } = await pairing()
    for (let sent = 0; sent <= PAIRING_FRAMES_MAX; sent += 1) guest.send(out.channel, Uint8Array.of(sent))
    expect(await guest.next('channel.closed')).toMatchObject({ reason: 'protocol' })
    await mei.next('channel.closed')
    expect(mei.all('channel.data').length).toBeLessThanOrEqual(PAIRING_FRAMES_MAX)
  })

  test('ends at a frame that is too large', async () => {
    const { mei, guest, out } = await pairing()
    guest.send(out.channel, new Uint8Array(PAIRING_FRAME_MAX_BYTES + 1))
    expect(await mei.next('channel.closed')).toMatchObject({ reason: 'protocol' })
    expect(mei.all('channel.data')).toEqual([])
  })

  test('ends after its minute', async () => {
    const { mei } = await pairing()
    mei.ahead = 60_000
    expect(await mei.next('channel.closed')).toMatchObject({ reason: 'timeout' })
  })
})

describe('turned off', () => {
  test('it dials nobody', async () => {
    const mei = laptop(1)
    await mei.lan.dial({ type: 'lan.dial', id: 3, address: '127.0.0.1:9', expect: null, purpose: 'pairing' })
    expect(mei.all('dial.failed')).toMatchObject([{ id: 3, reason: 'not-started' }])
  })

  test('a port that is taken is said, and devices can still be dialled', async () => {
    const { mei, wei, meiAt, weiAt } = await acquainted()
    const third = laptop(3)
    third.trust(wei)
    wei.trust(mei, third)
    await third.start({ port: Number(meiAt.split(':')[1]) })
    expect(third.all('lan.state').at(-1)).toMatchObject({ listening: null, problem: 'port-taken' })
    void third.lan.dial({ type: 'lan.dial', id: 1, address: weiAt, expect: wei.device, purpose: 'sync' })
    expect(await third.next('channel.open')).toMatchObject({ device: wei.device })
  })

  test('it listens where it did before, as invitations say, and elsewhere once that is taken', async () => {
    const [mei, wei] = [laptop(1), laptop(2)]
    const before = await mei.start()
    const lastPort = Number(before.split(':')[1])
    mei.lan.stop()
    expect(await mei.start({ lastPort })).toBe(before)
    expect(await wei.start({ lastPort })).not.toBe(before)
    const state = wei.all('lan.state').at(-1)
    expect(state?.listening?.port).toBeTypeOf('number')
    expect(state?.problem).toBeNull()
  })
})
