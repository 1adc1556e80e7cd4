import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import {
  answerNext,
  filter,
  goTo,
  guestRows,
  inviteFound,
  inviteShown,
  openSample,
  planSalon,
  toFirstGuest,
} from './steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
})

afterAll(() => running.close())

describe('a new salon', () => {
  test('says of each field what is missing, and is planned in Chinese with a run-sheet whose clock runs along', async () => {
    await goTo(page, '/salons/new')
    const dialog = page.getByRole('dialog', { name: '新增沙龍' })
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await dialog.getByText('給這場沙龍一個主題，暫定的也可以。').waitFor()

    await dialog.getByLabel('主題').fill('冬夜讀詩')
    await dialog.getByLabel('開始時間').fill('晚上7點')
    await dialog.getByLabel('開始時間').press('Tab')
    await dialog.getByRole('button', { name: '加一行' }).click()
    await page.keyboard.type('開場')
    await page.keyboard.press('Enter')
    await page.keyboard.type('讀詩')
    const clocks = () => dialog.getByRole('list', { name: '流程表' }).getByRole('listitem').allInnerTexts()
    await expect.poll(clocks).toEqual(['19:00', '19:15'])

    await dialog.getByRole('button', { name: '移動「讀詩」：方向鍵或拖曳' }).press('ArrowUp')
    await dialog.getByText('「讀詩」移到第 1 行，共 2 行').waitFor({ state: 'attached' })
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await page.getByRole('heading', { level: 1, name: '冬夜讀詩' }).waitFor()

    await page.getByRole('tab', { name: '企劃' }).click()
    await expect.poll(() => page.getByLabel('做什麼').first().inputValue()).toBe('讀詩')
  })

  test('on a date that is over is told so, and recorded all the same', async () => {
    await goTo(page, '/salons/new')
    const dialog = page.getByRole('dialog', { name: '新增沙龍' })
    await dialog.getByLabel('主題').fill('補登的一晚')
    await dialog.getByLabel('開始日期').fill('2024-01-13')
    await dialog.getByLabel('開始日期').press('Tab')
    await dialog.getByText('這個日期已經過了；如果是要補登辦過的沙龍，沒問題。').waitFor()
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await page.getByRole('heading', { level: 1, name: '補登的一晚' }).waitFor()
  })
})

describe('the guest list', () => {
  test('gives seats until they are gone, then places on the waitlist, and a declined seat goes to the first in line', async () => {
    await planSalon(page, { theme: '三個座位的晚上', seats: '3' })
    const invited = await inviteFound(page, 'lin')
    expect(invited).toBeGreaterThan(5)

    await page.getByRole('tab', { name: '賓客' }).click()
    await filter(page, '已邀請', invited).waitFor({ state: 'attached' })
    await toFirstGuest(page)
    await answerNext(page, 'ggggg')
    await filter(page, '會來', 3).waitFor({ state: 'attached' })
    await filter(page, '候補', 2).waitFor({ state: 'attached' })
    await page.getByText(/排候補第 2 位。$/).waitFor()
    const first = await guestRows(page).nth(3).locator('a').innerText()
    await guestRows(page).nth(3).getByText('候補第 1').waitFor()

    await toFirstGuest(page)
    await page.keyboard.press('d')
    await page.getByText(`${first}從候補遞補上來了。`).waitFor()
    await filter(page, '會來', 3).waitFor({ state: 'attached' })
    await filter(page, '候補', 1).waitFor({ state: 'attached' })

    await page.getByRole('button', { name: '復原' }).last().click()
    await filter(page, '候補', 2).waitFor({ state: 'attached' })
    await filter(page, '不克前來', 1).waitFor({ state: 'detached' })
  })

  test('says so when there are more guests than seats, and moves the latest to the waitlist', async () => {
    await page.getByRole('tab', { name: '企劃' }).click()
    await page.getByRole('button', { name: '座位數: 3' }).click()
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await page.getByText('多了 1 位').waitFor()
    await page.getByRole('button', { name: '把最晚的 1 位移到候補' }).click()
    await expect.poll(() => page.getByText('多了 1 位').count()).toBe(0)
    await page.getByRole('tab', { name: '賓客' }).click()
    await filter(page, '會來', 2).waitFor({ state: 'attached' })
    await filter(page, '候補', 3).waitFor({ state: 'attached' })
  })

  test('takes a guest off the list and back again', async () => {
    const all = await guestRows(page).count()
    await toFirstGuest(page)
    await page.keyboard.press('Delete')
    await page.getByText(/已從名單移除/).waitFor()
    await filter(page, '全部', all - 1).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: '復原' }).last().click()
    await expect.poll(() => guestRows(page).count()).toBe(all)
  })

  test('offers what can be done with a guest by keyboard alone, and leaves the keyboard on the list', async () => {
    await toFirstGuest(page)
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: '打開成員頁' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
    await expect
      .poll(() => page.getByRole('grid', { name: '賓客' }).evaluate((grid) => grid === document.activeElement))
      .toBe(true)
  })
})

