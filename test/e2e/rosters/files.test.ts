import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { encodeAs, messy } from '../../helpers/messy-files.ts'
import { simpleWorkbook } from '../../helpers/workbooks.ts'
import { bring, openRegister } from './steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(() => running.close())

const sees = (name: string) =>
  page
    .getByRole('region', { name: '匯入後的樣子' })
    .getByRole('row', { name: new RegExp(name, 'u') })
    .waitFor()

test('a workbook is read in the packed app, title row and all', async () => {
  const bytes = simpleWorkbook([
    ['2026 讀書會名冊'],
    ['姓名', '手機', 'Email'],
    ['歐陽若曦', 912345678, 'a@example.tw'],
  ])
  await bring(page, { name: '名冊.xlsx', bytes })
  await sees('歐陽若曦')
})

test('contact cards in the encoding of an old telephone are read in the packed app', async () => {
  const cards =
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=big5:司馬;懿文\r\nFN;CHARSET=big5:司馬懿文\r\nTEL;CELL:0900123456\r\nEND:VCARD\r\n'
  await bring(page, { name: 'contacts.vcf', bytes: encodeAs('big5', cards) })
  await sees('司馬懿文')
})

test('a web page that calls itself a workbook is read in the packed app', async () => {
  await bring(page, messy.webPage())
  await sees('王小明')
})

test.each([
  ['swells', messy.workbookBomb(), /解開後比任何名冊都大/],
  ['has a password', messy.protectedWorkbook(), /有密碼保護/],
  ['was cut off', messy.cutWorkbook(), /損壞或不完整/],
] as const)('a workbook that %s is refused in a sentence', async (_why, file, sentence) => {
  await bring(page, file)
  await page.getByRole('heading', { name: '這個檔案無法匯入' }).waitFor()
  await page.getByText(sentence).first().waitFor()
  expect(await page.getByText('什麼都沒有匯入，也沒有任何改動。').count()).toBe(1)
})
