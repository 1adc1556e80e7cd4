import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import { parse } from 'valibot'
import { letIn } from '../exchange/steps.ts'
import { everyByteIn, sealedIn, sealedValues, textsIn } from './steps.ts'

const NAME = 'Zebedee Vanish'
const TEXTS = [NAME, 'Vanish', '0912345999', 'whispers about tulips'] as const
const ONLY = ['mei', 'wei', 'lan'] as const

let folder: string
let shared: string
const apps = new Map<string, RunningApp>()
const hands = new Map<string, StoreHand>()

function app(name: (typeof ONLY)[number]): RunningApp {
  const found = apps.get(name)
  if (!found) throw new Error(`${name} has not started`)
  return found
}

function hand(name: (typeof ONLY)[number]): StoreHand {
  const found = hands.get(name)
  if (!found) throw new Error(`${name} has no store`)
  return found
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'erase-'))
  shared = join(folder, 'shared')
  await mkdir(shared)
  for (const name of ONLY) apps.set(name, await launchInEnglish({ profile: join(folder, name) }))
})

afterAll(async () => {
  await Promise.all([...apps.values()].map((one) => one.close()))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function members(name: (typeof ONLY)[number]): Promise<string[]> {
  const query = parse(memberQuery, { language: 'en' })
  const { rows } = await hand(name).view('members', { query, range: { from: 0, count: 50 } })
  return rows.map((row) => row.name).sort()
}

async function memberNamed(name: string) {
  const query = parse(memberQuery, { language: 'en' })
  const { rows } = await hand('mei').view('members', { query, range: { from: 0, count: 50 } })
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found.id
}

/** Lets the shared folder carry changes, as if the person had chosen it. */
async function shareFolder(name: (typeof ONLY)[number]): Promise<void> {
  await app(name).app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, shared)
  await hand(name).must('sync.folder', {})
  await hand(name).must('sync.now', {})
}

async function bundles(): Promise<string[]> {
  const files = await readdir(shared, { recursive: true })
  return files.filter((file) => file.endsWith('.bundle')).sort()
}

function profileOf(name: (typeof ONLY)[number]) {
  return everyByteIn(join(folder, name))
}

describe('Somebody who is erased on one of three computers', () => {
  let oldFile: Uint8Array<ArrayBuffer>
  let oldBundles: string[]
  const before = new Map<string, string[]>()

  test('was known on all of them, and lay in the folder that two of them share', async () => {
    await beginCommunity(app('mei').page, { name: 'Reading club', organizer: 'Mei' })
    const rows = ['Name,Phone', `${NAME},${TEXTS[2]}`, 'Bea Brown,0901000111', 'Cy Clark,0902000222', '']
    await bringRoster(app('mei').page, 'three.csv', rows.join('\n'), 'Taipei')
    await importButton(app('mei').page).click()
    await app('mei').page.getByRole('heading', { name: '3 members came in' }).waitFor()
    hands.set('mei', await handOnStore(app('mei').page))
    await hand('mei').must('member.notes', { member: await memberNamed(NAME), notes: TEXTS[3] })
    for (const [name, organizer] of [['wei', 'Wei'] as const, ['lan', 'Lan'] as const]) {
      await letIn(app('mei'), app(name), organizer)
      hands.set(name, await handOnStore(app(name).page))
    }
    await shareFolder('mei')
    await shareFolder('wei')
    for (const name of ONLY) {
      await hand(name).must('flush', {})
      expect(await members(name)).toContain(NAME)
      before.set(name, await sealedValues(app(name).page))
      const files = await profileOf(name)
      // Plain it stands nowhere; the search for sealed values finds what is there.
      expect(textsIn(files, TEXTS)).toEqual([])
      expect(sealedIn(files, before.get(name) ?? []).length).toBeGreaterThan(4)
    }
    oldFile = new Uint8Array((await hand('mei').must('exchange.write', { for: null })).bytes)
    oldBundles = await bundles()
    expect(oldBundles.length).toBeGreaterThan(0)
  })

  test('goes after a look at what goes and what stays, and is in no byte of the profile', async () => {
    // Meanwhile Lan, who is away, works on.
    await hand('lan').must('member.set', { member: await memberNamed('Bea Brown'), fields: { city: 'Taipei' } })
    const { page } = app('mei')
    await hand('mei').must('member.notes', { member: await memberNamed('Cy Clark'), notes: `Came with ${NAME}` })
    await hand('mei').must('backup.now', {})
    await goTo(page, `/members/${await memberNamed(NAME)}`)
    await page.getByRole('button', { name: 'More about this member' }).click()
    await page.getByRole('menuitem', { name: 'Erase…' }).click()
    const dialog = page.getByRole('dialog', { name: `Erase ${NAME}` })
    await dialog.getByText('1 row of an imported roster').waitFor()
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true)
    await dialog.getByText(`Came with ${NAME}`).waitFor()
    await dialog.getByRole('link', { name: 'Cy Clark' }).click()
    await page.getByRole('heading', { level: 2, name: 'Cy Clark' }).waitFor()
    await hand('mei').must('member.notes', { member: await memberNamed('Cy Clark'), notes: 'Came with a friend' })
    await goTo(page, `/members/${await memberNamed(NAME)}`)
    await page.getByRole('button', { name: 'More about this member' }).click()
    await page.getByRole('menuitem', { name: 'Erase…' }).click()
    await dialog.getByText('No text about others').waitFor()
    await dialog.getByText('I have looked, and nobody needs this any more').click()
    await dialog.getByText('Afterwards make a new backup').click()
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByText('1 person was erased.').waitFor()
    await page.getByText(/A new backup was made, and \d older ones? deleted/u).waitFor()
    expect((await hand('mei').view('backups', {})).list).toHaveLength(1)
    expect(await members('mei')).toEqual(['Bea Brown', 'Cy Clark'])
    await expectGone('mei')
  })

  test('leaves the folder, and the computer that shares it', async () => {
    await expect
      .poll(
        async () => {
          await hand('mei').must('sync.now', {})
          await hand('wei').must('sync.now', {})
          const now = await bundles()
          return [...(await members('wei')), ...oldBundles.filter((file) => now.includes(file))]
        },
        { timeout: 60_000 },
      )
      .toEqual(['Bea Brown', 'Cy Clark'])
    await expectGone('wei')
    // What is left of it to tell: that it was done, when and by whom.
    await goTo(app('wei').page, '/history')
    const line = app('wei').page.getByRole('row').filter({ hasText: 'erase somebody’s data' })
    await line.filter({ hasText: 'Mei' }).waitFor()
  })

  test('leaves the computer that was away when it is back; what was done there meanwhile arrives', async () => {
    await shareFolder('lan')
    await expect
      .poll(
        async () => {
          for (const name of ONLY) await hand(name).must('sync.now', {})
          const bea = await hand('mei').view('member', { member: await memberNamed('Bea Brown'), language: 'en' })
          return [await members('lan'), bea?.member.city]
        },
        { timeout: 60_000 },
      )
      .toEqual([['Bea Brown', 'Cy Clark'], 'Taipei'])
    await expectGone('lan')
  })

  test('stays gone when an old file is read, here and there', async () => {
    for (const name of ['mei', 'lan'] as const) {
      await hand(name).command('exchange.read', { file: { name: 'old.chapterhouse', data: oldFile } })
      expect(await members(name)).toEqual(['Bea Brown', 'Cy Clark'])
      await expectGone(name)
    }
  })

  /** Nothing readable, and no sealed value that the browser has no more. */
  async function expectGone(name: (typeof ONLY)[number]): Promise<void> {
    await hand(name).must('flush', {})
    const known = before.get(name) ?? []
    await expect
      .poll(
        async () => {
          const kept = new Set(await sealedValues(app(name).page))
          const left = known.filter((piece) => !kept.has(piece))
          expect(left.length).toBeGreaterThan(2)
          return sealedIn(await profileOf(name), left)
        },
        { timeout: 30_000 },
      )
      .toEqual([])
    expect(textsIn(await profileOf(name), TEXTS)).toEqual([])
    expect(textsIn(await everyByteIn(shared), TEXTS)).toEqual([])
  }
})
