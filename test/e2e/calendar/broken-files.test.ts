import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { GOOGLE, OUTLOOK_INVITATION, foldedByBytes, lines } from '../../helpers/calendar-files.ts'
import { goTo, openSample } from '../salons/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
})

afterAll(() => running.close())

/** Drops a file into the dialog that takes in calendars. */
async function drop(name: string, bytes: Uint8Array | string) {
  await goTo(page, '/calendar')
  await goTo(page, '/calendar/import')
  const dialog = page.getByRole('dialog', { name: '匯入行事曆' })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(bytes as Uint8Array) })
  return dialog
}

describe('a calendar file', () => {
  test('that is none, or holds nothing, is refused in a sentence that names it', async () => {
    const rubbish = await drop('名冊.ics', '姓名,手機\n王小明,0912345678\n')
    await rubbish.getByText('「名冊.ics」不是行事曆檔。請用行事曆匯出的 .ics 檔。').waitFor()
    expect(await rubbish.getByRole('button', { name: /^匯入 \d+ 項$/ }).count()).toBe(0)

    const empty = await drop('空的.ics', lines('BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'))
    await empty.getByText('這個檔案裡沒有任何活動。請重新匯出，並確認是對的行事曆。').waitFor()

    const large = await drop('很大.ics', new Uint8Array(20 * 1024 * 1024).fill(0x41))
    await large.getByText('「很大.ics」不是行事曆檔。請用行事曆匯出的 .ics 檔。').waitFor()
  })

  test('that breaks off, or has events without a date, says so and still offers what can be read', async () => {
    const text = lines(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:undated',
      'SUMMARY:沒有日期',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:whole',
      'SUMMARY:讀得到的那一場',
      'DTSTART;TZID=Asia/Taipei:20260307T190000',
      'END:VEVENT',
    )
    const dialog = await drop('斷了.ics', text)
    await dialog.getByText('這個檔案不完整。前面讀得到的都在這裡，其餘請重新匯出。').waitFor()
    await dialog.getByText('有 1 項讀不出日期（第 2 行），不會匯入。').waitFor()
    await dialog.getByText('讀得到的那一場').waitFor()
    await dialog.getByText('沒寫結束時間，當作兩小時或一天').waitFor()
    await page.keyboard.press('Escape')
    await goTo(page, '/salons')
    expect(await page.getByText('讀得到的那一場').count()).toBe(0)
  })

  test('of Google, also folded inside characters, and an invitation of Outlook are offered as they are meant', async () => {
    const google = await drop('google.ics', foldedByBytes(GOOGLE.replaceAll('\r\n ', '')))
    await google.getByText('城市與記憶').waitFor()
    await google.getByText('週四讀書夜', { exact: true }).first().waitFor()
    const outlook = await drop('outlook.ics', OUTLOOK_INVITATION)
    await outlook.getByText('週四職場診療室').first().waitFor()
    expect(await outlook.getByText('不認得時區，用分會的').count()).toBe(0)
  })
})
