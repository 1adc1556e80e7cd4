import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openSample, planSalon } from './steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
})

afterAll(() => running.close())

const rows = (name: RegExp): Locator => page.getByRole('grid', { name }).locator('[role="row"][data-index]')
const toSuggestions = () => page.getByRole('tab', { name: '推薦名單' }).click()

/** Finds somebody by name in a field that completes, and takes the first match. */
async function choose(field: Locator, name: string): Promise<void> {
  await field.fill(name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toContain(name)
}

describe('suggestions', () => {
  test('say why, follow the sliders, and invite the first so many in one step that can be undone', async () => {
    await planSalon(page, { theme: '職場夜談', seats: '8' })
    await toSuggestions()
    await rows(/推薦名單/)
      .first()
      .getByText(/。/)
      .first()
      .waitFor()
    await page.getByText('，還有 8 個空位。').waitFor()

    await page.getByRole('slider', { name: '新朋友' }).press('End')
    await rows(/推薦名單/)
      .first()
      .getByText(/還沒來過。|還沒有認識的人。/)
      .waitFor()
    await page.getByRole('slider', { name: '新朋友' }).press('Home')
    await page.getByRole('slider', { name: '常客' }).press('End')
    await rows(/推薦名單/)
      .first()
      .getByText(/最近 8 場來了 \d 場。/)
      .waitFor()

    await page.getByRole('button', { name: '邀請前 8 位' }).click()
    await page.getByText('邀請了 8 人。').waitFor()
    await page.getByRole('tab', { name: /^賓客\s*8$/ }).waitFor()
    await page.getByRole('button', { name: '復原' }).first().click()
    await page.getByRole('tab', { name: /^賓客\s*0?$/ }).waitFor()
  })

  test('take ticked people, and one by the keyboard', async () => {
    await planSalon(page, { theme: '插花的午後', seats: '20' })
    await toSuggestions()
    await rows(/推薦名單/)
      .nth(3)
      .waitFor()
    const boxes = page.getByRole('grid', { name: /推薦名單/ }).getByRole('checkbox')
    for (const index of [1, 3]) await boxes.nth(index).click({ force: true })
    await page.getByRole('button', { name: '邀請選取的 2 位' }).click()
    await page.getByText('邀請了 2 人。').waitFor()
    await page.getByRole('tab', { name: /^賓客\s*2$/ }).waitFor()
    await page.getByRole('grid', { name: /推薦名單/ }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByText('邀請了 1 人。').waitFor()
    await page.getByRole('tab', { name: /^賓客\s*3$/ }).waitFor()
  })

  test('show who is better left alone, with why and without a way to invite them', async () => {
    const choice = page.getByRole('radio', { name: /^不宜邀請（\d+）$/ })
    const listed = Number(
      /\d+/.exec((await choice.evaluate((radio) => radio.closest('label')?.textContent)) ?? '')?.[0],
    )
    expect(listed).toBeGreaterThan(0)
    await choice.click({ force: true })
    const why = /^(?:已撤回.+的聯絡同意，也沒有留下別的聯絡方式。|未成年，監護人還沒有同意|要求不要聯絡)$/
    await expect
      .poll(() =>
        rows(/不宜邀請/)
          .filter({ has: page.getByText(why) })
          .count(),
      )
      .toBe(listed)
    expect(
      await rows(/不宜邀請/)
        .getByRole('button')
        .count(),
    ).toBe(0)
  })
})

describe('two who are kept apart', () => {
  let address = ''

  test('are noted on the salon’s page by name, and pointed out once both are asked', async () => {
    await planSalon(page, { theme: '品酒之夜', seats: '20' })
    await toSuggestions()
    const first = rows(/推薦名單/)
      .nth(0)
      .locator('a')
    const second = rows(/推薦名單/)
      .nth(1)
      .locator('a')
    const names = [await first.innerText(), await second.innerText()] as const
    address = (await first.getAttribute('href')) ?? ''
    await page.getByRole('button', { name: '不同桌', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '不同桌' })
    await choose(dialog.getByRole('combobox', { name: '一位', exact: true }), names[0])
    await choose(dialog.getByRole('combobox', { name: '另一位' }), names[1])
    await dialog.getByRole('button', { name: '加一組不同桌的人' }).click()
    await dialog
      .getByRole('listitem')
      .filter({ hasText: `${names[0]}和${names[1]}` })
      .waitFor()
    await dialog.getByRole('button', { name: '關閉' }).last().click()
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: /^邀請前 \d+ 位$/ }).click()
    await page.getByText(/不宜同桌，而兩位都在邀請之列/).waitFor()
  })

  test('stand on the member’s page, where it can be taken back', async () => {
    await goTo(page, address.slice(1))
    const section = page.getByRole('region', { name: '不同桌' })
    await section
      .getByRole('button', { name: /可以同桌$/ })
      .first()
      .click()
    await page.getByText(/又可以同桌了。$/).waitFor()
    await section.getByRole('button', { name: '加一位不同桌的人' }).waitFor()
  })
})
