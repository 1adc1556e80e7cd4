import { join } from 'node:path'
import { openWire } from '../../../build/shots/store-wire.mjs'
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

/**
 * A second organizer joins the first by invitation: a code there, a code back, and a file that goes through their hands.
 * The codes go over the stores' own wire; the file goes through the screens.
 */
export async function letIn(host: RunningApp, at: RunningApp, organizer: string, folder: string): Promise<void> {
  const { page } = at
  await goOnWithoutPassphrase(page)
  const [ours, theirs] = [await openWire(host.page), await openWire(page)]
  const invited: unknown = await ours.command('organizer.invite', { name: organizer, role: 'admin', network: false })
  const self = { organizer, device: `${organizer}’s computer` }
  await theirs.command('community.enter', { invitation: textIn(invited, 'text'), ...self })
  const answered: unknown = await ours.command('invite.answer', {
    text: textIn(await theirs.view('joining', {}), 'answer'),
  })
  await ours.command('invite.confirm', { invite: textIn(answered, 'invite'), same: true })
  await page.getByRole('navigation').waitFor()
  const what = new RegExp(`What ${organizer}’s computer does not have yet`)
  await open(at, await send(host, folder, 'welcome.chapterhouse', what))
  await page.getByText('This is the first file from them.').waitFor()
}

function textIn(value: unknown, key: string): string {
  const text: unknown =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([k]) => k === key)?.[1] : null
  if (typeof text !== 'string') throw new Error(`there is no ${key}`)
  return text
}
