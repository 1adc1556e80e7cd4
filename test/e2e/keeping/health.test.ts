import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginCommunity, goTo, launchInEnglish } from '../../helpers/first-run.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-'))
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

test('Settings say how the data on this computer is, and a check reads all of it', async () => {
  const running = await launchInEnglish({ profile: join(folder, 'profile') })
  const { page } = running
  try {
    await beginCommunity(page, { name: 'Reading club', organizer: 'Mei' })
    await goTo(page, '/settings')
    await page.getByText('Not since the program was started').waitFor()
    await page.getByText(/in use, room for .* more/).waitFor()
    await page.getByText('This is the only device.').waitFor()
    await page.getByRole('button', { name: 'Check everything' }).click()
    const said = page.getByText(/all is well\. \d+ pages? with \d+ records? were read\./)
    await said.waitFor()
    expect(await page.getByText(/^Pages \d.*, quick copies \d/).textContent()).not.toContain('Pages 0')
  } finally {
    await running.close()
  }
})
