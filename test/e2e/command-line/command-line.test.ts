import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchApp, type RunningApp } from '../../helpers/app.ts'
import { goTo } from '../rosters/steps.ts'
import { start, startFresh } from '../sync-faults/steps.ts'
import { begin, NEWS, run, runWithoutDisplay } from './steps.ts'

let folder: string
let profile: string
/** What the preview said of the list, in a window. */
let onScreen: { readonly rows: number; readonly leftOut: Readonly<Record<string, number>> }
const open: RunningApp[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'))
  profile = join(folder, 'profile')
  const { running, store } = await startFresh({ profile })
  await store.must('community.sample', { organizer: 'Mei', device: 'Mei’s laptop', language: 'en' })
  const { rows } = await store.view('members', { query: {}, range: { from: 0, count: 200 } })
  const reachable = rows.filter(({ email }) => email !== '').slice(0, 12)
  const ids = reachable.map(({ id }) => id)
  const agrees = { key: 'contact:email', state: 'given' } as const
  await store.must('consent.record', { who: { kind: 'ids', ids }, words: [agrees] })
  const withdraws = { key: 'contact:email', state: 'withdrawn' } as const
  await store.must('consent.record', { who: { kind: 'ids', ids: ids.slice(0, 1) }, words: [withdraws] })
  await store.must('member.label', {
    who: { kind: 'ids', ids },
    kind: 'tags',
    add: ['Spring letter'],
  })
  const query = { tags: ['Spring letter'] }
  const plan = { ...NEWS, rows: { query } }
  await store.must('export.save', { name: '春季電子報', plan })
  const { rows: shown, leftOut } = await store.view('exportPreview', { plan })
  onScreen = { rows: shown ?? 0, leftOut: Object.fromEntries(leftOut.rows.map(({ reason, count }) => [reason, count])) }
  const paper = { ...NEWS, output: { ...NEWS.output, format: 'pdf' } } as const
  await store.must('export.save', {
    name: 'On paper',
    plan: { ...paper, use: { use: 'administration', channel: null } },
  })
  const archive = { ...NEWS, rows: { query }, output: { ...NEWS.output, archive: true } }
  await store.must('export.save', { name: 'Under a password', plan: archive })
  await store.must('export.save', { name: 'Nobody', plan: { ...NEWS, rows: { query: { tags: ['no such label'] } } } })
  await running.close()
}, 120_000)

afterAll(async () => {
  for (const running of open) await running.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** What lies in a folder of its own, hidden files too. */
async function place(name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  return path
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path)).filter((name) => !name.startsWith('.'))
}

async function answers(): Promise<string[]> {
  return (await readdir(profile)).filter((name) => name.startsWith('errand-'))
}

/** The one file of an archive, as whoever has the password opens it. */
async function opened(archive: Uint8Array, password: string): Promise<string> {
  const reader = new ZipReader(new Uint8ArrayReader(archive), { password, useWebWorkers: false })
  const [entry, ...others] = await reader.getEntries()
  expect(others).toEqual([])
  if (!entry || entry.directory) throw new Error('there is no file in the archive')
  return entry.getData(new TextWriter())
}

/** Waits until the app that runs has taken an errand on, and thus begun to answer. */
async function taken(): Promise<void> {
  await expect.poll(answers, { interval: 10 }).toHaveLength(1)
}

/** Whether the profile is open, as its window knows; asked through the main process, since a lock ends the page's own. */
function statusIn({ app }: RunningApp): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }) => {
    const asked = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "chapterhouse.request('profile.key').then(({ status }) => status)",
    )
    // A page that has just ended never answers.
    return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 1000))]).catch(() => null)
  })
}

/** What a start that was killed would have taken away. */
async function sweepOwn(): Promise<void> {
  for (const name of await answers()) await rm(join(profile, name))
}

