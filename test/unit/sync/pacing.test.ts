import { beforeEach, describe, expect, it } from 'vitest'
import { Pacing } from '../../../renderer/worker/sync/carriers/pacing.ts'
import { FIRST_MORNING, TestClock } from '../../helpers/store.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let clock = new TestClock()
let looks: number[] = []
let isThere = true
let isUnfinished = false
let pacing = start()

function start(): Pacing {
  return new Pacing({
    step: async () => {
      looks.push((clock.now - FIRST_MORNING) / SECOND)
      return isThere
    },
    isUnfinished: () => isUnfinished,
    later: (work, milliseconds) => clock.later(work, milliseconds),
    random: (length) => new Uint8Array(length).fill(255),
  })
}

/** Lets time pass second by second, and what begins in each of them end. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(SECOND)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

beforeEach(() => {
  clock = new TestClock()
  looks = []
  isThere = true
  isUnfinished = false
  pacing = start()
})

describe('when a carrier is looked at', () => {
  it('never, while nothing happens', async () => {
    await pacing.now()
    expect(clock.next).toBeNull()
  })

  it('once somebody has paused after an edit, once for all of it', async () => {
    pacing.edited()
    await pass(2)
    pacing.edited()
    await pass(2)
    expect(looks).toEqual([])
    await pass(10)
    expect(looks).toEqual([5])
  })

  it('also while somebody goes on and on', async () => {
    for (let second = 0; second < 40; second += 1) {
      pacing.edited()
      await pass(1)
    }
    expect(looks.length).toBeGreaterThanOrEqual(2)
  })

  it('after a while when it came from elsewhere, which leaves it to those who wrote it', async () => {
    pacing.heard()
    await pass(9)
    expect(looks).toEqual([])
    await pass(60)
    expect(looks).toHaveLength(1)
  })

  it('soon where both an edit and something from elsewhere wait', async () => {
    pacing.heard()
    pacing.edited()
    pacing.heard()
    await pass(3)
    expect(looks).toEqual([3])
  })

  it('again and again while it is away, less and less often, and at once when somebody asks', async () => {
    isThere = false
    await pacing.now()
    await pass(40)
    expect(looks).toEqual([0, 5, 15, 35])
    await pass(40 * 60)
    const gaps = looks.slice(-2)
    expect((gaps[1] ?? 0) - (gaps[0] ?? 0)).toBe(300)
    isThere = true
    await pacing.now()
    expect(clock.next).toBeNull()
  })

  it('again after a minute while something waits there', async () => {
    isUnfinished = true
    await pacing.now()
    expect(clock.next).toBe(clock.now + MINUTE)
  })

  it('no more once it is let go', async () => {
    pacing.edited()
    pacing.end()
    pacing.news()
    await pass(100)
    await pacing.now()
    expect(looks).toEqual([])
  })
})
