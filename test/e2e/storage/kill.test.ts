import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RunningApp, exited } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { setPhone } from '../members/steps.ts'

let folder: string
let profile: string
const opened: RunningApp[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'))
  profile = join(folder, 'profile')
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((running) => running.close()))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function launch(): Promise<RunningApp> {
  const running = await launchInEnglish({ profile })
  opened.push(running)
  return running
}

/** As pulling the plug: nothing of the app gets to do anything any more. */
async function kill({ process: child }: RunningApp): Promise<void> {
  const gone = exited(child)
  child.kill('SIGKILL')
  await gone
}

/** A community with two members, the register on screen. */
async function twoMembers(): Promise<RunningApp> {
  const running = await launch()
  const { page } = running
  await beginCommunity(page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(page, 'two.csv', 'Name,Phone\nAda Adams,0900123456\nBea Brown,0900123457\n', 'Taipei')
  await importButton(page).click()
  await page.getByRole('heading', { name: '2 members came in' }).waitFor()
  await goTo(page, '/members')
  await row(page, 'Ada Adams').waitFor()
  return running
}

function row(page: Page, name: string) {
  return page.getByRole('grid').getByText(name)
}

describe('An edit', () => {
  test('that was answered is there after the app is killed the same moment, and after it was quit', async () => {
    const first = await twoMembers()
    await setPhone(first.page, 'Ada Adams', '0900123456', '0955018102')
    await kill(first)

    const second = await launch()
    await setPhone(second.page, 'Ada Adams', '0955018102', '0955018103')
    await second.close()

    const third = await launch()
    await third.page.getByRole('navigation').waitFor()
    await goTo(third.page, '/members')
    await row(third.page, 'Ada Adams').click()
    await third.page.getByRole('button', { name: 'Phone: 0955018103' }).waitFor()
  })
})

describe('An import', () => {
  test('in the middle of which the app is killed leaves no half of it, and all that was there before', async () => {
    const running = await twoMembers()
    const { page } = running
    const before = await bytesIn(profile)
    await bringRoster(page, 'many.csv', rosterCsv({ rows: 30_000, seed: 7 }))
    await importButton(page).click()
    // Reading and comparing come first; then members are written.
    await page.getByRole('progressbar', { name: 'Writing the register' }).waitFor({ timeout: 60_000 })
    await page.waitForFunction(
      () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 10_000,
    )
    await kill(running)
    // It had begun to write: a good part of the members was on the disk.
    expect((await bytesIn(profile)) - before).toBeGreaterThan(500_000)

    const again = await launch()
    await again.page.getByRole('button', { name: /2 members$/ }).waitFor()
    await goTo(again.page, '/members')
    await row(again.page, 'Ada Adams').waitFor()
    await row(again.page, 'Bea Brown').waitFor()
    await goTo(again.page, '/rosters')
    await again.page.getByText('two.csv').waitFor()
    expect(await again.page.getByText('many.csv').count()).toBe(0)

    await bringRoster(again.page, 'many.csv', rosterCsv({ rows: 2000, seed: 7 }))
    await importButton(again.page).click()
    await again.page.getByRole('heading', { name: '2,000 members came in' }).waitFor()
    await again.page.getByRole('button', { name: /2,002 members$/ }).waitFor()
  })
})

async function bytesIn(place: string): Promise<number> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.parentPath.includes('IndexedDB'))
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
