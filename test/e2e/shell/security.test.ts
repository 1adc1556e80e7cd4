import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp()
})

afterAll(() => running.close())

test('a page has neither Node nor Electron', async () => {
  const reachable = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter((name) => name in globalThis),
  )
  expect(reachable).toEqual([])
})
