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

/** Turns a bit in every row of a table on the disk, behind the back of the program. */
const damageTo = (table: 'snapshots' | 'chunks') => `(async () => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  for (const { name } of await indexedDB.databases()) {
    const db = await settled(indexedDB.open(name))
    if (db.objectStoreNames.contains('${table}')) {
      const store = db.transaction('${table}', 'readwrite').objectStore('${table}')
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
    await page.getByRole('link', { name: 'Open the health page' }).click()
    await page.getByText('Not since the program was started').waitFor()
    await page.getByText(/in use, room for .* more/).waitFor()
    await page.getByText('This is the only device.').waitFor()
    await page.getByRole('button', { name: 'Check everything' }).click()
    const said = page.getByText(/all is well\. \d+ pages? with \d+ records? were read\./)
    await said.waitFor()
    expect(await page.getByText(/Pages \d.*, quick copies \d/).textContent()).not.toContain('Pages 0')

    await page.evaluate(damageTo('snapshots'))
    await page.getByRole('button', { name: 'Check everything' }).click()
    await page.getByText('The quick copy of one page is damaged').waitFor()
    await page.getByRole('button', { name: 'Make again' }).click()
    await page.getByText('Mended, and checked once more.').waitFor()
    await said.waitFor()
    await page.getByRole('row', { name: /Community.*quick copy.*made anew here/ }).waitFor()
    await page.getByRole('row', { name: /Community 1 .*whole/ }).waitFor()
  } finally {
    await running.close()
  }
})

test('A page that was damaged while the program was closed comes back from a backup, and whoever asked for it stays where they were', async () => {
  const profile = join(folder, 'damaged')
  const first = await launchInEnglish({ profile })
  try {
    await beginCommunity(first.page, { name: 'Reading club', organizer: 'Mei' })
    await goTo(first.page, '/settings/health/pages')
    await first.page.getByRole('button', { name: 'Back up now' }).click()
    await first.page.getByText('Backed up, and read back.').waitFor()
    await first.page.evaluate(damageTo('chunks'))
  } finally {
    await first.close()
  }
  const second = await launchInEnglish({ profile })
  const { page } = second
  try {
    await goTo(page, '/settings/health/pages')
    await page.getByRole('button', { name: 'Check everything' }).click()
    await page.getByText('One page is damaged').waitFor()
    await page.getByText('nobody else is known to have it; a backup may').waitFor()
    await page.getByRole('button', { name: 'Ask others' }).click()
    await page.getByText('Nobody who has it is here now; it is asked for at the next meeting.').waitFor()
    await page.getByText(/asked for .*; it comes when/).waitFor()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await page.getByText(/What came from backups is as of/).waitFor()
    await page.getByRole('row', { name: /Community.*damaged.*back from a backup/ }).waitFor()
    await page.getByText(/all is well/).waitFor()
    expect(page.url()).toMatch(/#\/settings\/health\/pages$/u)
  } finally {
    await second.close()
  }
})
