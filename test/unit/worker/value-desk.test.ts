import { expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { Tables } from '../../../renderer/worker/tables/tables.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'

/** A desk whose clock breaks while everything is being worked out. */
function deskOf(clock: () => number) {
  const tables = new Tables()
  tables.chapters.set('cha_0000000000000001' as ChapterId, {
    id: 'cha_0000000000000001' as ChapterId,
    name: '台北',
    region: '',
    zone: 'Asia/Taipei',
    colour: 'jade',
    leaders: [],
    created: 0,
  })
  const told: string[] = []
  const desk = new ValueDesk({
    tables,
    publish: (changes) => told.push(...changes),
    wakeAt: () => undefined,
    world: { now: clock },
  })
  return { desk, told }
}

test('Whoever waits for members’ value is told when it cannot be worked out, and it is tried again on another day', async () => {
  let day = 1
  let asked = 0
  const { desk, told } = deskOf(() => {
    asked += 1
    if (asked === 2) throw new Error('the clock is broken')
    return day * 86_400_000
  })
  expect(desk.bring()).toEqual({ done: 0, of: 0 })
  await expect.poll(() => told).toContain('value')
  expect(desk.hasFailed).toBe(true)
  expect(() => desk.bring()).toThrow('the clock is broken')
  day = 2
  expect(desk.hasFailed).toBe(false)
  expect(desk.bring()).not.toBeNull()
  await expect.poll(() => desk.bring()).toBeNull()
})
