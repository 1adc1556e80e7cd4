import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let folder: string
let profile: string
let running: RunningApp | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-'))
  profile = join(folder, 'profile')
})

afterEach(async () => {
  await running?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function start(): Promise<RunningApp> {
  await running?.close()
  running = await launchApp({ profile })
  return running
}

test('a passphrase survives a restart, and another one does not open it', async () => {
  const first = await start()
  const made = await first.page.evaluate(async () => {
    const before = await window.chapterhouse.request('profile.key')
    const state = await window.chapterhouse.request('profile.protect', {
      kind: 'passphrase',
      passphrase: '晨光讀書會 2026',
    })
    return { before: before.status, state, bytes: state.status === 'ready' ? [...state.key] : [] }
  })
  expect(made.before).toBe('fresh')
  expect(made.state).toMatchObject({ status: 'ready', protection: 'passphrase' })
  expect(made.bytes).toHaveLength(32)

  const second = await start()
  const opened = await second.page.evaluate(async () => {
    const bridge = window.chapterhouse
    const locked = await bridge.request('profile.key')
    const right = await bridge.request('profile.unlock', { passphrase: '晨光讀書會 2026' })
    return { locked: locked.status, bytes: right.status === 'ready' ? [...right.key] : [] }
  })
  expect(opened).toEqual({ locked: 'locked', bytes: made.bytes })

  const third = await start()
  const refused = await third.page.evaluate(async () => {
    const wrong = await window.chapterhouse.request('profile.unlock', { passphrase: 'something else' })
    const early = await window.chapterhouse.request('profile.unlock', { passphrase: '晨光讀書會 2026' })
    return [wrong.status, early.status]
  })
  expect(refused).toEqual(['wrong', 'too-early'])
})

test('a key file that was damaged is told and left alone', async () => {
  const first = await start()
  await first.page.evaluate(() => window.chapterhouse.request('profile.protect', { kind: 'file' }))
  await first.close()
  const file = join(profile, 'keyring.json')
  const torn = (await readFile(file, 'utf8')).slice(0, 40)
  await writeFile(file, torn)

  const second = await start()
  const states = await second.page.evaluate(async () => [
    await window.chapterhouse.request('profile.key'),
    await window.chapterhouse.request('profile.protect', { kind: 'file' }),
  ])
  expect(states).toEqual([
    { status: 'damaged', reason: 'unreadable' },
    { status: 'damaged', reason: 'unreadable' },
  ])
  expect(await readFile(file, 'utf8')).toBe(torn)
})

test('the app tells what it is, and how its key is kept', async () => {
  const { page } = await start()
  const before = await page.evaluate(() => window.chapterhouse.request('app.info'))
  expect(before).toMatchObject({ protection: 'none', packaged: true, platform: process.platform })
  expect(before.version).toMatch(/^\d+\.\d+\.\d+$/)
  await page.evaluate(() => window.chapterhouse.request('profile.protect', { kind: 'file' }))
  expect(await page.evaluate(() => window.chapterhouse.request('app.info'))).toMatchObject({ protection: 'file' })
})
