import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diagnosticsText } from '../../../electron/main/log/diagnostics.ts'
import { createLog } from '../../../electron/main/log/log.ts'
import { errorNote, LEVELS, logNote } from '../../../shared/protocol/log.ts'
import type { LogNote } from '../../../shared/protocol/log.ts'

const NOW = Date.UTC(2026, 10, 22, 19)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => createLog(join(folder, 'logs'), () => NOW)
const file = (name: string) => join(folder, 'logs', name)

describe('The log', () => {
  test('keeps what was noted, with its level, for the next start to read', async () => {
    const log = open()
    log.note({ code: 'lock.locked' })
    log.note({ code: 'command.refused', command: 'member.set', problem: 'busy' })
    await log.latest(1)
    expect(await open().latest(10)).toEqual([
      { at: '2026-11-22T19:00:00.000Z', level: 'info', note: { code: 'lock.locked' } },
      {
        at: '2026-11-22T19:00:00.000Z',
        level: 'warn',
        note: { code: 'command.refused', command: 'member.set', problem: 'busy' },
      },
    ])
  })

  test('writes nothing that its schema does not know, whatever a type was made to believe', async () => {
    const log = open()
    log.note({ code: 'lock.locked', who: '王小明' } as LogNote)
    log.note({ code: 'window.error', name: 'Error', frames: ['王小明'] })
    expect(await log.latest(10)).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  test('does not grow for ever: the file before the last is let go', async () => {
    const log = open()
    log.note({ code: 'lock.locked' })
    await log.latest(1)
    await writeFile(file('log.jsonl'), 'x'.repeat(256 * 1024 + 1))
    log.note({ code: 'app.quits' })
    await log.latest(1)
    expect((await readdir(join(folder, 'logs'))).sort()).toEqual(['log-before.jsonl', 'log.jsonl'])
    expect((await readFile(file('log.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1)
  })

  test('hands on only lines of its own, though others can write to the file', async () => {
    const log = open()
    log.note({ code: 'lock.locked' })
    await log.latest(1)
    await appendFile(file('log.jsonl'), '王小明 0912345678\n{"at":"now","note":{"code":"lock.locked"}}\n')
    expect(await log.latest(10)).toHaveLength(1)
  })

  test('every code has a level', () => {
    const codes = logNote.options.map(({ entries }) => entries.code.literal)
    expect(Object.keys(LEVELS).sort()).toEqual([...codes].sort())
  })
})

describe('An error that is noted', () => {
  test('is its kind and places in our own files, without its words', () => {
    const error = new TypeError('王小明 has no phone')
    error.stack = [
      'TypeError: 王小明 has no phone',
      '    at read (app://chapterhouse/assets/store-Cx3_9.js:12:3456)',
      '    at app://chapterhouse/assets/main-a.js:1:2',
      '    at eval (file:///home/mei/secret.js:1:1)',
    ].join('\n')
    expect(errorNote(error)).toEqual({ name: 'TypeError', frames: ['store-Cx3_9.js:12:3456', 'main-a.js:1:2'] })
  })

  test('of a kind nobody knows, or no error at all, is just an error', () => {
    const named = new Error('x')
    named.name = 'WangXiaoming'
    named.stack = ''
    expect(errorNote(named)).toEqual({ name: 'Error', frames: [] })
    expect(errorNote('王小明')).toEqual({ name: 'Error', frames: [] })
  })
})

test('A diagnostics file tells versions, sizes and codes, and not where the folder is', async () => {
  const text = await diagnosticsText({
    app: '0.1.0',
    electron: '45.0.0',
    chrome: '150.0',
    platform: 'linux',
    care: { protection: 'passphrase', keychain: false, recovery: { made: '2026-11-22', confirmed: true } },
    lock: { after: 15, doorsStayOpen: true, remindFrom: null },
    folder,
    lines: [
      {
        at: '2026-11-22T19:00:00.000Z',
        level: 'error',
        note: { code: 'store.error', name: 'TypeError', frames: ['a.js:1:2', 'b.js:3:4'] },
      },
    ],
  })
  expect(text).toContain('Key: passphrase, recovery key confirmed, keychain no')
  expect(text).toContain('2026-11-22T19:00:00.000Z error store.error name=TypeError frames=a.js:1:2 < b.js:3:4')
  expect(text).not.toContain(folder)
})
