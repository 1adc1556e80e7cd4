import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'

let folder: string
const opened: RunningApp[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keeping-'))
})
afterEach(() => Promise.all(opened.splice(0).map((running) => running.close())))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

async function launch(profile: string): Promise<RunningApp> {
  const running = await launchInEnglish({ profile })
  opened.push(running)
  return running
}

test('A community is backed up by a click, and comes back whole after its database was wrecked', async () => {
  const profile = join(folder, 'profile')
  const first = await launch(profile)
  await beginCommunity(first.page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(first.page, 'two.csv', 'Name,Phone\nAda Adams,0900123456\nBea Brown,0900123457\n', 'Taipei')
  await importButton(first.page).click()
  await first.page.getByRole('heading', { name: '2 members came in' }).waitFor()
  await goTo(first.page, '/settings')
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await first.page.getByText('Backed up, read back, and whole.').waitFor()
  await first.page.getByText(/asked for · .* · read back/).waitFor()
  await first.close()

  const names = (await readdir(join(profile, 'backups'))).sort()
  expect(names).toHaveLength(1)
  await rm(join(profile, 'IndexedDB'), { recursive: true })

  const second = await launch(profile)
  await second.page.getByRole('button', { name: /^From a backup/ }).click()
  await second.page.locator('input[type=file]').setInputFiles(join(profile, 'backups', names.at(-1) ?? ''))
  await second.page.getByText('2 members, 0 salons, 1 chapter').waitFor()
  await second.page.getByRole('button', { name: 'Bring the community back' }).click()
  await second.page.getByRole('button', { name: /2 members$/ }).waitFor()
  await goTo(second.page, '/members')
  await second.page.getByRole('grid').getByText('Ada Adams').waitFor()
  // What it lacks of an older backup is told, and nothing is taken away.
  await goTo(second.page, '/settings')
  await second.page.getByRole('button', { name: 'Bring back…' }).first().click()
  await second.page.getByText('Everything in this backup is here, and opens.').waitFor()
})
