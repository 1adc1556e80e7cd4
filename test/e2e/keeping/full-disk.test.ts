import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { bringRoster, importButton } from '../../helpers/first-run.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'
import { type SmallDisk, smallDisk } from '../../helpers/small-disk.ts'
import { start, startFresh } from '../sync-faults/steps.ts'
import type { Desk } from '../sync-faults/steps.ts'

const SEED = 11
const MEMBERS = 3000

/** Mounting takes root, or sudo without a password. */
const probe = await smallDisk(1)
await probe?.remove()

let disk: SmallDisk | null = null
const running: Desk[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((desk) => desk.running.close()))
  await disk?.remove()
  disk = null
})

async function mounted(megabytes: number): Promise<SmallDisk> {
  disk = await smallDisk(megabytes)
  if (disk === null) throw new Error('a disk could be mounted a moment ago')
  return disk
}

async function begun(profile: string): Promise<Desk> {
  const desk = await start({ profile })
  running.push(desk)
  return desk
}

async function filled(options: { readonly profile?: string } = {}): Promise<Desk> {
  const desk = await startFresh(options)
  running.push(desk)
  await desk.store.must('community.start', { name: 'Harbour readers', organizer: 'Mei', device: 'Mei’s laptop' })
  const { page } = desk.running
  await bringRoster(page, 'many.csv', rosterCsv({ rows: MEMBERS, seed: SEED }), 'Taipei')
  await importButton(page).click()
  await page.getByRole('heading', { name: '3,000 members came in' }).waitFor({ timeout: 60_000 })
  return desk
}

describe.runIf(probe !== null)(`On a disk that fills up at random points (seed ${SEED})`, () => {
  test('a backup is whole or not there, forty times, and the next one works when there is room again', async () => {
    const small = await mounted(48)
    const { folder, fillUp, makeRoom } = small
    const { store, running: app } = await filled()
    await app.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, folder)
    await store.must('backup.chooseFolder', {})
    await store.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    await store.must('backup.now', {})
    const size = (await store.view('backups', {})).list[0]?.bytes ?? 0
    const random = seededRandom(SEED)
    const seen = new Set<string>()
    for (let round = 0; round < 40; round += 1) {
      const before = (await store.view('backups', {})).list.map(({ name }) => name)
      await fillUp(random.int(0, Math.round(size * 1.1)))
      const made = await store.command('backup.now', {})
      seen.add(made.ok ? 'made' : `${made.problem.code} ${String(made.problem.params?.['value'])}`)
      const after = (await readdir(folder)).filter((name) => name !== 'filler')
      expect(after.sort()).toEqual([...before, ...(made.ok ? [made.value.name] : [])].sort())
      await makeRoom()
      for (const name of made.ok ? [made.value.name] : []) await store.must('backup.verify', { name })
      if (after.length > 8) for (const name of after.slice(1)) await small.forget(name)
    }
    expect([...seen].sort()).toEqual(['backup-folder full', 'made'])
    await store.must('backup.now', {})
    expect((await store.view('community', {})).members).toBe(MEMBERS)
  }, 300_000)

  test('a whole community comes back or nothing does, ten times', async () => {
    const small = await mounted(96)
    const source = await filled()
    const { name } = await source.store.must('backup.now', {})
    const random = seededRandom(SEED)
    const fresh = async (profile: string) => {
      await mkdir(join(profile, 'backups'), { recursive: true })
      await copyFile(join(source.running.profileDir, 'keyring.json'), join(profile, 'keyring.json'))
      await copyFile(join(source.running.profileDir, 'backups', name), join(profile, 'backups', name))
      return begun(profile)
    }
    let empty: Desk | null = null
    for (let round = 0; round < 10; round += 1) {
      const profile = join(small.folder, 'profile')
      // Where nothing came back it is tried again on what that left.
      const desk = empty ?? (await fresh(profile))
      await desk.store.must('backup.open', { from: { name } })
      await small.fillUp(random.int(1_000_000, 30_000_000))
      const restored = await desk.store.command('backup.restoreWhole', { as: 'same', device: '' })
      await small.makeRoom()
      await desk.running.close()
      const again = await begun(profile)
      const { state } = await again.store.until('profile', {}, (view) => view.state !== 'opening')
      const members = state === 'open' ? (await again.store.view('community', {})).members : 0
      empty = state === 'open' ? null : again
      if (state === 'open') {
        await again.running.close()
        await small.forget('profile')
      }
      expect([state, members]).toEqual(restored.ok ? ['open', MEMBERS] : ['empty', 0])
      expect(restored.ok ? 'disk-full' : restored.problem.code).toBe('disk-full')
    }
  }, 300_000)
})
