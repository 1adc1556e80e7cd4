import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import type { Page } from 'playwright'
import { parse } from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import { launchApp } from '../../helpers/app.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { launchInEnglish } from '../../helpers/first-run.ts'
import { opened } from '../../helpers/libreoffice.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { run } from '../command-line/steps.ts'
import { letIn } from '../exchange/steps.ts'
import { goTo, saveGoesTo } from '../rosters/steps.ts'
import { picture, resize } from './steps.ts'

// What a community owes its members, in the order somebody asks for it: not to be written to, to be forgotten, not to be lost. Two
// computers, one in Chinese, share a folder. Each test goes on from the one before.

interface Computer {
  readonly running: RunningApp
  readonly page: Page
  readonly store: StoreHand
}

const LIST = '春季電子報'
const LABEL = '春季寄送'
/** Written in no other way anywhere: whoever finds it has found her. */
const ERASED = '歐陽漱玉'
const MEANWHILE = '令狐後到'
/** As LibreOffice writes what it read: commas, quotes, UTF-8, as it is shown. */
const AS_TEXT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
const PATIENCE = 20_000

let folder: string
let shared: string
let mei: Computer
let wei: Computer
/** Whom the list is about: the first of them changes her mind. */
let people: readonly { readonly id: MemberId; readonly name: string }[] = []
let erased: MemberId

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keeping-show-'))
  shared = join(folder, 'shared')
  await mkdir(shared)
  const profile = join(folder, 'mei')
  await mkdir(profile)
  // Chosen before the first start, so that what the sample invents is Chinese, too.
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ version: 1, language: 'zh-TW', theme: 'light' }))
  mei = await openMei(['--open-sample'])
  const other = await launchInEnglish({ profile: join(folder, 'wei') })
  await letIn(mei.running, other, 'Wei')
  wei = { running: other, page: other.page, store: await handOnStore(other.page) }
  await share(mei)
  await share(wei)
  await prepare()
}, 90_000)

afterAll(async () => {
  await Promise.all([mei, wei].map((one) => one?.running.close()))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function openMei(args: readonly string[] = []): Promise<Computer> {
  const running = await launchApp({ profile: join(folder, 'mei'), args: [...args], env: { TZ: 'Asia/Taipei' } })
  const { page } = running
  page.setDefaultTimeout(PATIENCE)
  await resize(running)
  if (args.length > 0) await page.getByRole('navigation').waitFor()
  return { running, page, store: await handOnStore(page) }
}

/** Lets the folder carry changes, as if somebody had chosen it. */
async function share({ running, store }: Computer): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, shared)
  await store.must('sync.folder', {})
  await store.must('sync.now', {})
}

/** Some people who agreed to be written to, under a label of their own, and one whom nobody else is called like. */
async function prepare(): Promise<void> {
  const query = parse(memberQuery, { language: 'zh-TW' })
  const { rows } = await mei.store.view('members', { query, range: { from: 0, count: 60 } })
  people = rows.filter(({ email }) => email !== '').slice(0, 6)
  const who = { kind: 'ids', ids: people.map(({ id }) => id) } as const
  await mei.store.must('consent.record', { who, words: [{ key: 'contact:email', state: 'given' }] })
  await mei.store.must('member.label', { who, kind: 'tags', add: [LABEL] })
  await mei.store.must('segment.create', { name: LABEL, tree: { kind: 'label', of: 'tags', labels: [LABEL] } })
  const [chapter] = (await mei.store.view('community', {})).chapters
  if (!chapter) throw new Error('a chapter')
  await mei.store.must('member.create', { fields: { name: ERASED, phone: '0912345999' }, chapter: chapter.id })
  const [found] = await named(mei, ERASED)
  if (!found) throw new Error('nobody was entered')
  erased = found
}

async function named({ store }: Computer, text: string): Promise<MemberId[]> {
  const query = parse(memberQuery, { language: 'zh-TW', text })
  const { rows } = await store.view('members', { query, range: { from: 0, count: 10 } })
  return rows.filter(({ name }) => name === text).map(({ id }) => id)
}