async function expectExport(out: string, words: readonly string[] = []): Promise<void> {
  const answer = await run(profile, ['export', '--profile', '春季電子報', '--out', out, ...words])
  expect(answer.err).toMatch(/Making the list|^$/)
  const bytes = await readFile(out)
  expect(answer.json).toMatchObject({
    ok: true,
    command: 'export',
    profile: '春季電子報',
    rows: onScreen.rows,
    columns: ['Name', 'E-mail'],
    leftOut: { rows: onScreen.leftOut },
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
  })
  expect(answer.code).toBe(0)
  expect(onScreen.rows).toBeGreaterThan(1)
  expect(onScreen.leftOut).toMatchObject({ withdrawn: 1 })
  expect(bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(onScreen.rows + 1)
}

describe('with no window open', () => {
  test('a kept export is written, and its receipt says that it was by the command line', async () => {
    const there = await place('closed')
    await expectExport(join(there, '名單.csv'))
    expect(await readdir(there)).toEqual(['名單.csv'])
    expect(await answers()).toEqual([])
  })

  test('a file that is there stays, unless it may be replaced', async () => {
    const there = await place('force')
    const out = join(there, 'list.csv')
    await writeFile(out, 'what was there before')
    const refused = await run(profile, ['export', '--profile', '春季電子報', '--out', out])
    expect(refused).toMatchObject({ code: 1, json: { ok: false, state: 'refused', code: 'errand-file-there' } })
    expect(refused.err).toContain('--force')
    expect(await readFile(out, 'utf8')).toBe('what was there before')
    await expectExport(out, ['--force'])
    expect(await readdir(there)).toEqual(['list.csv'])
  })

  test('a list on paper is drawn as from a window', async () => {
    const out = join(await place('paper'), 'list.pdf')
    const answer = await run(profile, ['export', '--profile', 'On paper', '--out', out])
    expect(answer).toMatchObject({ code: 0, json: { format: 'pdf' } })
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('an archive opens with the password from the standard input, and with no other', async () => {
    const out = join(await place('archive'), 'list.zip')
    const words = ['export', '--profile', 'Under a password', '--out', out]
    expect(await run(profile, words)).toMatchObject({ code: 1, json: { code: 'password-short' } })
    expect(await run(profile, [...words, '--password-stdin'], 'correct horse battery\n')).toMatchObject({ code: 0 })
    const bytes = await readFile(out)
    const text = await opened(bytes, 'correct horse battery')
    expect(text.trimEnd().split('\r\n')).toHaveLength(onScreen.rows + 1)
    await expect(opened(bytes, 'battery horse correct')).rejects.toThrow('password')
  })

  test('a backup is made in a folder and read back; a folder is never made', async () => {
    const there = await place('disk')
    const answer = await run(profile, ['backup', there, '--language', 'zh-TW'])
    expect(answer).toMatchObject({ code: 0, json: { ok: true, command: 'backup', verified: true, damagedPages: 0 } })
    expect(answer.err).toContain('讀回檢查')
    const [file, ...others] = await readdir(there)
    expect(others).toEqual([])
    expect(answer.json).toMatchObject({ file, bytes: (await readFile(join(there, file ?? ''))).length })
    expect(answer.json?.['members']).toBeGreaterThan(100)
    const away = await run(profile, ['backup', join(folder, 'not', 'plugged in')])
    expect(away).toMatchObject({ code: 1, json: { code: 'errand-folder' } })
  })

  test.skipIf(process.platform !== 'linux')('a job without any display makes one, too', async () => {
    const there = await place('cron')
    const answer = await runWithoutDisplay(profile, ['backup', there])
    expect(answer).toMatchObject({ code: 0, json: { verified: true } })
    expect(await namesIn(there)).toHaveLength(1)
  })

  test('an unknown name, another community, nobody to write about: each ends with its code and a sentence', async () => {
    const out = join(folder, 'never.csv')
    const answers = [
      await run(profile, ['export', '--profile', 'Spring', '--out', out]),
      await run(profile, ['export', '--profile', '春季電子報', '--out', out, '--community', 'Another']),
      await run(profile, ['export', '--profile', 'Nobody', '--out', out]),
    ]
    expect(answers.map(({ code, json }) => [code, json?.['code']])).toEqual([
      [1, 'errand-profile'],
      [1, 'errand-other-community'],
      [4, 'nobody-to-export'],
    ])
    for (const { err, json } of answers) expect(err).toContain(json?.['message'])
    expect(await readdir(folder)).not.toContain('never.csv')
  })
})

describe('wrong use', () => {
  test('ends with 2 and says what is wrong, without touching the profile', async () => {
    const untouched = join(folder, 'untouched')
    const answer = await run(untouched, ['export', '--quietly', '--language', 'zh-CN'])
    expect(answer).toMatchObject({ code: 2, json: { ok: false, state: 'wrong', code: 'usage-option' } })
    expect(answer.err).toContain('--quietly')
    expect(answer.err).toContain('没有')
  })

  test('help and the version are told', async () => {
    const help = await run(profile, ['--help'])
    expect(help.code).toBe(0)
    expect(help.out).toContain('chapterhouse backup DIR')
    const version = await run(profile, ['--version'])
    expect(version.code).toBe(0)
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('with the window open', () => {
  test('the export is made by the app that runs, which stays on its screen', async () => {
    const { running, store } = await start({ profile })
    open.push(running)
    await goTo(running.page, '/members')
    await running.page.getByRole('grid').waitFor()
    const there = await place('window')
    await expectExport(join(there, 'list.csv'))
    const answer = await run(profile, ['backup', there])
    expect(answer).toMatchObject({ code: 0, json: { verified: true } })
    expect(running.page.url()).toMatch(/#\/members$/)
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    const all = Object.values(onScreen.leftOut).reduce((sum, count) => sum + count, 0)
    const { rows } = await store.view('receipts', { text: '春季電子報', range: { from: 0, count: 10 } })
    expect(rows.map(({ byCommandLine, state, left }) => [byCommandLine, state, left])).toEqual([
      [true, 'saved', all],
      [true, 'saved', all],
      [true, 'saved', all],
    ])
    expect(await answers()).toEqual([])
  })

  test('a start that is killed while it waits harms nothing, and one whose app is killed ends with a sentence', async () => {
    const there = await place('killed')
    const waiting = begin(profile, ['backup', there])
    await taken()
    waiting.child.kill('SIGKILL')
    await waiting.answer
    await expect.poll(() => namesIn(there)).toHaveLength(1)
    await sweepOwn()
    const orphan = begin(profile, ['backup', there])
    // Its page is only being opened.
    await taken()
    open.at(-1)?.process.kill('SIGKILL')
    const answer = await orphan.answer
    expect(answer).toMatchObject({ code: 1, json: { ok: false, code: 'errand-ended' } })
    expect(await namesIn(there)).toHaveLength(1)
    // The profile is as good as before.
    await expectExport(join(there, 'after.csv'))
  })
})

describe('a profile under a passphrase', () => {
  test('stays closed without it, and opens with it from the standard input', async () => {
    const locked = join(folder, 'locked')
    const { running, store } = await startFresh({ profile: locked })
    await store.must('community.sample', { organizer: 'Mei', device: 'Mei’s laptop', language: 'en' })
    const to = { kind: 'passphrase', passphrase: 'correct horse' } as const
    await running.page.evaluate((wanted) => window.chapterhouse.request('profile.change', { to: wanted }), to)
    await running.close()
    const there = await place('from-locked')
    expect(await run(locked, ['backup', there])).toMatchObject({ code: 3, json: { code: 'errand-locked' } })
    const opened = await run(locked, ['backup', there, '--passphrase-stdin'], 'correct horse\n')
    expect(opened).toMatchObject({ code: 0, json: { verified: true } })
    const wrong = await run(locked, ['backup', there, '--passphrase-stdin'], 'battery staple\n')
    expect(wrong).toMatchObject({ code: 3, json: { code: 'errand-passphrase' } })
    expect(await readdir(there)).toHaveLength(1)
  })

  test('is closed while its window is locked, to those who know the passphrase as well', async () => {
    const running = await launchApp({ profile: join(folder, 'locked') })
    open.push(running)
    const unlocked = { passphrase: 'correct horse' }
    await running.page.evaluate((by) => window.chapterhouse.request('profile.unlock', by), unlocked)
    // As if nobody had touched anything for hours.
    await running.app.evaluate(({ powerMonitor }) => {
      powerMonitor.getSystemIdleTime = () => 100_000
    })
    await expect.poll(() => statusIn(running), { timeout: 30_000 }).toBe('locked')
    const there = await place('from-locked-window')
    const answer = await run(join(folder, 'locked'), ['backup', there, '--passphrase-stdin'], 'correct horse\n')
    expect(answer).toMatchObject({ code: 3, json: { state: 'locked', code: 'errand-window-locked' } })
    expect(answer.err).toContain('Unlock its window')
    expect(await namesIn(there)).toEqual([])
    expect(await statusIn(running)).toBe('locked')
  })

  test('one in which there is nothing yet is empty', async () => {
    const empty = join(folder, 'empty')
    expect(await run(empty, ['backup', folder])).toMatchObject({ code: 4, json: { code: 'errand-no-community' } })
  })
})
