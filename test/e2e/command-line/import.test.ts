import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { bringRoster, importButton } from '../../helpers/first-run.ts'
import { messy } from '../../helpers/messy-files.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { goTo } from '../rosters/steps.ts'
import { start, startFresh } from '../sync-faults/steps.ts'
import { begin, run } from './steps.ts'

const HEADER = '姓名,手機,城市'
const MING = '王小明,0912345678,台北'
const YI = '陳怡君,0922333444,高雄'
const MOVED = '陳怡君,0922333444,台南'
const JIE = '周杰,0966777888,花蓮'
const MEI = '孫小美,0977888999,基隆'
/** Rows of a roster that takes a moment to come in. */
const MANY = 1500

let folder: string
let profile: string
const open: RunningApp[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-import-'))
  profile = join(folder, 'profile')
  await filled(profile, csv(MING, YI))
}, 120_000)

afterAll(async () => {
  for (const running of open) await running.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** Fills a profile with a roster, in a window, as “CRM”. */
async function filled(path: string, roster: string): Promise<void> {
  const { running, store } = await startFresh({ profile: path })
  await store.must('community.start', { name: 'Harbour readers', organizer: 'Mei', device: 'Mei’s laptop' })
  await bringRoster(running.page, 'CRM.csv', roster, 'Taipei')
  await importButton(running.page).click()
  await running.page.getByRole('heading', { name: /members came in$/ }).waitFor()
  await running.close()
}

function csv(...rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`
}

async function fileOf(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

async function namesIn(store: StoreHand): Promise<string[]> {
  const { rows } = await store.view('members', { query: {}, range: { from: 0, count: 50 } })
  return rows.map(({ name }) => name).sort()
}

describe('With no window open', () => {
  test('a newer version of a roster comes in, with a backup first, and the same one again is nothing to do', async () => {
    const file = await fileOf('crm-2.csv', csv(MING, ',0955', MOVED, JIE))
    const words = ['import', file, '--roster', 'ｃｒｍ', '--language', 'zh-TW']
    const answer = await run(profile, words)
    expect(answer.err).toContain('和名冊比對')
    expect(answer).toMatchObject({
      code: 0,
      json: {
        ok: true,
        command: 'import',
        community: 'Harbour readers',
        roster: 'CRM',
        file: 'crm-2.csv',
        read: 4,
        new: 1,
        updated: 1,
        unchanged: 1,
        gone: 0,
        refused: { rows: 1, first: [{ line: 3, code: 'row-no-name', message: '這一列沒有姓名。' }] },
      },
    })
    expect(answer.json?.['backup']).toMatch(/\.chbackup$/)
    expect(await run(profile, words)).toMatchObject({ code: 4, json: { state: 'empty', code: 'roster-same' } })
  })

  test('an unknown roster, other columns, no such file, a folder, a picture: each ends with its code and a sentence', async () => {
    const others = await fileOf('others.csv', '姓名,手機,VIP\n王小明,0912345678,yes\n')
    const picture = await fileOf('picture.csv', messy.png().bytes)
    const [gone, there] = [join(folder, 'gone.csv'), join(folder, 'there')]
    await mkdir(there)
    const answers = [
      await run(profile, ['import', others, '--roster', 'ERP']),
      await run(profile, ['import', others, '--roster', 'CRM']),
      await run(profile, ['import', gone, '--roster', 'CRM']),
      await run(profile, ['import', there, '--roster', 'CRM']),
      await run(profile, ['import', picture, '--roster', 'CRM']),
    ]
    expect(answers.map(({ code, json }) => [code, json?.['code']])).toEqual([
      [1, 'roster-unknown'],
      [1, 'roster-columns'],
      [1, 'errand-file-missing'],
      [1, 'errand-not-a-file'],
      [1, 'file-binary'],
    ])
    for (const { err, json } of answers) expect(err).toContain(json?.['message'])
    expect(answers[1]?.json?.['message']).toMatch(/VIP.*城市/)
  })
})

describe('With the window open', () => {
  test('its own draft waits undisturbed while a roster comes in, and its screens show who is new', async () => {
    const { running, store } = await start({ profile })
    open.push(running)
    const { page } = running
    await bringRoster(page, 'own.csv', csv(MEI))
    await importButton(page).waitFor()
    const file = await fileOf('crm-3.csv', csv(MING, MOVED, JIE, '林大為,0933444555,台中'))
    expect(await run(profile, ['import', file, '--roster', 'CRM'])).toMatchObject({
      code: 0,
      json: { new: 1, updated: 0, unchanged: 3 },
    })
    await importButton(page).click()
    await page.getByRole('heading', { name: '1 member came in' }).waitFor()
    await goTo(page, '/members')
    for (const name of ['林大為', '孫小美']) await page.getByRole('gridcell', { name }).first().waitFor()
    expect(await namesIn(store)).toEqual(['周杰', '孫小美', '林大為', '王小明', '陳怡君'])
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await running.close()
  })
})

describe('Killed', () => {
  test('in the middle, a roster is in as a whole or not at all', async () => {
    const lines = rosterCsv({ rows: MANY, seed: 7 }).split('\r\n')
    const many = join(folder, 'many')
    await filled(many, lines.slice(0, 21).join('\r\n'))
    const file = await fileOf('many.csv', lines.join('\r\n'))
    const words = ['import', file, '--roster', 'CRM']
    for (const step of ['Comparing', 'Looking for people', 'Writing']) {
      const { child, answer } = begin(many, words)
      child.stderr?.on('data', (said: Buffer) => said.toString('utf8').includes(step) && child.kill('SIGKILL'))
      // Killed it was, and not done by then.
      expect((await answer).code).toBeNull()
    }
    const after = await run(many, words)
    const { running: again, store } = await start({ profile: many })
    open.push(again)
    const { total } = await store.view('members', { query: {}, range: { from: 0, count: 1 } })
    const sources = await store.view('sources', {})
    expect(sources.map(({ rows }) => rows)).toEqual([MANY, 20])
    // Old: it comes in now; new: it was in already.
    expect([0, 4]).toContain(after.code)
    expect(total).toBeGreaterThan(MANY * 0.9)
  })
})
