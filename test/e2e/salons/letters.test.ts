import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { filter, goTo, guestRows, inviteFound, openSample, planSalon } from './steps.ts'

let running: RunningApp
let page: Page
let address = ''

beforeAll(async () => {
  running = await openSample()
  page = running.page
  address = await planSalon(page, { theme: '城市與記憶', seats: '20' })
  await inviteFound(page, 'chen')
  await page.getByRole('tab', { name: '訊息' }).click()
  await rows().first().waitFor()
})

afterAll(() => running.close())

const rows = (): Locator => page.getByRole('grid', { name: '訊息' }).locator('[role="row"][data-index]')
const preview = (): Locator => page.getByRole('region', { name: /會收到$/ })

/** What the clipboard holds, pasted into a field of the page. */
async function pasted(): Promise<string> {
  const search = page.getByRole('search').locator('input').last()
  await search.fill('')
  await search.focus()
  await page.keyboard.press('Control+V')
  const text = await search.inputValue()
  await search.fill('')
  return text
}

describe('Messages', () => {
  test('show the invitation as a guest gets it, and follow what is typed', async () => {
    await rows().first().click()
    await preview()
      .getByText(/想邀你一起來「城市與記憶」。/)
      .waitFor()
    const field = page.getByRole('textbox', { name: '內容' })
    await field.fill('{姓名}，老地方見！{日期}')
    await preview()
      .getByText(/，老地方見！\d+月\d+日（週.）$/)
      .waitFor()
    await field.fill('{姓名}，{密碼}')
    await page.getByText('不知道 {密碼} 要填什麼。').waitFor()
    expect(await page.getByRole('button', { name: '存成分會範本' }).isDisabled()).toBe(true)
    await field.fill('{姓名}，老地方見！')
    await page.getByRole('button', { name: '插入{日期}' }).click()
    await page.getByRole('button', { name: '存成分會範本' }).click()
    await page.getByText('分會的範本存好了。').waitFor()
    await page.getByText('這是你們分會自己的範本。').waitFor()
  })

  test('are copied, and marked as sent by the way they went', async () => {
    await rows()
      .first()
      .getByRole('button', { name: /^複製給.+的訊息$/ })
      .click()
    await page.getByText(/訊息複製好了/).waitFor()
    expect(await pasted()).toMatch(/，老地方見！/)
    const open = await rows().count()
    await page.getByRole('button', { name: /位標為已送出（LINE）$/ }).click()
    await page.getByText(/位已標為送出（LINE）/).waitFor()
    await page.getByText('全都通知了').waitFor()
    await page.getByRole('tab', { name: /^賓客/ }).click()
    await guestRows(page).first().waitFor()
    await filter(page, '已通知、未回覆', open).waitFor()
    await page.getByRole('button', { name: '復原' }).first().click()
    await filter(page, '尚未通知', open).waitFor()
  })

  test('that are half written are still there after another tab, another screen and a reload, until thrown away', async () => {
    await goTo(page, address)
    await page.getByRole('tab', { name: '訊息' }).click()
    const field = (): Locator => page.getByRole('textbox', { name: '內容' })
    await page.getByText('這是你們分會自己的範本。').waitFor()
    await field().fill('{姓名}，寫到一半')
    await page.getByRole('tab', { name: '企劃' }).click()
    await goTo(page, '/members')
    await goTo(page, address)
    await page.getByRole('tab', { name: '訊息' }).click()
    await page.getByText(/這是你之前沒存的草稿/).waitFor()
    expect(await field().inputValue()).toBe('{姓名}，寫到一半')
    await page.reload()
    await page.getByRole('navigation').waitFor()
    await goTo(page, address)
    await page.getByRole('tab', { name: '訊息' }).click()
    await page.getByText(/這是你之前沒存的草稿/).waitFor()
    expect(await field().inputValue()).toBe('{姓名}，寫到一半')
    await page.getByRole('button', { name: '放棄修改' }).click()
    await page.getByText('這是你們分會自己的範本。').waitFor()
  })

  test('leave a note of the answers of several at once', async () => {
    await goTo(page, address)
    await page.getByRole('tab', { name: /^賓客/ }).click()
    const boxes = page.getByRole('grid', { name: '賓客' }).getByRole('checkbox')
    for (const index of [1, 2]) await boxes.nth(index).click({ force: true })
    await page.getByRole('group', { name: '2 位的報名' }).getByRole('button', { name: '會來' }).click()
    await page.getByText('記錄了 2 個回覆。').waitFor()
    await filter(page, '會來', 2).waitFor()
  })

  test('go with a waitlist whose rule is set in the plan', async () => {
    await page.getByRole('tab', { name: '企劃' }).click()
    await page.getByRole('button', { name: /候補順序/ }).click()
    await page.getByRole('option', { name: '上次沒補上的優先' }).click()
    await page.getByRole('button', { name: /空出的位子/ }).click()
    await page.getByRole('option', { name: '保留 24 小時等回覆' }).click()
    await page.getByRole('button', { name: /保留 24 小時等回覆/ }).waitFor()
  })
})
