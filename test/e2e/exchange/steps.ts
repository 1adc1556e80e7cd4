import { join } from 'node:path'
import type { RunningApp } from '../../helpers/app.ts'
import { goOnWithoutPassphrase, goTo } from '../../helpers/first-run.ts'

/** *Send changes*, as the dialog offers it: everything, or what one computer lacks. */
export async function send(from: RunningApp, folder: string, name: string, what: RegExp): Promise<string> {
  const path = join(folder, name)
  await from.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  const { page } = from
  await goTo(page, '/organizers')
  await page.getByRole('button', { name: 'Send changes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send changes' })
  await dialog.getByRole('radio', { name: what }).click()
  await dialog.getByRole('button', { name: 'Save the file…' }).click()
  await dialog.waitFor({ state: 'detached' })
  return path
}

/** *Open changes* with a file that lies there; what it brought is then on the screen. */
export async function open(at: RunningApp, path: string): Promise<void> {
  await offer(at, path)
  await goTo(at.page, '/organizers/open')
  const dialog = at.page.getByRole('dialog', { name: 'Open changes' })
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
}

/** Answers the system's next dialog for opening with this file. */
export async function offer({ app }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

/** A second organizer begins with the file of the first. */
export async function joinWith(at: RunningApp, path: string, organizer: string): Promise<void> {
  const { page } = at
  await goOnWithoutPassphrase(page)
  await page.getByRole('button', { name: /^Join with a file/ }).click()
  await offer(at, path)
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await page.getByLabel('Your name').fill(organizer)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByText(/^Welcome to the community/).waitFor()
}
