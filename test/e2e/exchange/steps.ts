import { join } from 'node:path'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goOnWithoutPassphrase, goTo, importButton } from '../../helpers/first-run.ts'
import { handOnStore } from '../../helpers/store-hand.ts'

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
 * All of it goes over the stores' own wire: what the screens of it do is tried on a network.
 */
export async function letIn(host: RunningApp, at: RunningApp, organizer: string): Promise<void> {
  const { page } = at
  await goOnWithoutPassphrase(page)
  const [ours, theirs] = [await handOnStore(host.page), await handOnStore(page)]
  const { text } = await ours.must('organizer.invite', { name: organizer, role: 'admin', network: false })
  const self = { organizer, device: `${organizer}’s computer` }
  await theirs.must('community.enter', { invitation: text, ...self })
  const joining = await theirs.view('joining', {})
  if (joining?.state !== 'reaching') throw new Error('there is no answer to carry back')
  const { invite } = await ours.must('invite.answer', { text: joining.answer })
  await ours.must('invite.confirm', { invite, same: true })
  const { devices } = await ours.view('community', {})
  const joined = devices.filter(({ name }) => name === self.device).map(({ id }) => id)
  const { bytes } = await ours.must('exchange.write', { for: joined })
  await theirs.must('exchange.read', { file: { name: 'welcome.chapterhouse', data: new Uint8Array(bytes) } })
  await page.getByRole('navigation').waitFor()
}

/** Two fresh apps become one community: Mei brings a roster in, Wei is let in, and each has heard of the other by file. */
export async function meet(
  { mei, wei }: { readonly mei: RunningApp; readonly wei: RunningApp },
  folder: string,
  roster: { readonly name: string; readonly rows: readonly string[] },
): Promise<void> {
  await beginCommunity(mei.page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(mei.page, roster.name, ['Name,Phone', ...roster.rows, ''].join('\n'), 'Taipei')
  await importButton(mei.page).click()
  await mei.page.getByRole('heading', { name: `${roster.rows.length} members came in` }).waitFor()
  await letIn(mei, wei, 'Wei')
  await open(mei, await send(wei, folder, 'hello.chapterhouse', /All changes/))
  await mei.page.getByText('This is the first file from them.').waitFor()
}
