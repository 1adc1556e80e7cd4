import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningApp, exited } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'

/** What must not be readable: a name in two scripts, numbers, addresses, labels, a note, who edits, and what the file was called. */
const SECRETS = [
  '歐陽紫薇', 'Bartholomew Quint', '0987-650-321', 'bart.quint@example.org', '讀書寫作營', '對花生過敏',
  '守門人美玲', '祕密讀書會', '極機密名冊', '北緯分會',
] as const // prettier-ignore

const ROSTER = [
  'Name,Phone,Email,Tags,Notes',
  '歐陽紫薇,0987-650-321,bart.quint@example.org,讀書寫作營,對花生過敏',
  'Bartholomew Quint,0987-650-321,bart.quint@example.org,讀書寫作營,對花生過敏',
  '',
].join('\n')

let folder: string
const opened: RunningApp[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'at-rest-'))
})

afterEach(() => Promise.all(opened.splice(0).map((running) => running.close())))
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

test('Nothing that was entered can be read in the profile folder: no name, number, address, label or note', async () => {
  const profile = join(folder, 'profile')
  const running = await launchInEnglish({ profile })
  opened.push(running)
  const { page } = running
  await beginCommunity(page, { name: '祕密讀書會', organizer: '守門人美玲' })
  await bringRoster(page, '極機密名冊.csv', ROSTER, '北緯分會')
  await importButton(page).click()
  await page.getByRole('heading', { name: '2 members came in' }).waitFor()
  await page.getByRole('button', { name: 'Show members' }).click()
  const grid = page.getByRole('grid')
  await grid.getByText('歐陽紫薇').waitFor()
  await page.getByRole('search').getByRole('textbox').fill('Bartholomew')
  await grid.getByText('歐陽紫薇').waitFor({ state: 'detached' })
  await grid.getByText('Bartholomew Quint').click()
  await page.getByText('對花生過敏').first().waitFor()

  const gone = exited(running.process)
  running.process.kill('SIGKILL')
  await gone
  expect(await readableIn(profile)).toEqual([])

  const again = await launchInEnglish({ profile })
  opened.push(again)
  await again.page.getByRole('navigation').waitFor()
  await goTo(again.page, '/members')
  await again.page.getByRole('grid').getByText('歐陽紫薇').waitFor()
  await again.close()
  expect(await readableIn(profile)).toEqual([])
  expect(await filesIn(profile)).toEqual(expect.arrayContaining([expect.stringContaining('IndexedDB')]))
})

test('The search would find each of them, in any file, in UTF-8 and in UTF-16', async () => {
  const place = join(folder, 'plain')
  for (const encoding of ['utf8', 'utf16le', 'utf16be'] as const) {
    await rm(place, { recursive: true, force: true })
    await writeFileAt(join(place, 'IndexedDB', '000003.log'), bytesOf(`…${SECRETS.join(' ')}…`, encoding))
    expect(await readableIn(place)).toEqual(SECRETS.map((secret) => `${secret} in ${join('IndexedDB', '000003.log')}`))
  }
})

async function readableIn(place: string): Promise<string[]> {
  const found: string[] = []
  for (const file of await filesIn(place)) {
    const bytes = await readFile(join(place, file))
    for (const secret of SECRETS) {
      const isThere = (['utf8', 'utf16le', 'utf16be'] as const).some((encoding) =>
        bytes.includes(bytesOf(secret, encoding)),
      )
      if (isThere) found.push(`${secret} in ${file}`)
    }
  }
  return found
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
}

function bytesOf(text: string, encoding: 'utf8' | 'utf16le' | 'utf16be'): Buffer {
  return encoding === 'utf16be' ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, encoding)
}

async function writeFileAt(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}
