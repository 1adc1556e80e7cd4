import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { languageOf, readSettings, writeSettings } from '../../../electron/main/settings-file.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
  file = join(folder, 'settings.json')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('nobody has chosen: the language and theme of the system', () => {
  expect(readSettings(file, () => 'zh-TW')).toEqual({ language: 'zh-TW', theme: 'system' })
})

test('a choice comes back at the next start, whatever the system speaks', async () => {
  await writeSettings(file, { language: 'zh-CN', theme: 'dark' })
  expect(readSettings(file, () => 'en-GB')).toEqual({ language: 'zh-CN', theme: 'dark' })
})

test.each([
  '',
  '{',
  '[]',
  '{"version":1,"language":"tlh","theme":"dark"}',
  '{"version":2,"language":"en","theme":"dark"}',
])('a file that says %j counts as no choice, and is left alone', async (text) => {
  await writeFile(file, text)
  expect(readSettings(file, () => 'en-US')).toEqual({ language: 'en', theme: 'system' })
  expect(await readFile(file, 'utf8')).toBe(text)
})

test.each([
  ['en-US', 'en'],
  ['de', 'en'],
  ['zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant-MO', 'zh-TW'],
  ['zh_TW', 'zh-TW'],
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zhx', 'en'],
])('a system that speaks %s gets %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})
