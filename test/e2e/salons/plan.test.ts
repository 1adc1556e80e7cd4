import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openSample } from './steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
})

afterAll(() => running.close())

describe('planning a salon', () => {
  test('starts from a template, takes a suggested theme, and brings run-sheet, tasks and budget', async () => {
    await goTo(page, '/salons/new')
    const dialog = page.getByRole('dialog', { name: '新增沙龍' })
    await dialog.getByRole('button', { name: /從哪裡開始/ }).click()
    await page.getByRole('option').filter({ hasText: '範本' }).filter({ hasText: '品酒夜' }).click()
    await dialog.getByText('一起帶來：10 件待辦、6 筆預算，建立後在企劃裡。').waitFor()
    const idea = dialog.getByRole('list', { name: '可以聊什麼' }).getByRole('button').first()
    await idea.click()
    const theme = await dialog.getByLabel('主題').inputValue()
    expect(theme).not.toBe('')
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await page.getByRole('heading', { level: 1, name: theme }).waitFor()
    await page.getByRole('tab', { name: '企劃' }).click()
    await page.getByRole('checkbox', { name: '完成：定預算與主題，請侍酒師選四支酒' }).waitFor({ state: 'attached' })
    await page.getByText('前 30 天').first().waitFor()
  })

  test('knows the chapter’s venues, and reads amounts as people type them', async () => {
    const venue = page.getByRole('combobox', { name: '場地' })
    const before = await venue.inputValue()
    await venue.click()
    await page.getByRole('option').filter({ hasText: before }).click()
    await expect.poll(() => venue.inputValue()).toMatch(new RegExp(`^${before}（.+）$`))
    await page.getByRole('link', { name: '看這個場地' }).waitFor()

    const wine = page.getByLabel('預計：酒', { exact: true })
    await wine.fill('四千')
    await wine.press('Tab')
    await page.getByText('看不懂這個金額').waitFor()
    await wine.fill('４，８００')
    await wine.press('Tab')
    await expect.poll(() => wine.inputValue()).toBe('4,800')
    const fee = page.getByLabel('每人費用')
    await fee.fill('NT$600')
    await fee.press('Tab')
    await page.getByText(/8 人付費就打平。/).waitFor()
  })

  test('gives a task an owner and a day that moves with the salon; ticking it takes it off the list', async () => {
    const row = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: /定預算與主題/ }) })
    await row.getByRole('combobox', { name: '誰負責' }).fill('美玲')
    const days = row.getByRole('spinbutton')
    await days.fill('-2')
    await days.press('Enter')
    await page.getByRole('heading', { level: 1 }).click()
    await page.getByText('後 2 天').first().waitFor()

    await goTo(page, '/salons')
    await page.getByRole('tab', { name: /待辦/ }).click()
    await page.getByText('所有人的').click()
    const tasks = page.getByRole('tabpanel').getByRole('listitem')
    const mine = tasks.filter({ hasText: '定預算與主題' }).filter({ hasText: '美玲' })
    await mine.waitFor()
    await mine.getByRole('checkbox').click({ force: true })
    await page.getByText('完成了：定預算與主題，請侍酒師選四支酒').waitFor()
    await mine.waitFor({ state: 'detached' })
  })

  test('keeps venues with what is known of them', async () => {
    await goTo(page, '/salons/venues')
    await page.getByRole('button', { name: '新增場地' }).click()
    const dialog = page.getByRole('dialog', { name: '新增場地' })
    await dialog.getByLabel('名稱').fill('河岸閣樓')
    await dialog.getByLabel('座位數').fill('３０')
    await dialog.getByLabel(/^一晚費用/).fill('3,000')
    await dialog.getByRole('button', { name: '儲存' }).click()
    await dialog.waitFor({ state: 'detached' })
    const card = page.locator('section').filter({ hasText: '河岸閣樓' })
    await card.getByText('30 席 · 一晚 $3,000').waitFor()
    await card.getByRole('button', { name: '封存河岸閣樓' }).click()
    await page.getByText('河岸閣樓已封存。').waitFor()
  })
})
