import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunningRelease } from '../../helpers/app.ts'
import { deviceId, newKeys, TAG } from '../../helpers/lan.ts'
import { launchLinked } from '../../helpers/store-link.ts'
import type { StoreLink } from '../../helpers/store-link.ts'

let running: RunningRelease
let link: StoreLink

beforeEach(async () => {
  const linked = await launchLinked({ args: ['--open-sample'] })
  running = linked.running
  link = linked.link
})

afterEach(() => running.close())

test('the store is told where a message does not fit, and nothing is done about it', async () => {
  await link.sayAnything({ type: 'lan.start', community: '晨光讀書會', port: 70_000 })
  const { fields } = await link.hear('link.refused')
  expect(fields).toContain('community')
  expect(fields).toContain('port')
  expect(fields).not.toContain('晨光')
})

test('a network that was turned off listens no more', async () => {
  const certificateKey = newKeys()
  await link.say({
    type: 'lan.start',
    device: deviceId(1),
    community: TAG,
    certificateKey,
    port: 0,
    lastPort: 0,
    discover: false,
  })
  const { listening } = await link.hear('lan.state', (state) => state.listening !== null)
  await link.say({ type: 'lan.stop' })
  await link.hear('lan.state', (state) => state.listening === null)
  await expectFree(listening?.port ?? 0)
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
