import type { Locator, Page } from 'playwright'
import { type RunningApp, launchApp } from '../../helpers/app.ts'

/** The sample community in Chinese as it is written in Taiwan, with its frame on screen. */
export async function openSample(args: readonly string[] = []): Promise<RunningApp> {
  const running = await launchApp({ args: ['--open-sample', ...args] })
  const { page } = running
  await page.getByRole('navigation').waitFor()
  await page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
  await page.getByRole('link', { name: '沙龍' }).first().waitFor()
  return running
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

/** Plans a salon of the first chapter and answers with its address once its page is there. */
export async function planSalon(page: Page, given: { theme: string; seats: string; date?: string }): Promise<string> {
  await goTo(page, '/salons/new')
  const dialog = page.getByRole('dialog', { name: '新增沙龍' })
  await dialog.getByLabel('主題').fill(given.theme)
  await dialog.getByLabel('座位數').fill(given.seats)
  if (given.date !== undefined) {
    await dialog.getByLabel('開始日期').fill(given.date)
    await dialog.getByLabel('開始日期').press('Tab')
  }
  await dialog.getByRole('button', { name: '建立沙龍' }).click()
  await page.getByRole('heading', { level: 1, name: given.theme }).waitFor()
  return page.evaluate(() => location.hash.slice(1))
}

/** Invites everybody of the chapter who matches, and answers with how many that were. */
export async function inviteFound(page: Page, search: string): Promise<number> {
  await page.getByRole('tab', { name: '邀請' }).click()
  return inviteShown(page, search)
}

/** The same where the invitations are on screen already. */
export async function inviteShown(page: Page, search: string): Promise<number> {
  await page.getByLabel('姓名、拼音、電話、標籤').fill(search)
  const button = page.getByRole('button', { name: /^邀請找到的 \d+ 人$/, disabled: false })
  await button.waitFor()
  const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0])
  await button.click()
  await page.getByText(`邀請了 ${count} 人。`).waitFor()
  return count
}

/** The chip over the guest list that shows one part of it with its count. */
export function filter(page: Page, name: string, count: number): Locator {
  return page.getByRole('radio', { name: new RegExp(`^${name}\\s*${count}$`) })
}

export function guestRows(page: Page): Locator {
  return page.getByRole('grid', { name: '賓客' }).locator('[role="row"][data-index]')
}

/** Puts the cursor on the first guest of the list. */
export async function toFirstGuest(page: Page): Promise<void> {
  await guestRows(page).first().locator('a').waitFor()
  await page.getByRole('grid', { name: '賓客' }).focus()
  await page.keyboard.press('Home')
}

/** Writes one answer on each of the next guests, one key and one arrow a guest. */
export async function answerNext(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.keyboard.press('ArrowDown')
  }
}
