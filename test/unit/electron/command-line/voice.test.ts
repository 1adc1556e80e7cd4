import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Voice } from '../../../../electron/main/command-line/voice.ts'

let said: string[]
let answered: string[]

beforeEach(() => {
  said = []
  answered = []
  vi.spyOn(process.stderr, 'write').mockImplementation(taking(() => said))
  vi.spyOn(process.stdout, 'write').mockImplementation(taking(() => answered))
})

afterEach(() => vi.restoreAllMocks())

/** A stream that keeps what is written to it, and says so to whoever waits. */
function taking(lines: () => string[]) {
  return (text: unknown, done?: BufferEncoding | ((error?: Error | null) => void)): boolean => {
    lines().push(String(text))
    if (typeof done === 'function') done()
    return true
  }
}

test('a step is told when it begins and when it ends, and never twice in the same words', () => {
  const voice = new Voice('en')
  for (const done of [0, 1, 2, 3, 3, 3]) voice.progress({ step: 'matching', done, of: 3 })
  voice.progress({ step: 'writing', done: 0, of: 0 })
  voice.progress({ step: 'writing', done: 0, of: 0 })
  expect(said).toEqual([
    'Looking for people who are on the register already: 0 of 3\n',
    'Looking for people who are on the register already: 3 of 3\n',
    'Writing\n',
  ])
})

test('what there was nothing to do about is a sentence, one object and the code 4', async () => {
  const problem = { code: 'roster-same', params: { file: 'crm.csv', value: 'CRM' } } as const
  expect(await new Voice('zh-TW').outcome('import', { state: 'empty', problem })).toBe(4)
  const message = '「crm.csv」和名冊「CRM」現有的內容一樣，沒有事要做。'
  expect(said).toEqual([`${message}\n`])
  expect(answered.map((text) => JSON.parse(text) as unknown)).toEqual([
    { ok: false, command: 'import', state: 'empty', code: 'roster-same', message },
  ])
})
