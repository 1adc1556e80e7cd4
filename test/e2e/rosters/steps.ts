import type { Page } from 'playwright'
import { type RunningApp, launchApp } from '../../helpers/app.ts'

/** The sample community in Chinese as it is written in Taiwan, with its register on screen. */
export async function openRegister(): Promise<RunningApp> {
  const running = await launchApp({ args: ['--open-sample'] })
  const { page } = running
  await page.getByRole('navigation').waitFor()
  await page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
  await goTo(page, '/members')
  await page.getByRole('grid', { name: '成員列表' }).waitFor()
  return running
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

/** Brings a file to the import screen, as "choose a file" does. */
export async function bring(page: Page, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  await toImport(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) })
}

/** The import screen, waiting for a file. */
export async function toImport(page: Page): Promise<void> {
  await goTo(page, '/rosters/import')
  await page.getByRole('heading', { level: 1, name: '匯入名冊' }).waitFor()
  const other = page.getByRole('button', { name: '換一個檔案' }).or(page.getByRole('button', { name: '再匯入一份' }))
  if (await other.isVisible()) await other.click()
  await page.getByText('把名冊檔案拖到這裡').waitFor()
}

/** Imports a roster with everything as it was guessed, and shows the members that came in. */
export async function importRoster(page: Page, name: string, text: string): Promise<void> {
  await bring(page, { name, bytes: new TextEncoder().encode(text) })
  await page.getByRole('button', { name: /^匯入 [\d,]+ 列$/ }).click()
  await page.getByRole('heading', { name: /位成員加入了$/ }).waitFor()
  await page.getByRole('button', { name: '查看成員' }).click()
  await page.getByRole('grid', { name: '成員列表' }).waitFor()
}

/** Answers the system's next save dialogs with this path. */
export async function saveGoesTo(running: RunningApp, filePath: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
}
