import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, launchInEnglish } from '../../helpers/first-run.ts'
import { meet, open, send } from '../exchange/steps.ts'
import { setPhone } from '../members/steps.ts'

let folder: string
let mei: RunningApp
let wei: RunningApp

/** Two profiles; what Wei did to two of the three members lies with Mei, who has changed one of those fields again. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'))
  const rows = ['Ada Adams,0901', 'Bea Brown,0902', 'Cy Clark,0903']
  mei = await launchInEnglish({ profile: join(folder, 'mei') })
  wei = await launchInEnglish({ profile: join(folder, 'wei') })
  await meet({ mei, wei }, folder, { name: 'three.csv', rows })
  await setPhone(wei.page, 'Ada Adams', '0901', '0922 000 001')
  await setPhone(wei.page, 'Bea Brown', '0902', '0922 000 002')
  await open(mei, await send(wei, folder, 'from-wei.chapterhouse', /What Mei’s computer does not have yet/))
  await mei.page.getByText('Taken over: 2 members changed.').waitFor()
  await setPhone(mei.page, 'Bea Brown', '0922 000 002', '0911 000 002')
})

afterAll(async () => {
  await Promise.all([mei.close(), wei.close()])
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function phonesOn(page: Page): Promise<string[]> {
  await goTo(page, '/members')
  const grid = page.getByRole('grid', { name: 'Members' })
  await grid.getByText('Ada Adams').waitFor()
  const rows = await grid.getByRole('row').allInnerTexts()
  return rows.flatMap((row) => /0\d{3}(?: \d{3} \d{3})?/.exec(row)?.[0] ?? [])
}

describe('The history of everybody', () => {
  test('tells who did what under its day, and is narrowed to one organizer by a click on the name', async () => {
    const { page } = mei
    await page.getByRole('link', { name: 'History' }).click()
    const list = page.getByRole('grid', { name: 'What everybody did' })
    await list.getByRole('row', { name: /You .* Edit a member Bea Brown Phone/i }).waitFor()
    await list.getByRole('row', { name: /You .* Import a roster three 3 members/i }).waitFor()
    await list
      .getByRole('row', { name: /^Today/ })
      .getByRole('button', { name: /^Wei · / })
      .click()
    await list.getByRole('row', { name: /Wei .* Edit a member .*Ada Adams/i }).waitFor()
    await expect.poll(() => list.getByRole('row', { name: /^\d\d:\d\d You/ }).count()).toBe(0)
  })

  test('takes a day of an organizer’s back, after showing what goes and what stays', async () => {
    const { page } = mei
    await page.getByRole('button', { name: 'Take this day back…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take back what somebody did' })
    await dialog
      .getByRole('grid', { name: 'Taken back' })
      .getByRole('row', { name: /^Ada Adams Phone 0922 000 001.*0901$/ })
      .waitFor()
    await dialog
      .getByRole('grid', { name: 'Stays' })
      .getByRole('row', { name: /Bea Brown Phone: 0911 000 002 You changed it on/ })
      .waitFor()
    await dialog.getByRole('button', { name: 'Take 1 back' }).click()
    await page.getByText('1 thing is as it was.').waitFor()
    expect(await phonesOn(page)).toEqual(['0901', '0911 000 002', '0903'])
  })

  test('reaches the other organizer as any change does, and comes back with one undo', async () => {
    await open(wei, await send(mei, folder, 'undone.chapterhouse', /What Wei’s computer does not have yet/))
    await wei.page.getByText('Taken over: 2 members changed.').waitFor()
    expect(await phonesOn(wei.page)).toEqual(['0901', '0911 000 002', '0903'])
    expect(await phonesOn(mei.page)).toHaveLength(3)
    await mei.page.keyboard.press('Control+z')
    await mei.page.getByText(/^Undone: /).waitFor()
    expect(await phonesOn(mei.page)).toEqual(['0922 000 001', '0911 000 002', '0903'])
  })
})

describe('The history of a record', () => {
  test('brings the whole record back to how it stood at a change', async () => {
    const { page } = mei
    await goTo(page, '/members')
    await page.getByRole('grid').getByText('Bea Brown').click()
    await page.getByRole('tab', { name: 'History' }).click()
    const entry = page.getByRole('listitem').filter({ hasText: 'Wei' }).first()
    await entry.getByRole('button', { name: 'Restore to here…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restore Bea Brown' })
    await dialog.getByText('0922 000 002').waitFor()
    await dialog.getByRole('radio', { name: 'Before this change' }).click({ force: true })
    await dialog.getByText(/0902$/).waitFor()
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('Bea Brown stands as it did.').waitFor()
    await page.getByRole('button', { name: 'Phone: 0902', exact: true }).waitFor()
  })

  test('brings back from the list who is no longer there', async () => {
    const { page } = mei
    await goTo(page, '/members/new')
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').first().fill('Dee Dale')
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    await goTo(page, '/members')
    await page.getByRole('grid').getByText('Dee Dale').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('grid').getByText('Dee Dale').waitFor({ state: 'detached' })
    await goTo(page, '/history')
    await page.getByRole('button', { name: 'Dee Dale' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Restore Dee Dale' })
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('Dee Dale stands as it did.').waitFor()
    await goTo(page, '/members')
    await page.getByRole('grid').getByText('Dee Dale').waitFor()
  })
})
