import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { launchRelease, type RunningRelease } from '../../helpers/app.ts'
import { deviceId, Laptop, newKeys, TAG } from '../../helpers/lan.ts'
import { StoreLink } from '../../helpers/store-link.ts'

/** The app's own device is the smaller of the two, so that what it dials is what stays. */
const OWN = deviceId(1)
const keys = newKeys()

let running: RunningRelease
let link: StoreLink
let laptop: Laptop

beforeEach(async () => {
  laptop = new Laptop(deviceId(2))
  running = await launchRelease({ args: ['--open-sample'] })
  link = await StoreLink.of(running.browser)
})

afterEach(async () => {
  laptop.lan.end()
  await running.close()
})

/** Turns the app's network on and lets it dial a laptop that knows it. */
async function dialLaptop() {
  laptop.trust({ device: OWN, publicKey: keys.publicKey })
  const address = await laptop.start()
  await link.say({ type: 'lan.trust', keys: [{ device: laptop.device, publicKey: laptop.keys.publicKey }] })
  await link.say({ type: 'lan.start', device: OWN, community: TAG, certificateKey: keys, port: 0, discover: false })
  const { listening } = await link.hear('lan.state')
  await link.say({ type: 'lan.dial', id: 1, address, expect: laptop.device, purpose: 'sync' })
  return { port: listening?.port ?? 0, own: await link.hear('channel.open'), other: await laptop.next('channel.open') }
}

/** The very bytes among whatever else the two say to each other. */
function says(...expected: readonly number[]) {
  return ({ bytes }: { readonly bytes: Iterable<number> }) => [...bytes].join() === expected.join()
}

describe('the store of the packed app', () => {
  test('talks to another device through the main process, both ways', async () => {
    const { own, other } = await dialLaptop()
    expect(own).toMatchObject({ kind: 'sync', device: laptop.device, outgoing: true })
    expect(other).toMatchObject({ device: OWN, publicKey: keys.publicKey })

    await link.say({ type: 'channel.send', channel: own.channel, bytes: Uint8Array.of(1, 2, 3) })
    await laptop.next('channel.data', says(1, 2, 3))
    await link.hear('channel.drained', ({ bytes }) => bytes === 3)
    laptop.send(other.channel, Uint8Array.of(4, 5))
    await link.hear('channel.data', says(4, 5))
  })

  test('keeps its link when the window that brought it closes while another is open', async () => {
    const { own, other } = await dialLaptop()
    const door = running.page.context().waitForEvent('page')
    await running.page.evaluate(() => window.chapterhouse.request('window.openDoor', { salonId: 'sal_0' }))
    await (await door).waitForLoadState('domcontentloaded')
    await running.page.close()

    await link.say({ type: 'channel.send', channel: own.channel, bytes: Uint8Array.of(6) })
    await laptop.next('channel.data', says(6))
    laptop.send(other.channel, Uint8Array.of(7))
    await link.hear('channel.data', says(7))
  })

  test('leaves nothing open behind when it ends, and has a new link when it is started anew', async () => {
    const { port, other } = await dialLaptop()
    await link.endStore()
    expect(await laptop.next('channel.closed')).toMatchObject({ channel: other.channel, reason: 'peer' })
    await expectFree(port)

    await running.page.reload()
    await running.page.getByText('400').first().waitFor()
    link = await StoreLink.of(running.browser)
    expect((await dialLaptop()).own.device).toBe(laptop.device)
  })

  test('is told where a message does not fit, and nothing is done about it', async () => {
    await link.sayAnything({ type: 'lan.start', community: '晨光讀書會', port: 70_000 })
    const { fields } = await link.hear('link.refused')
    expect(fields).toContain('community')
    expect(fields).toContain('port')
    expect(fields).not.toContain('晨光')
  })
})

test('a network that was turned off listens no more', async () => {
  const { port } = await dialLaptop()
  await link.say({ type: 'lan.stop' })
  await link.hear('lan.state', ({ listening }) => listening === null)
  await expectFree(port)
})

/** Nothing of ours listens there: another can. */
async function expectFree(port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  server.close()
}
