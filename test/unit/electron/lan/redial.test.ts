import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Redial } from '../../../../electron/lan/redial.ts'
import type { DeviceId } from '../../../../shared/domain/ids.ts'
import { deviceId } from '../../../helpers/lan.ts'

const [SMALL, OWN, LARGE] = [deviceId(1), deviceId(2), deviceId(3)]

/** Every dial, with the second at which it was made. Nobody is ever reached, unless the test says so. */
let dials: { readonly at: number; readonly device: DeviceId; readonly addresses: readonly string[] }[]
let redial: Redial

beforeEach(() => {
  vi.useFakeTimers()
  const begun = Date.now()
  dials = []
  redial = new Redial({
    own: OWN,
    random: () => 0.5,
    dial: async (device, addresses) => void dials.push({ at: (Date.now() - begun) / 1000, device, addresses }),
  })
})

afterEach(() => {
  redial.stop()
  vi.useRealTimers()
})

function trust(device: DeviceId, ...addresses: string[]): void {
  redial.trust(new Map([[device, addresses]]))
}

const times = () => dials.map(({ at }) => at)

describe('a device that does not answer', () => {
  test('is tried at once where an address is known, then ever more rarely', async () => {
    trust(LARGE, 'a:1')
    await vi.advanceTimersByTimeAsync(100_000)
    expect(times()).toEqual([0, 2, 6, 14, 30, 62])
    await vi.advanceTimersByTimeAsync(3_600_000)
    // Every five minutes, for as long as it takes.
    expect(dials.length).toBeGreaterThan(6 + 10)
    expect(dials.length).toBeLessThan(6 + 16)
  })

  test('is tried at least every half minute while it says that it is here', async () => {
    trust(LARGE)
    redial.found(LARGE, ['a:1'])
    await vi.advanceTimersByTimeAsync(600_000)
    const late = times().filter((at) => at > 300)
    expect(late.every((at, index) => index === 0 || at - (late[index - 1] ?? 0) === 30)).toBe(true)
    expect(late.length).toBeGreaterThan(8)
  })

  test('is tried again at once after sleep, and when it turns up somewhere else', async () => {
    trust(LARGE, 'a:1')
    await vi.advanceTimersByTimeAsync(40_000)
    dials = []
    redial.wake()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(dials).toHaveLength(1)
    redial.found(LARGE, ['b:2'])
    await vi.advanceTimersByTimeAsync(100)
    expect(dials.at(-1)?.addresses).toEqual(['b:2', 'a:1'])
  })
})

test('whoever is known from earlier is tried at once, whichever of the two is the larger', async () => {
  redial.trust(new Map([SMALL, LARGE].map((device) => [device, ['a:1']])))
  await vi.advanceTimersByTimeAsync(10)
  expect(dials).toHaveLength(2)
})

test('the larger of two devices that find each other leaves the dialling to the smaller for a moment', async () => {
  trust(SMALL)
  redial.found(SMALL, ['a:1'])
  await vi.advanceTimersByTimeAsync(1_400)
  expect(dials).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(dials).toHaveLength(1)
})

test('nobody is dialled whom there is a channel to, until it breaks', async () => {
  trust(LARGE, 'a:1')
  redial.connected(LARGE, null)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(dials).toEqual([])
  redial.disconnected(LARGE)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(dials).toHaveLength(1)
})

test('nobody is dialled who is not trusted, or not any more', async () => {
  redial.found(LARGE, ['a:1'])
  trust(LARGE, 'a:1')
  redial.trust(new Map())
  await vi.advanceTimersByTimeAsync(600_000)
  expect(dials).toEqual([])
})

test('of a device that announces address after address only the last are kept', async () => {
  trust(LARGE)
  for (let number = 0; number < 100; number += 1) redial.found(LARGE, [`a:${number}`])
  await vi.advanceTimersByTimeAsync(10)
  expect(dials.at(-1)?.addresses).toEqual(Array.from({ length: 8 }, (_, index) => `a:${99 - index}`))
})
