import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { club, importInto, longRoster, memberIn, namesOf, rosterFile } from '../../helpers/fake-world.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { type SmallDisk, smallDisk } from '../../helpers/small-disk.ts'

/** Enough for the app's own files, little enough to fill in a moment. */
const DISK_MB = 96
/** Less than an import of ten thousand rows needs. */
const LEFT_BYTES = 300_000

let disk: SmallDisk | null = null
const opened: RunningApp[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((running) => running.close()))
  await disk?.remove()
})

test('A full disk is told as such, nothing is half done or lost, and work goes on when there is room again', async () => {
  disk = await smallDisk(DISK_MB)
  await (disk === null ? tryInTheStoreAlone() : tryInTheApp(disk))
  expect(opened.length).toBe(disk === null ? 0 : 3)
})

async function tryInTheApp({ folder, fillUp, makeRoom }: SmallDisk): Promise<void> {
  const profile = join(folder, 'profile')
  const running = await launchInEnglish({ profile })
  opened.push(running)
  const { page } = running
  await beginCommunity(page, { name: 'Reading club', organizer: 'Mei' })
  await bringRoster(page, 'two.csv', 'Name,Phone\nAda Adams,0900123456\nBea Brown,0900123457\n', 'Taipei')
  await importButton(page).click()
  await page.getByRole('heading', { name: '2 members came in' }).waitFor()

  await fillUp(LEFT_BYTES)
  await goTo(page, '/members')
  await bringRoster(page, 'many.csv', rosterCsv({ rows: 10_000, seed: 7 }))
  await importButton(page).click()
  await page
    .getByText(/The disk is full, so nothing more can be saved/)
    .first()
    .waitFor()
  await goTo(page, '/members')
  await page.getByRole('grid').getByText('Ada Adams').waitFor()
  await page.getByRole('button', { name: /2 members$/ }).waitFor()

  // Nothing need be started anew.
  await makeRoom()
  await bringRoster(page, 'many.csv', rosterCsv({ rows: 1000, seed: 7 }))
  await importButton(page).click()
  await page.getByRole('heading', { name: '1,000 members came in' }).waitFor()
  await goTo(page, '/members')
  await page.getByRole('button', { name: /1,002 members$/ }).waitFor()

  for (let start = 0; start < 2; start += 1) {
    await opened.at(-1)?.close()
    const again = await launchInEnglish({ profile })
    opened.push(again)
    await again.page.getByRole('button', { name: /1,002 members$/ }).waitFor()
  }
}

/** Without the right to mount a disk the app cannot be given a full one; the store can. */
async function tryInTheStoreAlone(): Promise<void> {
  process.stderr.write(
    'No disk can be mounted here (that takes root, or sudo without a password): the store alone met a full one.\n',
  )
  const taipei = await club()
  const { machine, chapter } = taipei
  await memberIn(taipei, 'Ada Adams')
  const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(longRoster(500)) })
  machine.disk.fillUpAfter(4)
  expect(await machine.refusal('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })).toEqual({
    code: 'disk-full',
  })
  machine.disk.makeRoom()
  expect(await namesOf(machine)).toEqual(['Ada Adams'])
  expect(await importInto(taipei, longRoster(10))).toMatchObject({ members: 9 })
}
