import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isId } from '../../../shared/domain/ids.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { filter, openSample, planSalon } from './steps.ts'

let running: RunningApp
let page: Page
let store: StoreHand
let salon: SalonId
/** In the order of the sheet. */
let names: readonly string[]

beforeAll(async () => {
  running = await openSample()
  page = running.page
  const id = (await planSalon(page, { theme: '打勾的晚上', seats: '30' })).split('/').at(-1) ?? ''
  if (!isId('sal', id)) throw new Error(`${id} is no salon`)
  salon = id
  store = await handOnStore(page)
  const { rows } = await store.view('members', { query: {}, range: { from: 0, count: 8 } })
  for (const row of rows) await store.must('salon.rsvp', { salon, member: row.id, status: 'going' })
})

afterAll(() => running.close())

const dialog = () => page.getByRole('dialog', { name: '輸入簽到表' })
const record = () => dialog().getByRole('button', { name: /^登記/ })

async function openDialog(): Promise<void> {
  await page.getByRole('button', { name: '這場沙龍的其他動作' }).click()
  await page.getByRole('menuitem', { name: '輸入簽到表…' }).click()
  await dialog().waitFor()
}

test('without a printed sheet there is nothing to type in, and the dialog says what to do', async () => {
  await openDialog()
  await dialog().getByText('這場沙龍還沒有印過簽到表。').waitFor()
  await page.keyboard.press('Escape')
})

test('numbers are read back as names while they are typed, and one that does not exist holds everything up', async () => {
  const { sheet } = await store.must('sheet.make', { salon, guests: 'going', blanks: 3, language: 'zh-TW' })
  const paper = await store.view('paper', { salon, language: 'zh-TW', sheet })
  names = paper?.guests.map(({ name }) => name) ?? []
  await openDialog()
  const people = dialog().getByRole('list', { name: '這些編號是誰' })
  await dialog().getByLabel('打了勾的編號').fill('2 ４-6、2 77')
  await expect.poll(() => people.getByRole('listitem').count()).toBe(4)
  for (const row of [2, 4, 5, 6])
    await people
      .getByText(names[row - 1] ?? '', { exact: true })
      .first()
      .waitFor()
  await dialog().getByText('「77」：A 表沒有這個編號。').waitFor()
  await dialog().getByText('重複輸入：2。').waitFor()
  expect(await record().isDisabled()).toBe(true)
})

test('all of it is recorded in one step, with whoever signed on the empty lines, and taken back in one', async () => {
  await dialog().getByLabel('打了勾的編號').fill('2 4-6\n10 路過的人 0912 345 678')
  await record().click()
  await page.getByText('登記了 4 人到場，新增 1 人。').waitFor()
  await page
    .getByRole('dialog', { name: '簽到表登記好了' })
    .getByText('空白列上有 1 個新的人', { exact: false })
    .waitFor()
  await page.getByRole('button', { name: '以後再說' }).click()
  await page.getByRole('tab', { name: '賓客' }).click()
  await filter(page, '已到', 5).waitFor({ state: 'attached' })
  await filter(page, '現場加入', 1).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '復原' }).first().click()
  await filter(page, '已到', 5).waitFor({ state: 'detached' })
})
