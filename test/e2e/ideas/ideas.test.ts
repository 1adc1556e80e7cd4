import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openRegister } from '../rosters/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  page.setDefaultTimeout(8000)
})

afterAll(() => running.close())

const TEXT = '每個月辦一次散步讀書'
const column = (state: string) => page.getByRole('region', { name: state, exact: true })

describe('ideas of members', () => {
  test('are written down outside any salon, and stand among those that were heard', async () => {
    await goTo(page, '/ideas')
    await page.getByRole('button', { name: '記下想法' }).click()
    const dialog = page.getByRole('dialog', { name: '記下想法' })
    await dialog.getByRole('textbox', { name: '說了什麼' }).fill(TEXT)
    await dialog.getByRole('combobox', { name: '誰說的' }).fill('陳永健')
    await page.getByRole('option').filter({ hasText: '陳永健' }).first().click()
    await dialog.getByRole('button', { name: '儲存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await column('聽到了').getByRole('row', { name: TEXT }).waitFor()
  })

  test('are carried to another column with the keyboard', async () => {
    const grid = page.getByRole('grid', { name: '聽到了：想法與意見' })
    await grid.getByRole('row').first().focus()
    const row = grid.getByRole('row', { name: TEXT })
    for (let at = 0; at < 4 && !(await row.evaluate((each) => each === document.activeElement)); at += 1)
      await page.keyboard.press('ArrowDown')
    // The words, which open it, and then the handle.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    // What is lifted is offered to the next column; Tab goes on to the one after it.
    const offered = () => page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'))
    await expect.poll(offered).toBe('回覆了')
    await page.keyboard.press('Enter')
    await column('回覆了').getByRole('row', { name: TEXT }).waitFor()
  })

  test('are carried with the mouse', async () => {
    const card = (state: string) => column(state).getByRole('row', { name: TEXT })
    await card('回覆了').dragTo(column('聽到了').getByRole('grid'), { targetPosition: { x: 20, y: 8 } })
    await card('聽到了').waitFor()
    await card('聽到了').dragTo(column('回覆了').getByRole('grid'), { targetPosition: { x: 20, y: 8 } })
    await card('回覆了').waitFor()
  })

  test('are opened by a press on their card, and by none on its menu', async () => {
    const card = column('回覆了').getByRole('row', { name: TEXT })
    const menu = card.getByRole('button', { name: `移動「${TEXT}」` })
    const sheet = page.getByRole('dialog', { name: '想法', exact: true })
    for (const press of [() => menu.click(), () => menu.press('Enter')]) {
      await press()
      await page.getByRole('menuitem', { name: '婉拒了' }).waitFor()
      expect(await sheet.count()).toBe(0)
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
    }
    await card.press('Enter')
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await card.getByText(TEXT).click()
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  })

  test('are declined for a reason only', async () => {
    await column('回覆了')
      .getByRole('button', { name: `移動「${TEXT}」` })
      .click()
    await page.getByRole('menuitem', { name: '婉拒了' }).click()
    const dialog = page.getByRole('dialog', { name: '婉拒這個想法' })
    expect(await dialog.getByRole('button', { name: '婉拒' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'detached' })
    await column('回覆了').getByRole('row', { name: TEXT }).waitFor()
  })

  test('are adopted, announced on the run sheet of the next salon, and thanked for', async () => {
    await column('回覆了').getByRole('button', { name: TEXT, exact: true }).click()
    const sheet = page.getByRole('dialog', { name: '想法' })
    await sheet.getByRole('button', { name: '採納', exact: true }).click()
    await sheet.getByRole('button', { name: /^在 .+宣布$/ }).click()
    const salon = sheet.getByRole('region', { name: '後來怎麼了' }).getByRole('link').first()
    await salon.waitFor()
    const address = ((await salon.getAttribute('href')) ?? '').replace('#', '')
    await sheet.getByRole('button', { name: '謝謝陳永健' }).click()
    await sheet.getByRole('textbox', { name: /說了什麼/ }).fill('在門口謝過了')
    await sheet.getByRole('button', { name: '謝過了' }).click()
    await sheet.getByText(/在門口謝過了/).waitFor()
    await page.keyboard.press('Escape')
    await column('謝過了').getByRole('row', { name: TEXT }).waitFor()
    await goTo(page, address)
    await page.getByRole('tab', { name: '企劃' }).click()
    const titles = () =>
      page.getByLabel('做什麼').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
    await expect.poll(titles).toContain(`我們採納了：${TEXT}`)
  })

  test('earn points, which are spent on the page of whoever had them', async () => {
    await goTo(page, '/ideas')
    await page.getByRole('button', { name: TEXT, exact: true }).click()
    await page.getByRole('dialog').getByRole('link', { name: '陳永健' }).first().click()
    const points = page.getByRole('region', { name: '積分' })
    await points.getByRole('row').filter({ hasText: TEXT }).getByText('+60').waitFor()
    const balance = async () => Number(/(-?\d+) 分/.exec(await points.getByRole('heading').innerText())?.[1])
    const before = await balance()
    await points.getByRole('button', { name: '兌換', exact: true }).click()
    await page.getByRole('menuitem').first().click()
    await expect.poll(balance).toBe(before - 60)
    await points
      .getByRole('button', { name: /^收回：兌換：/ })
      .first()
      .click()
    await points.getByRole('textbox', { name: /為什麼收回/ }).fill('茶賣完了')
    await points.getByRole('button', { name: '收回', exact: true }).click()
    await expect.poll(balance).toBe(before)
  })
})
