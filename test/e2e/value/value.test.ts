import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openRegister } from '../rosters/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(() => running.close())

/** Somebody of the sample with a membership number. */
async function somebody(): Promise<{ readonly name: string; readonly number: string }> {
  await goTo(page, '/members')
  await page.getByRole('grid', { name: '成員列表' }).getByRole('row').nth(1).click()
  const number = await page
    .getByText(/^[A-Z]{2}-\d{3}$/)
    .first()
    .innerText()
  const name = await page.getByRole('complementary').getByRole('heading', { level: 2 }).innerText()
  return { name, number }
}

async function bring(name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
}

describe('value', () => {
  test('shows the members behind a field of the grid, as many as it says', async () => {
    await goTo(page, '/value')
    const field = page.getByRole('button', { name: /^\d+ 位成員：多近 \d 分、多常 \d 分/, disabled: false }).first()
    const words = (await field.getAttribute('aria-label')) ?? ''
    const members = /^\d+/.exec(words)?.[0] ?? ''
    await field.click()
    const list = page.getByRole('grid', { name: '成員列表' })
    await expect.poll(() => list.getAttribute('aria-rowcount')).toBe(String(Number(members) + 1))
  })

  test('lets somebody know better than the figures, for a reason and until a day', async () => {
    await somebody()
    const value = page.getByRole('region', { name: '價值' }).first()
    await value.getByRole('button', { name: '手動指定' }).first().click()
    await value.getByRole('textbox', { name: '原因' }).fill('出借場地一整年')
    const until = value.getByLabel('到哪天為止').first()
    await until.fill('2027-12-31')
    await until.press('Tab')
    await value.getByRole('button', { name: '指定', exact: true }).click()
    await value.getByText(/「出借場地一整年」，到 2027年12月31日為止/).waitFor()
    await value.getByRole('button', { name: '改回依數字判定' }).click()
    await value.getByText('以前手動指定過').waitFor()
  })

  test('writes a purchase down in the community’s currency, and gives part of it back', async () => {
    await somebody()
    const ledger = page.getByRole('region', { name: '消費與會費' })
    await ledger.getByRole('button', { name: '記一筆消費' }).click()
    await ledger.getByRole('textbox', { name: '金額' }).fill('１，２００')
    await ledger.getByRole('button', { name: '儲存' }).click()
    const row = ledger.getByRole('listitem').filter({ hasText: '1,200' }).first()
    await row.getByRole('button', { name: '退款' }).click()
    await row.getByRole('textbox', { name: /^退多少/ }).fill('2000')
    await row.getByRole('button', { name: '退款' }).click()
    await row.getByText(/退的比付的多/).waitFor()
    await row.getByRole('textbox', { name: /^退多少/ }).fill('200')
    await row.getByRole('button', { name: '退款' }).click()
    await ledger
      .getByText(/^−.*200$/)
      .first()
      .waitFor()
  })

  test('tells whom other cut-offs would change before they are saved', async () => {
    await goTo(page, '/value')
    await page.getByRole('tab', { name: '設定' }).click()
    await page.getByRole('textbox', { name: '合夥人要幾分' }).fill('9')
    await page.getByText(/^會有 \d+ 人改變：/).waitFor()
    await page.getByText(/^會員 → 合夥人：\d+ 人$/).waitFor()
    expect(await page.getByRole('button', { name: '為所有人儲存' }).isEnabled()).toBe(true)
  })

  test('asks for a number where none can be read, and saves nothing until there is one', async () => {
    const field = page.getByRole('textbox', { name: '合夥人要幾分' })
    await field.fill('九分')
    await page.getByText('請填數字。').waitFor()
    expect(await page.getByRole('button', { name: '為所有人儲存' }).isDisabled()).toBe(true)
    await field.fill('９')
    await page.getByText('請填數字。').waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: '為所有人儲存' }).isEnabled()).toBe(true)
  })

  test('takes in a file of purchases from the File menu once, asks what it leaves open, and takes it all back', async () => {
    const { name, number } = await somebody()
    await running.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('import-purchases')?.click()
    })
    await page.getByRole('heading', { level: 1, name: '匯入消費' }).waitFor()
    const file = [
      '訂單編號,付款日期,金額,品名,姓名,會員編號',
      `Z-1,2026-01-05,"NT$1,200",套書,${name},${number}`,
      `Z-2,2026-01-06,¥2400,東京帶回的書,${name},${number}`,
      `Z-3,2026-01-07,(200),瑕疵書,${name},${number}`,
      `Z-4,2026-13-40,NT$90,貼紙,${name},${number}`,
      'Z-5,2026-01-09,NT$90,貼紙,從來沒來過的人,',
      '',
    ].join('\r\n')
    await bring('書店.csv', file)
    await page.getByText('有 1 人確定是誰。').waitFor()
    await page.getByRole('button', { name: /「¥」是哪種貨幣/ }).click()
    await page.getByRole('option', { name: /^JPY/ }).click()
    await page.getByRole('button', { name: /有 1 筆是負數/ }).click()
    await page.getByRole('option', { name: '是退款' }).click()
    await page
      .getByText(/這不是日期（「2026-13-40」）/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '匯入 3 筆' }).click()
    await page.getByRole('heading', { name: '匯入了 3 筆' }).waitFor()
    await page.getByRole('button', { name: '再匯入一個檔案' }).click()
    await bring('書店.csv', file)
    await page.getByRole('button', { name: /「¥」是哪種貨幣/ }).click()
    await page.getByRole('option', { name: /^JPY/ }).click()
    await page.getByRole('button', { name: /有 1 筆是負數/ }).click()
    await page.getByRole('option', { name: '是退款' }).click()
    await page.getByText('有 3 筆已經記過，不會重複。').waitFor()
    expect(await page.getByRole('button', { name: '匯入', exact: true }).isEnabled()).toBe(false)
    await page.keyboard.press('ControlOrMeta+z')
    await page.getByRole('button', { name: '匯入 3 筆' }).waitFor()
  })
})
