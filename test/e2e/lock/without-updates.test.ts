import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIST } from '../../../build/paths.mjs'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let running: RunningApp
beforeAll(async () => {
  running = await launchApp()
})
afterAll(() => running.close())

test('the package has no updater in it, and its menu offers none', async () => {
  const files = (await readdir(join(DIST, 'main'))).filter((name) => name.endsWith('.js'))
  expect(files).toContain('main.js')
  const texts = await Promise.all(files.map((name) => readFile(join(DIST, 'main', name), 'utf8')))
  expect(texts.filter((text) => /autoUpdater|quitAndInstall/.test(text))).toEqual([])
  const items = await running.app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()
    return { about: menu?.getMenuItemById('about') !== null, updates: menu?.getMenuItemById('updates') !== null }
  })
  expect(items).toEqual({ about: true, updates: false })
})
