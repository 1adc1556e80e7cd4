import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { readPdf } from '../../helpers/pdf.ts'
import { fileBytes, saveTo } from '../print/steps.ts'
import { openSample } from '../salons/steps.ts'

let running: RunningApp
let page: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measures-'))
  running = await openSample()
  page = running.page
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

function card(name: string) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
}

test('every figure says how many people it was counted from, and how it is worked out', async () => {
  await page.getByRole('link', { name: '洞察' }).click()
  await page.getByRole('link', { name: '指標' }).click()
  const stayed = card('一年後仍參與')
  await stayed.getByText(/\d+ 位加入者中的 \d+ 位。光是巧合，就可能落在 \d+% 到 \d+% 之間。/).waitFor()
  await stayed.getByText('這是怎麼算的').click()
  await stayed.getByText(/文獻中已知的數字：66%.*也不是目標/).waitFor()
  expect(await page.getByRole('heading', { level: 2 }).count()).toBe(9)
})

test('chapters stand beside each other, and what is drawn can be read as a table', async () => {
  const taking = card('參與率')
  await taking.getByText('各分會對照').click()
  const compared = taking.getByRole('group').filter({ has: page.getByRole('img', { name: '各分會對照' }) })
  await compared.getByText('以表格顯示').click()
  const rows = compared.getByRole('table').getByRole('row')
  expect(await rows.count()).toBe(4)
  expect(await rows.nth(1).innerText()).toMatch(/\d+% · \d+ 人/)
})

test('fewer than five people are told as they are', async () => {
  await page.getByRole('radio', { name: '月' }).click({ force: true })
  await page
    .getByText(/\d 個中有 \d 個/)
    .first()
    .waitFor()
  await page.getByText('人數太少，不適合用百分比或區間表示').first().waitFor()
})

test('the board gets the same figures on paper, with the words of who wrote it', async () => {
  await page.getByRole('radio', { name: '季' }).click({ force: true })
  await page.getByRole('button', { name: '理事會報告…' }).click()
  const dialog = page.getByRole('dialog', { name: '理事會報告' })
  await dialog.getByLabel('附註').fill('今年多辦了兩場新手之夜。')
  const file = join(folder, 'board.pdf')
  await saveTo(running, file)
  await dialog.getByRole('button', { name: '存成 PDF' }).click()
  await dialog.waitFor({ state: 'detached' })
  const bytes = await fileBytes(file)
  const place = process.env['CHAPTERHOUSE_PAPERS']
  if (place !== undefined) await writeFile(join(place, 'board.pdf'), bytes)
  const pdf = readPdf(bytes)
  expect(pdf.pages).toBeGreaterThanOrEqual(2)
  expect(pdf.pages).toBeLessThanOrEqual(4)
  for (const words of ['理事會報告', '今年多辦了兩場新手之夜。', '連結健康度', '95% 區間', '軟數字', '各加入季的留存'])
    expect(pdf.text).toContain(words)
})

test('all figures of all chapters go into one table', async () => {
  const file = join(folder, 'measures.csv')
  await saveTo(running, file)
  await page.getByRole('button', { name: '存成 CSV' }).click()
  await page.getByText(/已存 \d[\d,]* 列到 measures\.csv/).waitFor()
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fileBytes(file))
  expect(text.startsWith('\ufeff分會,數字,')).toBe(true)
  expect(text).toMatch(/\n[^,]+,一年後仍參與,硬數字,季,2026-07-01,2026-09-30,是,0\.\d+,比例,/)
})
