import { expect, test } from 'vitest'
import { repairedState } from '../../../electron/main/window-state.ts'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }

function saved(x: number, y: number, width = 1200, height = 800, maximized = false) {
  return { version: 1, bounds: { x, y, width, height }, maximized }
}

test('a window opens where it was left', () => {
  expect(repairedState(saved(40, 50), [SCREEN])).toEqual({
    width: 1200,
    height: 800,
    position: { x: 40, y: 50 },
    maximized: false,
  })
})

test('a maximized window opens maximized, and remembers its size for later', () => {
  expect(repairedState(saved(40, 50, 1100, 750, true), [SCREEN])).toMatchObject({
    width: 1100,
    height: 750,
    maximized: true,
  })
})

test('a window on a screen that is gone comes back to one that is there', () => {
  expect(repairedState(saved(2000, 50), [SCREEN, SECOND])).toHaveProperty('position')
  expect(repairedState(saved(2000, 50), [SCREEN])).not.toHaveProperty('position')
})

test('a title bar that cannot be reached is repaired: above, below, or all but off the side', () => {
  for (const state of [saved(40, -400), saved(40, 1030), saved(1900, 50), saved(-1150, 50)]) {
    expect(repairedState(state, [SCREEN])).not.toHaveProperty('position')
  }
})

test('a window is never smaller than the screens are made for, nor larger than its monitor', () => {
  expect(repairedState(saved(0, 0, 300, 200), [SCREEN])).toMatchObject({ width: 1024, height: 700 })
  expect(repairedState(saved(0, 0, 5000, 4000), [SCREEN])).toMatchObject({ width: 1920, height: 1040 })
})

test.each([undefined, null, {}, 'text', { version: 2 }, saved(Number.NaN, 0), saved(0, 0, 1e9, 800)])(
  'a file that says %j opens the first window of all',
  (broken) => {
    expect(repairedState(broken, [SCREEN])).toEqual({ width: 1280, height: 800, maximized: false })
  },
)