/** Lets both write and read the folder until what is asked for is so. */
async function untilSynced<Value>(ask: () => Promise<Value>, wanted: Value): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const { store } of [mei, wei]) await store.must('sync.now', {})
        return ask()
      },
      { timeout: 30_000 },
    )
    .toEqual(wanted)
}

test('somebody withdraws consent, and the next list says before it is written that it goes without her', async () => {
  const { page } = mei
  const [out, ...others] = people
  if (!out) throw new Error('nobody to write to')
  await goTo(page, `/members/${out.id}`)
  await page.getByRole('button', { name: '記錄本人的意思' }).click()
  const dialog = page.getByRole('dialog', { name: `${out.name}的意思` })
  await dialog.getByRole('checkbox', { name: '電子郵件' }).waitFor()
  await dialog.getByText('不同意', { exact: true }).click()
  await picture(page, 'withdraw')
  await dialog.getByRole('button', { name: '記錄', exact: true }).click()
  await page
    .getByRole('region', { name: '同意事項' })
    .getByText(/電子郵件）：/)
    .waitFor()

  await goTo(page, '/members/export')
  await page.getByRole('button', { name: /匯出哪些人/ }).click()
  await page.getByRole('option', { name: `分群：${LABEL}` }).click()
  await page.getByRole('textbox', { name: '名稱' }).fill(LIST)
  await page.getByRole('textbox', { name: '交給誰' }).fill('印刷廠陳先生')
  await page.getByRole('button', { name: /用哪個管道/ }).click()
  await page.getByRole('option', { name: '電子郵件' }).click()
  await page
    .getByRole('button', { name: /檔案格式|格式/ })
    .first()
    .click()
  await page.getByRole('option', { name: 'Excel 活頁簿', exact: true }).click()
  await page.getByRole('region', { name: '略過的' }).getByText('1 位已撤回同意').waitFor()
  await expect.poll(() => page.locator('tbody tr').count()).toBe(others.length)
  expect(await page.getByRole('table').getByRole('cell', { name: out.name }).count()).toBe(0)
  await picture(page, 'list')
})

test('the file is, opened by LibreOffice, cell by cell what the preview showed, and its receipt names it', async () => {
  const { page, running } = mei
  const path = join(folder, 'list.xlsx')
  const headers = await page.getByRole('columnheader').allInnerTexts()
  const shown = await page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))
  await saveGoesTo(running, path)
  await page.getByRole('button', { name: '存下', exact: true }).click()
  await page.getByText(`已存下「${LIST}」。`).waitFor()
  await page.getByRole('button', { name: '匯出…' }).click()
  const dialog = page.getByRole('dialog', { name: `匯出「${LIST}」` })
  await dialog.getByRole('listitem').first().waitFor()
  await picture(page, 'list-run')
  await dialog.getByRole('button', { name: '存成檔案…' }).click()
  await dialog.waitFor({ state: 'detached' })
  const bytes = await readFile(path)
  expect(new Set(shown.map(([name]) => name))).toEqual(new Set(people.slice(1).map(({ name }) => name)))
  expect(cellsOf(bytes)).toEqual({ columns: headers, rows: shown })

  await goTo(page, '/exports/receipts')
  const receipt = page.getByRole('listitem').filter({ hasText: LIST })
  await receipt.getByText('已存檔').waitFor()
  await receipt.getByText(/略過 1 位/).waitFor()
  await receipt.getByText(`「${LIST}」的細節`).click()
  const print = createHash('sha256').update(bytes).digest('hex')
  expect(await receipt.getByRole('textbox', { name: /檔案指紋/ }).inputValue()).toBe(print)
  await picture(page, 'receipt')
})

