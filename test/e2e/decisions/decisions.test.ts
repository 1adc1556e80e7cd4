import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, launchInEnglish } from '../../helpers/first-run.ts'
import { meet, open, send } from '../exchange/steps.ts'
import { setPhone } from '../members/steps.ts'

let folder: string
let mei: RunningApp
let wei: RunningApp

const NAMES = ['Ada Adams', 'Bea Brown', 'Cy Clark'] as const

/** Two profiles in which the telephone numbers of the same three were changed, without a network, and which then met. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decisions-'))
  const rows = NAMES.map((name, at) => `${name},090${at}`)
  mei = await launchInEnglish({ profile: join(folder, 'mei') })
  wei = await launchInEnglish({ profile: join(folder, 'wei') })
  await meet({ mei, wei }, folder, { name: 'three.csv', rows })
  for (const [at, name] of NAMES.entries()) {
    await setPhone(mei.page, name, `090${at}`, `0911 000 00${at}`)
    await setPhone(wei.page, name, `090${at}`, `0922 000 00${at}`)
  }
  await open(wei, await send(mei, folder, 'from-mei.chapterhouse', /What Wei’s computer does not have yet/))
  await wei.page.getByText(/3 fields have two values now\./).waitFor()
})

afterAll(async () => {
  await Promise.all([mei.close(), wei.close()])
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

function cards(page: Page): Locator {
  return page.getByRole('main').getByRole('group', { name: /^Phone of / })
}

/** The card that has the keyboard. */
async function current(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest('[role=group]')?.querySelector('h2')?.textContent ?? '')
}

describe('Decisions by the keyboard', () => {
  test('say whose value was written on which computer, and mark where the two differ', async () => {
    const { page } = wei
    await goTo(page, '/decisions')
    await expect.poll(() => cards(page).count()).toBe(3)
    const card = cards(page).first()
    await card.getByText(/^Mei · Mei’s computer · /).waitFor()
    await card.getByText(/^You · Wei’s computer · /).waitFor()
    await expect.poll(() => current(page)).toMatch(/^Phone of /)
    const sidebar = page.getByRole('link', { name: /^Decisions/ })
    await sidebar.getByText('3', { exact: true }).waitFor()
  })

  test('are settled by a digit, which goes on with the next, and U brings the last one back', async () => {
    const { page } = wei
    const first = await current(page)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => current(page)).not.toBe(first)
    await page.keyboard.press('k')
    await expect.poll(() => current(page)).toBe(first)
    await page.keyboard.press('1')
    await expect.poll(() => cards(page).count()).toBe(2)
    await page
      .getByRole('status')
      .filter({ hasText: `${first} is “` })
      .waitFor()
    await expect.poll(() => current(page)).not.toBe(first)
    await page.keyboard.press('u')
    await expect.poll(() => cards(page).count()).toBe(3)
    await expect.poll(() => current(page)).toBe(first)
    await page
      .getByRole('group', { name: first })
      .getByText(/^Mei · /)
      .waitFor()
  })

  test('open the record by Enter', async () => {
    const { page } = wei
    const title = await current(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: title.replace('Phone of ', '') }).waitFor()
    await goTo(page, '/decisions')
  })
})

describe('Decisions that are alike', () => {
  test('are settled by a rule in one go, after showing what stays and what goes, and taken back in one', async () => {
    const { page } = wei
    await expect.poll(() => cards(page).count()).toBe(3)
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('What Mei wrote').click()
    const grid = dialog.getByRole('grid', { name: 'What would happen' })
    for (const [at, name] of NAMES.entries())
      await grid
        .getByRole('row', { name: new RegExp(`Phone of ${name}.*0911 000 00${at}.*0922 000 00${at}`) })
        .waitFor()
    await dialog.getByRole('button', { name: 'Settle 3' }).click()
    await page.getByRole('heading', { name: 'All is agreed' }).waitFor()
    await page.getByText('3 decisions are settled.').waitFor()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => cards(page).count()).toBe(3)
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByText('What Mei wrote').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Settle 3' }).click()
    await page.getByRole('heading', { name: 'All is agreed' }).waitFor()
  })

  test('are settled on the other computer as well, once it has heard', async () => {
    await open(mei, await send(wei, folder, 'settled.chapterhouse', /What Mei’s computer does not have yet/))
    await mei.page.getByText('Taken over: 3 members changed.').waitFor()
    await goTo(mei.page, '/decisions')
    await mei.page.getByRole('heading', { name: 'All is agreed' }).waitFor()
    await goTo(mei.page, '/members')
    for (const at of NAMES.keys()) await mei.page.getByRole('grid').getByText(`0911 000 00${at}`).waitFor()
  })
})
