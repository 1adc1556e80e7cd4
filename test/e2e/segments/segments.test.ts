import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openRegister } from '../rosters/steps.ts'
import { planSalon } from '../salons/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(() => running.close())

/** How many the segment that is being made finds. */
async function counted(): Promise<number> {
  const words = await page.getByRole('region', { name: '找的是誰' }).getByRole('status').textContent()
  return Number(/\d+/.exec(words?.replaceAll(',', '') ?? '')?.[0] ?? 0)
}

/** Adds a condition to a group, by what it is about. */
async function add(about: string, group = page.getByRole('group', { name: '條件', exact: true })): Promise<void> {
  const field = group.getByRole('combobox', { name: '加條件' }).last()
  await field.fill(about)
  await page.getByRole('option', { name: about, exact: true }).click()
}

describe('a segment', () => {
  test('is put together by the keyboard and the mouse, and says whom it finds while it is made', async () => {
    await goTo(page, '/exports/segments')
    await page.getByRole('button', { name: '新分群' }).click()
    await page.getByRole('textbox', { name: '名稱' }).fill('常客')
    await expect.poll(counted).toBeGreaterThan(300)
    const everybody = await counted()
    await page.getByRole('combobox', { name: '加條件' }).focus()
    await page.keyboard.type('沙龍')
    await page.getByRole('option', { name: '沙龍', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    const salons = page.getByRole('group', { name: '沙龍', exact: true })
    await expect.poll(counted).toBeLessThan(everybody)
    const visitors = await counted()
    await salons.getByRole('spinbutton', { name: '幾次' }).fill('2')
    await page.getByText('近 90 天內來過沙龍至少 2 次的成員').waitFor()
    await expect.poll(counted).toBeLessThan(visitors)
    const regulars = await counted()
    expect(regulars).toBeGreaterThan(0)

    await page.getByRole('button', { name: '加一組' }).click()
    const inner = page.getByRole('group', { name: '一組條件' })
    await add('等級', inner)
    await add('已封存', inner)
    await page.getByText('近 90 天內來過沙龍至少 2 次，且（等級是合夥人，或已封存）的成員').waitFor()
    await expect.poll(counted).toBeLessThan(regulars)
    await inner.getByRole('button', { name: '移除這一組' }).click()
    await expect.poll(counted).toBe(regulars)

    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByText('已儲存「常客」。').waitFor()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '常客', exact: true }) })
    await row.getByText(`${regulars} 位成員`).waitFor()
  })

  test('narrows the list of members, which is kept as another one that is made of it', async () => {
    await page.getByRole('button', { name: '顯示「常客」的成員' }).click()
    const grid = page.getByRole('grid', { name: '成員列表' })
    await grid.waitFor()
    await page.getByText('分群：常客').waitFor()
    await page.getByPlaceholder('姓名、拼音、電話、標籤').fill('chen')
    await page.getByRole('button', { name: '存成分群' }).click()
    await page.getByText('在分群「常客」裡，且搜尋得到「chen」的成員').waitFor()
    await page.getByRole('textbox', { name: '名稱' }).fill('姓陳的常客')
    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByText('用在「姓陳的常客」裡。').waitFor()
    await page.getByRole('button', { name: '刪除「常客」' }).click()
    await page.getByText('「常客」正由「姓陳的常客」使用。請先從那裡移除。').waitFor()
    expect(await page.getByRole('link', { name: '常客', exact: true }).count()).toBe(1)
  })

  test('is whom a salon is opened to', async () => {
    await planSalon(page, { theme: '夜讀', seats: '20' })
    await page.getByRole('tab', { name: '邀請' }).click()
    const invite = page.getByRole('button', { name: /^邀請找到的 \d+ 人$/, disabled: false })
    await invite.waitFor()
    const everybody = await invite.textContent()
    await page.getByRole('button', { name: /不限分群/ }).click()
    await page.getByRole('option', { name: '姓陳的常客' }).click()
    await expect.poll(() => invite.textContent()).not.toBe(everybody)
    await invite.click()
    await page.getByText(/^邀請了 \d+ 人。/).waitFor()
  })
})
