import { expect, test } from 'vitest'
import { minuteClock } from '../../../renderer/ui/use-now.ts'

test('A screen that opens shows the time at which it opens, and not that of the screen before', () => {
  let time = 0
  const clock = minuteClock(() => time)
  time = 50_000
  // A screen is drawn first and listens then; while it is drawn the time must not run.
  expect(clock.read()).toBe(0)
  const leave = clock.subscribe(() => undefined)
  expect(clock.read()).toBe(50_000)
  leave()
  time = 500_000
  expect(clock.read()).toBe(500_000)
})
