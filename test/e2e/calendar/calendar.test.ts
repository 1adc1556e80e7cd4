import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openSample, planSalon } from '../salons/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
})

afterAll(() => running.close())

/** A day of the grid that is shown. */
function cell(day: string) {
  return page.locator(`[data-day="${day}"]`)
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

const THURSDAY = nextThursday()

/** The first Thursday of the month after next: the sample has nothing of its own there but what comes round. */
function nextThursday(): string {
  const now = new Date()
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 1))
  return dayAfter(first.toISOString().slice(0, 10), (4 - first.getUTCDay() + 7) % 7)
}

describe('the calendar', () => {
  test('lets a series come round, and one key makes a salon of its next date', async () => {
    await goTo(page, '/calendar/series/new')
    const dialog = page.getByRole('dialog', { name: '定期的系列' })
    await dialog.getByLabel('系列名稱').fill('週四詩會')
    await dialog.getByLabel('第一場').fill(THURSDAY)
    await dialog.getByLabel('第一場').press('Tab')
    await dialog.getByText('每週的星期四 19:30').waitFor()
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(10)
    await dialog.getByRole('button', { name: '建立系列' }).click()
    await page.getByText('「週四詩會」開始定期舉辦。').waitFor()

    for (const _ of [1, 2]) await page.getByRole('button', { name: '往後' }).click()
    await cell(THURSDAY)
      .getByRole('button', { name: /週四詩會.*還沒安排/ })
      .waitFor()
    await cell(dayAfter(THURSDAY, 7))
      .getByRole('button', { name: /週四詩會/ })
      .waitFor()
    await cell(THURSDAY).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '週四詩會' }).waitFor()
  })

  test('goes from day to day with the arrows, and moves a salon with Alt and an arrow until that is taken back', async () => {
    await goTo(page, '/calendar')
    // On a day of which nothing is known yet ↵ plans a salon.
    await cell(THURSDAY)
      .getByRole('button', { name: /週四詩會/ })
      .waitFor()
    await cell(THURSDAY).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+ArrowRight')
    const friday = dayAfter(THURSDAY, 1)
    await cell(friday)
      .getByRole('button', { name: /週四詩會.*原訂/ })
      .waitFor()
    await page.getByRole('button', { name: '復原' }).click()
    await cell(THURSDAY)
      .getByRole('button', { name: /週四詩會/ })
      .waitFor()
    await expect.poll(() => cell(friday).getByRole('button').count()).toBe(0)

    await cell(THURSDAY).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-day'))).toBe(friday)
    await page.keyboard.press('w')
    await expect.poll(() => page.locator('[data-day]').count()).toBe(7)
    await page.keyboard.press('l')
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await page.keyboard.press('m')
  })

  test('moves a salon that is dragged to another day', async () => {
    const target = dayAfter(THURSDAY, 4)
    await cell(THURSDAY)
      .getByRole('button', { name: /週四詩會/ })
      .dragTo(cell(target))
    await cell(target)
      .getByRole('button', { name: /週四詩會/ })
      .waitFor()
  })

  test('points out another salon of the chapter on the same day', async () => {
    const day = dayAfter(THURSDAY, 20)
    await planSalon(page, { theme: '甲', seats: '5', date: day })
    await planSalon(page, { theme: '乙', seats: '5', date: day })
    await page.getByRole('tab', { name: '企劃' }).click()
    await page.getByText('分會這天還有「甲」').waitFor()
  })

  test('takes in a calendar file after showing what is in it', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:from-elsewhere',
      'SUMMARY:別處的讀書會',
      `DTSTART;TZID="Taipei Standard Time":${dayAfter(THURSDAY, 2).replaceAll('-', '')}T140000`,
      'DURATION:PT2H',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const take = async () => {
      await goTo(page, '/calendar/import')
      const dialog = page.getByRole('dialog', { name: '匯入行事曆' })
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'other.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) })
      await dialog
        .getByRole('listitem', { includeHidden: true })
        .filter({ hasText: '別處的讀書會' })
        .waitFor({ state: 'attached' })
      return dialog
    }
    const dialog = await take()
    await dialog.getByRole('button', { name: '匯入 1 項' }).click()
    await cell(dayAfter(THURSDAY, 2))
      .getByRole('button', { name: /14:00.*別處的讀書會/ })
      .waitFor()
    const again = await take()
    await again.getByText('維持原樣的 1 項').waitFor()
    await again.getByText('維持原樣的 1 項').click()
    await again.getByText('已經有了', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
  })
})
