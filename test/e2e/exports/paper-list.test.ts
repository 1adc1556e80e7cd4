import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { planOf } from '../../helpers/export-plans.ts'
import { readPdf } from '../../helpers/pdf.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import { goTo, openRegister, saveGoesTo } from '../rosters/steps.ts'

let running: RunningApp
let page: Page
let saved: string

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  saved = join(await mkdtemp(join(tmpdir(), 'chapterhouse-paper-')), 'list.pdf')
  await saveGoesTo(running, saved)
})

afterAll(() => running.close())

test('a list leaves as paper: what for and for whom on every page, every row, rare letters, and a receipt', async () => {
  const store = await handOnStore(page)
  const [first] = (await store.view('members', { query: { language: 'zh-TW' }, range: { from: 0, count: 1 } })).rows
  if (first === undefined) throw new Error('nobody is on the list')
  await store.must('member.set', { member: first.id, fields: { name: '𠮷小明' } })
  await goTo(page, '/members/export')
  await page.getByRole('textbox', { name: '名稱' }).fill('董事會名冊')
  await page.getByRole('textbox', { name: '交給誰' }).fill('印刷廠陳先生')
  await page.getByRole('button', { name: /做什麼用/ }).click()
  await page.getByRole('option', { name: /行政|帳/ }).click()
  await page
    .getByRole('button', { name: /檔案格式|格式/ })
    .first()
    .click()
  await page.getByRole('option', { name: /PDF/ }).click()
  await page.getByRole('button', { name: '匯出…' }).click()
  const dialog = page.getByRole('dialog', { name: '匯出「董事會名冊」' })
  await dialog.getByRole('button', { name: '存成檔案…' }).click()
  await dialog.waitFor({ state: 'detached' })

  const bytes = await readFile(saved)
  const pdf = readPdf(bytes)
  const [size] = pdf.sizes
  const everybody = await store.view('members', { query: { language: 'zh-TW' }, range: { from: 0, count: 500 } })
  expect(pdf.pages).toBeGreaterThan(1)
  expect((size?.width ?? 0) > (size?.height ?? 0)).toBe(true)
  expect(pdf.text.match(/董事會名冊/g)).toHaveLength(pdf.pages)
  expect(pdf.text.match(/印刷廠陳先生/g)).toHaveLength(pdf.pages)
  expect(pdf.text).toContain(`共 ${everybody.total} 列`)
  expect(pdf.text).toContain(`第 ${pdf.pages} 頁`)
  expect(pdf.fonts.every(({ embedded, unicode }) => embedded && unicode)).toBe(true)
  expect(pdf.text).toContain('𠮷小明')
  // Longer names stand on several lines.
  const short = everybody.rows.map(({ name }) => name).filter((name) => /^\p{Script=Han}{2,3}$/u.test(name))
  expect(short.length).toBeGreaterThan(100)
  expect(short.filter((name) => !pdf.text.includes(name))).toEqual([])

  await goTo(page, '/exports/receipts')
  const receipt = page.getByRole('listitem').filter({ hasText: '董事會名冊' })
  await receipt.getByText('已存檔').waitFor()
  await receipt.getByText('「董事會名冊」的細節').click()
  const print = createHash('sha256').update(bytes).digest('hex')
  expect(await receipt.getByRole('textbox', { name: /檔案指紋/ }).inputValue()).toBe(print)
})

test('a list stands on the paper that was chosen, and A4 is what is chosen here at first', async () => {
  await goTo(page, '/members/export')
  await page.getByRole('textbox', { name: '名稱' }).fill('大張名冊')
  await page.getByRole('textbox', { name: '交給誰' }).fill('印刷廠陳先生')
  await page
    .getByRole('button', { name: /檔案格式|格式/ })
    .first()
    .click()
  await page.getByRole('option', { name: /PDF/ }).click()
  const papers = page.getByRole('group', { name: '紙張' })
  expect(await papers.getByRole('radio', { name: 'A4' }).isChecked()).toBe(true)
  await papers.getByRole('radio', { name: 'A3' }).check()
  await page.getByRole('button', { name: '匯出…' }).click()
  const dialog = page.getByRole('dialog', { name: '匯出「大張名冊」' })
  await dialog.getByRole('button', { name: '存成檔案…' }).click()
  await dialog.waitFor({ state: 'detached' })
  const sizes = readPdf(await readFile(saved)).sizes.map(({ width, height }) => [Math.round(width), Math.round(height)])
  expect(new Set(sizes.map((size) => size.toSorted((a, b) => a - b).join(' × ')))).toEqual(new Set(['842 × 1191']))
})

test('an archive is made under the rules of the packed app, which forbid scripts out of nowhere', async () => {
  const store = await handOnStore(page)
  const plan = planOf(['name', 'phone'])
  const { name, rows } = await store.must('export.run', {
    plan: { ...plan, output: { ...plan.output, format: 'xlsx', archive: true } },
    name: '理事',
    password: 'correct horse battery',
  })
  expect(name).toMatch(/^理事 .*\.zip$/u)
  expect(rows).toBeGreaterThan(100)
})
