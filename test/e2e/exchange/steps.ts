import { join } from 'node:path'
import { openWire } from '../../../build/shots/store-wire.mjs'
import type { CommandResult } from '../../../shared/protocol/commands.ts'
import type { ViewValue } from '../../../shared/protocol/views.ts'
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
 * All of it goes over the stores' own wire: what the screens of it do is tried on a network.
 */
export async function letIn(host: RunningApp, at: RunningApp, organizer: string): Promise<void> {
  const { page } = at
  await goOnWithoutPassphrase(page)
  const [ours, theirs] = [await openWire(host.page), await openWire(page)]
  // The wire answers with whatever the command answers; which that is, the protocol says.
  const asked = { name: organizer, role: 'admin', network: false }
  const invited = (await ours.command('organizer.invite', asked)) as CommandResult<'organizer.invite'>
  const self = { organizer, device: `${organizer}’s computer` }
  await theirs.command('community.enter', { invitation: invited.text, ...self })
  const joining = (await theirs.view('joining', {})) as Extract<ViewValue<'joining'>, { state: 'reaching' }>
  const { invite } = (await ours.command('invite.answer', { text: joining.answer })) as CommandResult<'invite.answer'>
  await ours.command('invite.confirm', { invite, same: true })
  const { devices } = (await ours.view('community', {})) as ViewValue<'community'>
  const device = devices.find(({ name }) => name === self.device)?.id
  const { bytes } = (await ours.command('exchange.write', { for: [device] })) as CommandResult<'exchange.write'>
  await theirs.command('exchange.read', { file: { name: 'welcome.chapterhouse', data: bytes } })
  await page.getByRole('navigation').waitFor()
}
