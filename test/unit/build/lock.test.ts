import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { oneAtATime } from '../../../build/lock.mjs'
import { CACHE } from '../../../build/paths.mjs'

const NAME = `test-${process.pid}`
const FOLDER = join(CACHE, `${NAME}.lock`)

afterEach(() => rmSync(FOLDER, { recursive: true, force: true }))

test('a task waits for the one before it', async () => {
  const order: string[] = []
  let finish: () => void = () => undefined
  const first = oneAtATime(NAME, async () => {
    order.push('first begins')
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    order.push('first ends')
  })
  const second = oneAtATime(NAME, async () => {
    order.push('second')
  })
  finish()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second'])
})

test('a task that fails lets the next one through', async () => {
  await expect(oneAtATime(NAME, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(FOLDER)).toBe(false)
})

test('a lock whose owner has died is taken over', async () => {
  mkdirSync(FOLDER, { recursive: true })
  // No process has this number: Linux and macOS count to four million, Windows in steps of four.
  writeFileSync(join(FOLDER, 'pid'), '2147483647')
  expect(await oneAtATime(NAME, async () => 'done')).toBe('done')
})