describe('a salon', () => {
  test('is called off without a question and brought back from the same place', async () => {
    await page.getByRole('button', { name: '這場沙龍的其他動作' }).click()
    await page.getByRole('menuitem', { name: '取消這場' }).click()
    await page.getByText(/^這場沙龍已在.*取消。$/).waitFor()
    expect(await page.getByRole('button', { name: '開啟報到台' }).count()).toBe(0)
    await page.getByRole('button', { name: '恢復這場' }).click()
    await page.getByRole('button', { name: '開啟報到台' }).waitFor()
  })

  test('is held again with everything but its date and its guests', async () => {
    const before = await page.getByRole('region', { name: '這個晚上' }).innerText()
    await page.getByRole('tab', { name: '企劃' }).click()
    // Whoever is offered before the letters are looked up goes again, so the test waits for one by name.
    const name = '陳怡君'
    await page.getByRole('combobox', { name: '主持' }).fill(name)
    await page.getByRole('option').filter({ hasText: name }).first().click()
    await page.getByRole('region', { name: '這個晚上' }).getByRole('link', { name }).waitFor()

    await page.getByRole('button', { name: '這場沙龍的其他動作' }).click()
    await page.getByRole('menuitem', { name: '再辦一次…' }).click()
    const dialog = page.getByRole('dialog', { name: '再辦一次' })
    await dialog.getByRole('button', { name: `移除「${name}」` }).waitFor()
    await dialog.getByLabel('主題').fill('再三個座位的晚上')
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^找到 \d+ 人$/).waitFor()
    const after = await page.getByRole('region', { name: '這個晚上' }).innerText()
    expect(after).toContain(name)
    expect(after.split('\n')[2]).not.toBe(before.split('\n')[2])
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('再三個座位的晚上')
  })

  test('that is over tells who came and who did not', async () => {
    await planSalon(page, { theme: '去年的晚上', seats: '10', date: '2025-12-06' })
    await page.getByRole('tab', { name: '事前' }).click()
    await page.getByRole('radio', { name: '邀請' }).click({ force: true })
    await inviteShown(page, 'chen')
    await page.getByRole('tab', { name: '賓客' }).click()
    await toFirstGuest(page)
    await answerNext(page, 'ggg')
    await filter(page, '會來', 3).waitFor({ state: 'attached' })
    for (const index of [0, 1]) {
      await guestRows(page)
        .nth(index)
        .getByRole('button', { name: /的其他動作$/ })
        .click()
      await page.getByRole('menuitem', { name: '登記為已到' }).click()
      await filter(page, '已到', index + 1).waitFor({ state: 'attached' })
    }
    const missing = await guestRows(page).nth(2).locator('a').innerText()

    await page.getByRole('tab', { name: '誰來了' }).click()
    await page.getByText('來了 2 人（10 個座位）；說會來的有 1 人沒到。').waitFor()
    const absent = page.getByRole('grid', { name: '說會來、但沒到' }).locator('[role="row"][data-index]')
    await expect.poll(() => absent.count()).toBe(1)
    expect(await absent.first().innerText()).toContain(missing)
    const came = page.getByRole('grid', { name: '來的人' }).locator('[role="row"][data-index]')
    await expect.poll(() => came.count()).toBe(2)
  })
})
