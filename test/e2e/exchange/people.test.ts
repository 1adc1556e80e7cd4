import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, launchInEnglish } from '../../helpers/first-run.ts'
import { meet, open, send } from './steps.ts'

let folder: string
let mei: RunningApp
let wei: RunningApp

/** Three records that no rule would call one person, and two relatives on one telephone. */
const ROSTER = [
  'Fay Fox,0911 000 001',
  'Josephine Winter,0911 000 002',
  'Wilhelmina Stone,0911 000 003',
  'Gil Gray,0911 000 004',
  'Gina Gray,0911 000 004',
]

/** Two profiles that have everybody, and from then on no network. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-'))
  mei = await launchInEnglish({ profile: join(folder, 'mei') })
  wei = await launchInEnglish({ profile: join(folder, 'wei') })
  await meet({ mei, wei }, folder, { name: 'club.csv', rows: ROSTER })
})

afterAll(async () => {
  await Promise.all([mei.close(), wei.close()])
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** Says of two in the list that they are one person. */
async function merge(page: Page, one: string, other: string): Promise<void> {
  await goTo(page, '/members')
  const grid = page.getByRole('grid')
  for (const name of [one, other])
    await grid
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .check()
  await page.getByRole('button', { name: 'One person…' }).click()
  await page.getByRole('button', { name: /^(Merge|One person)/ }).click()
  await page.getByText(/is one person now\.$/).waitFor()
}

async function rows(page: Page): Promise<number> {
  await goTo(page, '/members')
  const grid = page.getByRole('grid')
  await grid.waitFor()
  return (await grid.getByRole('row').count()) - 1
}

async function exchange(): Promise<void> {
  const fromMei = await send(mei, folder, 'from-mei.chapterhouse', /What Wei’s computer does not have yet/)
  const fromWei = await send(wei, folder, 'from-wei.chapterhouse', /What Mei’s computer does not have yet/)
  await open(wei, fromMei)
  await open(mei, fromWei)
  for (const { page } of [mei, wei])
    await page
      .getByText(/^From (Mei|Wei)/)
      .first()
      .waitFor()
}

describe('Two organizers who merge different pairs while apart', () => {
  test('end with the same person, made from all the records', async () => {
    await merge(mei.page, 'Fay Fox', 'Josephine Winter')
    await merge(wei.page, 'Josephine Winter', 'Wilhelmina Stone')
    await merge(mei.page, 'Gil Gray', 'Gina Gray')
    await goTo(wei.page, '/rosters/review')
    await wei.page.getByRole('button', { name: /^Two people/ }).waitFor()
    await wei.page.keyboard.press('n')
    await wei.page
      .getByText(/stay two people/)
      .first()
      .waitFor()
    await exchange()
    for (const { page } of [mei, wei]) {
      await expect.poll(() => rows(page)).toBe(3)
      await page
        .getByRole('grid')
        .getByRole('row')
        .filter({ hasText: /Fay Fox|Josephine Winter|Wilhelmina Stone/ })
        .click()
      await page.getByText('Made from 3 records').waitFor()
    }
  })

  test('who say one that two are one person and the other that they are not see that, and settle it once for both', async () => {
    for (const { page } of [mei, wei]) {
      await goTo(page, '/decisions')
      const card = page.getByRole('group', { name: /Are .* Gray and .* Gray one person\?/ })
      await card.getByRole('button', { name: /One person/ }).waitFor()
      await card.getByRole('button', { name: /Two people/ }).waitFor()
    }
    const card = wei.page.getByRole('group', { name: /Are .* Gray and .* Gray one person\?/ })
    await card.focus()
    await wei.page.keyboard.press('1')
    await wei.page.getByRole('heading', { name: 'All is agreed' }).waitFor()
    await open(mei, await send(wei, folder, 'settled.chapterhouse', /What Mei’s computer does not have yet/))
    await mei.page
      .getByText(/^From Wei/)
      .first()
      .waitFor()
    await goTo(mei.page, '/decisions')
    await mei.page.getByRole('heading', { name: 'All is agreed' }).waitFor()
    for (const { page } of [mei, wei]) await expect.poll(() => rows(page)).toBe(2)
  })
})
