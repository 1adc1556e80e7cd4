import type { Page } from 'playwright'
import { type LaunchOptions, type RunningApp, launchApp } from './app.ts'

/** Starts the app in English, whatever the machine speaks. */
export async function launchInEnglish(options: LaunchOptions = {}): Promise<RunningApp> {
  const running = await launchApp(options)
  await running.page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'en', theme: 'light' }))
  return running
}

/** The first screens of a fresh profile: no passphrase, then the ways to begin. */
export async function goOnWithoutPassphrase(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Without a passphrase/ }).click()
  await page.getByRole('button', { name: 'Go on without a passphrase' }).click()
  await page.getByRole('heading', { name: 'How do you want to begin?' }).waitFor()
}

export async function beginCommunity(
  page: Page,
  { name, organizer }: { name: string; organizer: string },
): Promise<void> {
  await goOnWithoutPassphrase(page)
  await page.getByRole('button', { name: /^New community/ }).click()
  await page.getByLabel('Name of the community').fill(name)
  await page.getByLabel('Your name').fill(organizer)
  await page.getByRole('button', { name: 'Start the community' }).click()
  await page.getByRole('navigation').waitFor()
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

/** Brings a roster to the import screen, into a new chapter where there is none yet, ready to be imported. */
export async function bringRoster(page: Page, name: string, text: string, newChapter?: string): Promise<void> {
  await goTo(page, '/rosters/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
  if (newChapter === undefined) return
  await page.getByLabel('Name of the new chapter').fill(newChapter)
  await page.getByRole('button', { name: 'Create the chapter' }).click()
}

/** The button that starts the import. */
export function importButton(page: Page) {
  return page.getByRole('button', { name: /^Import [\d,]+ rows?$/ })
}
