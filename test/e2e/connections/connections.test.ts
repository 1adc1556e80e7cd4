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

describe('connections', () => {
  test('say how well each chapter hangs together, in a figure with its own numbers', async () => {
    await goTo(page, '/connections')
    await page
      .getByText(/過去 365 天來過的 \d+ 位成員中，\d+ 位有 2 條以上溫暖的連結/)
      .first()
      .waitFor()
    expect(await page.getByRole('img', { name: /最近十二個月月底有連結的比例/ }).count()).toBe(3)
  })

  test('introduce a newcomer to who is suggested, and follow what becomes of it', async () => {
    const newcomers = page.locator('section').filter({ has: page.getByRole('heading', { name: '還沒認識人的新朋友' }) })
    const first = newcomers
      .getByRole('listitem')
      .filter({ has: page.getByRole('button') })
      .first()
    const name = await first.getByRole('link').first().innerText()
    await first.getByRole('button', { name: new RegExp(`把${name}引薦給`) }).click()
    const dialog = page.getByRole('dialog', { name: `引薦${name}` })
    await dialog.getByRole('button', { name: '他們認識了' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => newcomers.getByRole('link', { name, exact: true }).count()).toBe(0)
    await page.getByRole('tab', { name: '引薦' }).click()
    const row = page.getByRole('tabpanel').getByRole('listitem').first()
    await row.getByRole('link', { name, exact: true }).waitFor()
    await row.getByText('還言之過早').waitFor()
    await row.getByText('深厚').waitFor()
  })

  test('draw the map, walk it with the keyboard, and tell the same in a table', async () => {
    await page.getByRole('tab', { name: '關係圖' }).click()
    const map = page.getByRole('img', { name: /關係圖：[\d,]+ 人、[\d,]+ 條連結/ })
    await map.focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('complementary')
      .getByText(/^\d+ 條連結$/)
      .waitFor()
    const people = /([\d,]+) 人/.exec((await map.getAttribute('aria-label')) ?? '')?.[1]
    await page.getByRole('radio', { name: '表格' }).click({ force: true })
    const table = page.getByRole('grid', { name: '圖上的所有人' })
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(Number(people) + 1))
  })

  test('lead from an interest group to its first salon, filled', async () => {
    await page.getByRole('tab', { name: '興趣圈' }).click()
    // The sample was made in the language of the machine, and so were its interests.
    const tribe = page.getByRole('button', { name: /^規劃.*沙龍：.+$/ }).first()
    const interest = /：(.+)$/.exec((await tribe.getAttribute('aria-label')) ?? '')?.[1] ?? ''
    await tribe.click()
    const dialog = page.getByRole('dialog', { name: '新增沙龍' })
    await dialog.getByText(interest, { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
  })

  test('are reckoned as the community says, which is told before it is saved', async () => {
    await page.getByRole('tab', { name: '計算方式' }).click()
    await page.getByLabel('有連結：至少幾條溫暖的連結').fill('５')
    await page.getByText(/會有 \d+ 人改變/).waitFor()
    await page
      .getByRole('tabpanel')
      .getByText(/\d+% → \d+%/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '儲存', exact: true }).click()
    await page.getByRole('tab', { name: '連結健康' }).click()
    await page
      .getByText(/位有 5 條以上溫暖的連結/)
      .first()
      .waitFor()
  })

  test('stand on the page of a member, each with why', async () => {
    await page.getByRole('tab', { name: '誰在牽線' }).click()
    await page.getByRole('tabpanel').getByRole('listitem').first().getByRole('link').click()
    const circle = page.getByRole('region', { name: '人際圈' })
    await circle
      .getByText(/同場 \d+ 次，確實碰過面 \d+ 次；最近一次是/)
      .first()
      .waitFor()
  })
})
