import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  beginAnswer,
  newTicket,
  sweepAnswers,
  waitForAnswer,
} from '../../../../electron/main/command-line/answer-file.ts'
import { packCall, unpackCall } from '../../../../electron/main/command-line/call-data.ts'
import type { Call, ErrandProgress } from '../../../../shared/protocol/errands.ts'

let profile: string

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'answers-'))
})
afterEach(() => rm(profile, { recursive: true, force: true }))

/** Far above what any system gives to a process. */
const NOBODY = 2 ** 30

describe('an answer', () => {
  test('is waited for line by line, and its file is gone afterwards', async () => {
    const ticket = newTicket()
    const heard: ErrandProgress[] = []
    const waiting = waitForAnswer(profile, ticket, (progress) => heard.push(progress))
    const answer = await beginAnswer(profile, ticket)
    await answer.add({ line: 'taken', process: process.pid })
    await answer.add({ line: 'progress', progress: { step: 'making', done: 10, of: 20 } })
    await answer.add({ line: 'end', outcome: { state: 'done', facts: { rows: 20, file: '名單.csv' } } })
    expect(await waiting).toEqual({ state: 'done', facts: { rows: 20, file: '名單.csv' } })
    expect(heard).toEqual([{ step: 'making', done: 10, of: 20 }])
    await answer.close()
    expect(await readdir(profile)).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('is read by nobody else', async () => {
    const ticket = newTicket()
    const answer = await beginAnswer(profile, ticket)
    expect((await stat(join(profile, `errand-${ticket}.jsonl`))).mode & 0o777).toBe(0o600)
    await answer.close()
  })

  test('is not begun where something has its name already', async () => {
    const ticket = newTicket()
    await writeFile(join(profile, `errand-${ticket}.jsonl`), '')
    await expect(beginAnswer(profile, ticket)).rejects.toThrow('EEXIST')
  })

  test('is given up when whoever took the errand on is gone', async () => {
    const ticket = newTicket()
    const answer = await beginAnswer(profile, ticket)
    await answer.add({ line: 'taken', process: NOBODY })
    await answer.add({ line: 'progress', progress: { step: 'making', done: 10, of: 20 } })
    expect(await waitForAnswer(profile, ticket, () => undefined)).toBe('gone')
    await answer.close()
    expect(await readdir(profile)).toEqual([])
  })

  test('that came just before its writer went is still heard', async () => {
    const ticket = newTicket()
    const answer = await beginAnswer(profile, ticket)
    await answer.add({ line: 'taken', process: NOBODY })
    await answer.add({ line: 'end', outcome: { state: 'refused', problem: { code: 'busy' } } })
    expect(await waitForAnswer(profile, ticket, () => undefined)).toEqual({
      state: 'refused',
      problem: { code: 'busy' },
    })
    await answer.close()
  })

  test('that nobody waited for is swept away a day later, and nothing else is', async () => {
    const old = `errand-${newTicket()}.jsonl`
    const fresh = `errand-${newTicket()}.jsonl`
    for (const name of [old, fresh, 'keyring.json']) await writeFile(join(profile, name), '')
    for (const name of [old, 'keyring.json']) await utimes(join(profile, name), 0, 0)
    await sweepAnswers(profile, Date.now())
    expect((await readdir(profile)).toSorted()).toEqual([fresh, 'keyring.json'].toSorted())
  })
})

describe('a call', () => {
  const call: Call = {
    errand: { kind: 'backup', folder: '/media/碟片', community: null },
    ticket: '0123456789abcdef0123456789abcdef',
  }

  test('crosses as plain ASCII', () => {
    const packed = packCall(call)
    expect(JSON.stringify(packed)).toMatch(/^[\x20-\x7e]*$/)
    expect(unpackCall(packed)).toEqual(call)
  })

  test.each([
    undefined,
    {},
    { call: 'not base 64 of anything' },
    packCall({ ...call, ticket: '../../keyring' }),
    { call: Buffer.from(JSON.stringify({ ...call, more: true })).toString('base64') },
    { call: Buffer.from(JSON.stringify({ ...call, errand: { kind: 'erase' } })).toString('base64') },
  ])('that does not fit is none: %j', (data) => {
    expect(unpackCall(data)).toBeNull()
  })
})