test('somebody is erased here and on the other computer, and an old file brings nothing of her back', async () => {
  await untilSynced(() => named(wei, ERASED), [erased])
  const old = new Uint8Array((await mei.store.must('exchange.write', { for: null })).bytes)
  const { page } = mei
  await goTo(page, `/members/${erased}`)
  await page.getByRole('button', { name: '更多動作' }).first().click()
  await page.getByRole('menuitem', { name: '永久刪除…' }).click()
  const dialog = page.getByRole('dialog', { name: `永久刪除「${ERASED}」` })
  await dialog.getByText('我看過了，沒有人還需要這些資料').click()
  await picture(page, 'forget')
  await dialog.getByRole('button', { name: '永久刪除' }).click()
  await page.getByText('已永久刪除 1 個人的資料。').waitFor()
  await untilSynced(() => named(wei, ERASED), [])
  for (const computer of [mei, wei]) {
    await computer.store.must('exchange.read', { file: { name: 'old.chapterhouse', data: old } })
    await computer.store.must('flush', {})
    expect(await named(computer, ERASED)).toEqual([])
  }
})

test('a profile is wrecked and comes back from its backup, and the two computers agree again', async () => {
  await goTo(mei.page, '/settings')
  await mei.page.getByRole('button', { name: '立即備份' }).click()
  await mei.page.getByText('備份完成，已讀回核對，完整無缺。').waitFor()
  const before = await mei.store.view('community', {})
  await mei.running.close()
  const [chapter] = before.chapters
  if (!chapter) throw new Error('a chapter')
  await wei.store.must('member.create', { fields: { name: MEANWHILE }, chapter: chapter.id })

  const kept = join(folder, 'mei', 'backups')
  const backup = (await readdir(kept)).sort().at(-1) ?? ''
  await rm(join(folder, 'mei', 'IndexedDB'), { recursive: true })
  mei = await openMei()
  const { page } = mei
  await page.getByRole('button', { name: /^從備份還原/ }).click()
  await page.locator('input[type=file]').setInputFiles(join(kept, backup))
  await page.getByText(/[\d,]+ 位成員、[\d,]+ 場沙龍、[\d,]+ 個分會/).first().waitFor() // prettier-ignore
  await picture(page, 'brought-back')
  await page.getByRole('button', { name: '還原社群' }).click()
  await page.getByRole('navigation').waitFor()
  await mei.store.until('community', {}, ({ members }) => members === before.members)
  expect(await named(mei, MEANWHILE)).toEqual([])

  await share(mei)
  await untilSynced(
    async () => [(await named(mei, MEANWHILE)).length, (await mei.store.view('community', {})).members],
    [1, (await wei.store.view('community', {})).members],
  )
  expect([...(await named(mei, ERASED)), ...(await named(wei, ERASED))]).toEqual([])
  // What left the house is still known, with everybody it was about.
  const { rows } = await mei.store.view('receipts', { text: LIST, range: { from: 0, count: 5 } })
  expect(rows.map(({ state }) => state)).toEqual(['saved'])
})

test('with no window open the kept list is written by one command, and is the same list', async () => {
  await mei.running.close()
  const path = join(folder, 'again.xlsx')
  const answer = await run(join(folder, 'mei'), ['export', '--profile', LIST, '--out', path, '--language', 'zh-TW'])
  expect(answer.json).toMatchObject({ ok: true, rows: people.length - 1, leftOut: { rows: { withdrawn: 1 } } })
  expect(cellsOf(await readFile(path))).toEqual(cellsOf(await readFile(join(folder, 'list.xlsx'))))
})

/** What LibreOffice finds in the first sheet of a workbook. */
function cellsOf(workbook: Uint8Array): { columns: readonly string[]; rows: readonly (readonly string[])[] } {
  const text = opened({ 'list.xlsx': workbook }, AS_TEXT)['list']
  if (!text) throw new Error('LibreOffice opened nothing')
  const table = readWholeTable(strFromU8(text), { delimiter: ',', header: true })
  if (!table.ok) throw new Error(table.problem.code)
  return { columns: table.value.columns, rows: table.value.rows }
}
