import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import {
  beginCommunity,
  bringRoster,
  goOnWithoutPassphrase,
  goTo,
  importButton,
  launchInEnglish,
} from '../../helpers/first-run.ts'
import { saveGoesTo } from '../rosters/steps.ts'

const PASSWORD = 'quiet river stone'

let folder: string
const opened: RunningApp[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-format-'))
})
afterEach(() => Promise.all(opened.splice(0).map((running) => running.close())))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

async function launch(profile: string): Promise<RunningApp> {
  const running = await launchInEnglish({ profile: join(folder, profile) })
  opened.push(running)
  return running
}

test('A community leaves as a locked archive of open formats, and is the same where it is opened again', async () => {
  const first = await launch('first')
  const archive = join(folder, 'everything.zip')
  await saveGoesTo(first, archive)
  await beginCommunity(first.page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(first.page, 'two.csv', 'Name,Phone\nAda Adams,0900123456\nBea Brown,0900123457\n', 'Taipei')
  await importButton(first.page).click()
  await first.page.getByRole('heading', { name: '2 members came in' }).waitFor()
  await goTo(first.page, '/settings')
  await first.page.getByRole('button', { name: 'Export everything…' }).click()
  const dialog = first.page.getByRole('dialog', { name: 'Everything, in open formats' })
  await dialog.getByRole('button', { name: /What for/ }).click()
  await first.page.getByRole('option', { name: 'For an audit' }).click()
  expect(await dialog.getByRole('button', { name: 'Save the file…' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Who receives it').fill('Lin & Co')
  await dialog.getByLabel(/^Password/).fill(PASSWORD)
  await dialog.getByLabel('The same password again').fill(`${PASSWORD}s`)
  await dialog.getByText('The two passwords are not the same.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save the file…' }).isDisabled()).toBe(true)
  await dialog.getByLabel('The same password again').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Save the file…' }).click()
  await first.page.getByText('2 members exported to everything.zip.').waitFor()
  await goTo(first.page, '/exports/receipts')
  const receipt = first.page.getByRole('listitem').filter({ hasText: 'Everything, in open formats' })
  await receipt.getByText('2 members · For an audit · to Lin & Co').waitFor()
  await receipt.getByText('Saved', { exact: true }).waitFor()
  await first.close()

  const second = await launch('second')
  await goOnWithoutPassphrase(second.page)
  await second.page.getByRole('button', { name: /^Open an exported community/ }).click()
  await second.page.locator('input[type=file]').setInputFiles(archive)
  await second.page.getByLabel('Password').fill('loud river stone')
  await second.page.getByRole('button', { name: 'Open', exact: true }).click()
  await second.page.getByText('This export is locked with a password, and this is not it.').waitFor()
  await second.page.getByLabel('Password').fill(PASSWORD)
  await second.page.getByRole('button', { name: 'Open', exact: true }).click()
  await second.page.getByText(/^2 members, 0 salons, 1 chapter, exported on/).waitFor()
  await second.page.getByLabel('Your name').fill('Mina')
  await second.page.getByRole('button', { name: 'Open it here' }).click()
  await second.page.getByRole('button', { name: /2 members$/ }).waitFor()
  await goTo(second.page, '/members')
  await second.page.getByRole('grid').getByText('Bea Brown').waitFor()
})
