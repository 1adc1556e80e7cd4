import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packagedExecutable } from '../../../build/package.mjs'
import { commandLine, environment, exited, launchApp, type LaunchOptions, type RunningApp } from '../../helpers/app.ts'

let folder: string
let profile: string
const opened: RunningApp[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifecycle-'))
  profile = join(folder, 'profile')
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((running) => running.close()))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const running = await launchApp({ profile, ...options })
  opened.push(running)
  return running
}

/** The next file the system hands over to the page, as text. */
function nextFile(page: Page) {
  return page.evaluate(
    () =>
      new Promise<{ status: string; name: string; text?: string; reason?: string }>((resolve) => {
        const stop = window.chapterhouse.on('file.opened', (file) => {
          stop()
          resolve(
            file.status === 'opened'
              ? { status: file.status, name: file.name, text: new TextDecoder().decode(file.bytes) }
              : file,
          )
        })
      }),
  )
}

function bounds({ app }: RunningApp) {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
}

describe('one instance', () => {
  test('a second start hands its file over, ends, and leaves one window', async () => {
    const running = await launch()
    const file = nextFile(running.page)
    await running.page.evaluate(() => undefined)
    const roster = join(folder, '名冊.csv')
    await writeFile(roster, '姓名\n王雅婷\n')

    const second = spawn(packagedExecutable('inspect'), commandLine(profile, [roster]), {
      env: environment(),
      stdio: 'ignore',
    })
    expect(await exited(second)).toBe(0)
    expect(await file).toEqual({ status: 'opened', name: '名冊.csv', text: '姓名\n王雅婷\n' })
    expect(running.app.windows()).toHaveLength(1)
  })
})

describe('a file the app is opened with', () => {
  test('waits for the page to listen', async () => {
    const changes = join(folder, 'from-mei.chapterhouse')
    await writeFile(changes, 'changes')
    const running = await launch({ args: [changes] })
    expect(await nextFile(running.page)).toEqual({ status: 'opened', name: 'from-mei.chapterhouse', text: 'changes' })
  })

  test('is told when it is too large to read', async () => {
    const roster = join(folder, 'huge.csv')
    const sparse = await open(roster, 'w')
    await sparse.truncate(65 * 1024 * 1024)
    await sparse.close()
    const running = await launch({ args: [roster] })
    expect(await nextFile(running.page)).toEqual({ status: 'failed', name: 'huge.csv', reason: 'too-large' })
  })

  test('is told when it is not there', async () => {
    const running = await launch({ args: [join(folder, 'gone.csv')] })
    expect(await nextFile(running.page)).toEqual({ status: 'failed', name: 'gone.csv', reason: 'not-found' })
  })
})

test('--open-sample asks the page for the sample, and nothing else does', async () => {
  const sample = await launch({ args: ['--open-sample'] })
  expect(new URL(sample.page.url()).search).toBe('?open=sample')
  await sample.close()
  const plain = await launch()
  expect(new URL(plain.page.url()).search).toBe('')
})

describe('the window', () => {
  test('opens where it was left', async () => {
    const first = await launch()
    const left = { x: 120, y: 90, width: 1111, height: 777 }
    await first.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), left)
    await expect.poll(() => bounds(first)).toEqual(left)
    await first.close()

    const second = await launch()
    expect(await bounds(second)).toEqual(left)
  })

  test('comes back from a screen that is gone', async () => {
    const first = await launch()
    await first.close()
    const away = { version: 1, bounds: { x: 90_000, y: 50, width: 1200, height: 800 }, maximized: false }
    await writeFile(join(profile, 'window-state.json'), JSON.stringify(away))

    const second = await launch()
    const place = await bounds(second)
    expect(place?.x).toBeLessThan(4000)
    expect(place).toMatchObject({ width: 1200, height: 800 })
  })

  test('is never smaller than its screens are made for', async () => {
    const running = await launch()
    const smallest = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
    )
    expect(smallest).toEqual([1024, 700])
  })

  test('is the paper of its theme before anything is painted', async () => {
    const running = await launch()
    const colour = () =>
      running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())
    const dark = running.page.evaluate(
      () => new Promise<boolean>((resolve) => window.chapterhouse.on('theme.changed', (theme) => resolve(theme.dark))),
    )
    await running.page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'en', theme: 'dark' }))
    expect(await dark).toBe(true)
    await expect.poll(colour).toBe('#171512')
    await running.page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'en', theme: 'light' }))
    await expect.poll(colour).toBe('#FAF7F1')
  })
})

describe('a door desk', () => {
  test('is a second window of the same app, one for each salon', async () => {
    const running = await launch()
    const door = running.app.waitForEvent('window')
    const openDoor = (salonId: string) =>
      running.page.evaluate((id) => window.chapterhouse.request('window.openDoor', { salonId: id }), salonId)
    await openDoor('sal_1')
    expect((await door).url()).toBe('app://chapterhouse/index.html#/door/sal_1')
    await openDoor('sal_1')
    expect(running.app.windows()).toHaveLength(2)
    const other = running.app.waitForEvent('window')
    await openDoor('sal_2')
    await other
    expect(running.app.windows()).toHaveLength(3)
  })
})

describe('quitting', () => {
  test('ends the process with success', async () => {
    const running = await launch()
    await running.close()
    expect(running.process.exitCode).toBe(0)
  })

  test('closing the last window ends it too', async () => {
    const running = await launch()
    const gone = exited(running.process)
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await gone).toBe(0)
  })

  test('waits until the page has made everything durable', async () => {
    const first = await launch()
    await first.page.evaluate(() => {
      const write = () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('flush-test', 1)
          request.onupgradeneeded = () => request.result.createObjectStore('facts')
          request.onerror = () => reject(new Error('no database'))
          request.onsuccess = () => {
            const transaction = request.result.transaction('facts', 'readwrite', { durability: 'strict' })
            transaction.objectStore('facts').put('flushed', 'state')
            transaction.oncomplete = () => resolve()
          }
        })
      window.chapterhouse.on('app.flush', write)
    })
    await first.close()

    const second = await launch()
    const kept = await second.page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const request = indexedDB.open('flush-test', 1)
          request.onsuccess = () => {
            const read = request.result.transaction('facts').objectStore('facts').get('state')
            read.onsuccess = () => resolve(read.result)
          }
        }),
    )
    expect(kept).toBe('flushed')
  })

  test('does not wait for ever for a page that is stuck', async () => {
    const running = await launch()
    await running.page.evaluate(() => {
      window.chapterhouse.on('app.flush', () => new Promise<void>(() => undefined))
    })
    await running.close()
    expect(running.process.exitCode).toBe(0)
  })

  test('does not wait at all for a page that failed to flush', async () => {
    const running = await launch()
    await running.page.evaluate(() => {
      window.chapterhouse.on('app.flush', () => Promise.reject(new Error('the disk is full')))
    })
    await running.close()
    expect(running.process.exitCode).toBe(0)
  })
})

test('what the app remembers about itself names nobody', async () => {
  const running = await launch()
  await running.page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
  await running.close()
  expect(JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'))).toEqual({
    version: 1,
    language: 'zh-TW',
    theme: 'light',
  })
})
