import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'

const folders: string[] = []
const opened: RunningApp[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((running) => running.close()))
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function launch(profile: string): Promise<RunningApp> {
  const running = await launchInEnglish({ profile })
  opened.push(running)
  return running
}

test('Half a record that a full disk left in the log costs nothing, at the next start or at any later one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broken-'))
  folders.push(folder)
  const profile = join(folder, 'profile')
  const first = await launch(profile)
  await beginCommunity(first.page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(first.page, 'two.csv', 'Name,Phone\nAda Adams,0900123456\nBea Brown,0900123457\n', 'Taipei')
  await importButton(first.page).click()
  await first.page.getByRole('heading', { name: '2 members came in' }).waitFor()
  await first.close()
  expect(await breakOff(profile)).toBe(1)

  // Chromium passes over it, and writes on behind it.
  const second = await launch(profile)
  await second.page.getByRole('button', { name: /2 members$/ }).waitFor()
  await goTo(second.page, '/members')
  await bringRoster(second.page, 'third.csv', 'Name,Phone\nCleo Clark,0900123458\n')
  await importButton(second.page).click()
  await second.page.getByRole('heading', { name: '1 member came in' }).waitFor()
  await second.close()

  // Here it would find the half in the middle, and throw the whole database away.
  const third = await launch(profile)
  await third.page.getByRole('button', { name: /3 members$/ }).waitFor()
  await goTo(third.page, '/members')
  for (const name of ['Ada Adams', 'Bea Brown', 'Cleo Clark'])
    await third.page.getByRole('grid').getByText(name).waitFor()
})

/** Does to the logs what a write does that ends in the middle of a record. Answers to how many. */
async function breakOff(profile: string): Promise<number> {
  const storage = join(profile, 'IndexedDB')
  let broken = 0
  for (const folder of await readdir(storage)) {
    if (!folder.endsWith('.leveldb')) continue
    for (const name of await readdir(join(storage, folder))) {
      if (!/^\d+\.log$/.test(name)) continue
      const path = join(storage, folder, name)
      const room = 32_768 - ((await stat(path)).size % 32_768)
      const filling = room < 100 ? room : 0
      const header = Buffer.from([1, 2, 3, 4, 0, 0, 1])
      header.writeUInt16LE((filling > 0 ? 32_768 : room) - 7, 4)
      await appendFile(path, Buffer.concat([Buffer.alloc(filling), header, Buffer.alloc(40, 7)]))
      broken += 1
    }
  }
  return broken
}
