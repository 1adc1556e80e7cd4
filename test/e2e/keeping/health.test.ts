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

/** Turns a bit in every snapshot on the disk, behind the back of the program. */
const DAMAGE = `(async () => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  for (const { name } of await indexedDB.databases()) {
    const db = await settled(indexedDB.open(name))
    if (db.objectStoreNames.contains('snapshots')) {
      const store = db.transaction('snapshots', 'readwrite').objectStore('snapshots')
      for (const row of await settled(store.getAll())) {
        new Uint8Array(row.sealed)[20] ^= 4
        await settled(store.put(row))
      }
    }
    db.close()
  }
})()`

test('Settings say how the data on this computer is, a check reads all of it, and a button mends what it finds', async () => {
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

    await page.evaluate(DAMAGE)
    await page.getByRole('button', { name: 'Check everything' }).click()
    await page.getByText('The quick copy of one page is damaged').waitFor()
    await page.getByRole('button', { name: 'Make again' }).click()
    await page.getByText('Mended, and checked once more.').waitFor()
    await said.waitFor()
  } finally {
    await running.close()
  }
})
