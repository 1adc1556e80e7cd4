import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'
import { setPhone } from '../members/steps.ts'
import { letIn, open, send } from './steps.ts'

let folder: string
let mei: RunningApp
let wei: RunningApp

/** Two people at two machines; the file goes from one to the other in their hands. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'))
  mei = await launchInEnglish({ profile: join(folder, 'mei') })
  wei = await launchInEnglish({ profile: join(folder, 'wei') })
})

afterAll(async () => {
  await Promise.all([mei.close(), wei.close()])
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

function decisionOnPhone(page: Page): Locator {
  return page.getByRole('group', { name: 'Phone of Ada Adams' })
}

describe('Two organizers', () => {
  test('share a community: the second is let in, and a file brings everything the first has', async () => {
    await beginCommunity(mei.page, { name: 'Reading club', organizer: 'Mei' })
    await bringRoster(mei.page, 'two.csv', 'Name,Phone\nAda Adams,0900\nBea Brown,0901\n', 'Taipei')
    await importButton(mei.page).click()
    await mei.page.getByRole('heading', { name: '2 members came in' }).waitFor()
    await letIn(mei, wei, 'Wei')
    await goTo(wei.page, '/members')
    await wei.page.getByRole('grid').getByText('Ada Adams').waitFor()

    await open(mei, await send(wei, folder, 'hello.chapterhouse', /All changes/))
    await mei.page.getByText('From Wei', { exact: false }).first().waitFor()
    await mei.page.getByText('This is the first file from them.').waitFor()
  })

  test('who both changed a phone while apart see both numbers, whose they are, and settle it once for both', async () => {
    await setPhone(mei.page, 'Ada Adams', '0900', '0911 111 111')
    await setPhone(wei.page, 'Ada Adams', '0900', '0922 222 222')
    await open(wei, await send(mei, folder, 'from-mei.chapterhouse', /What Wei’s computer does not have yet/))
    await wei.page.getByText(/1 field has two values now\./).waitFor()
    await open(mei, await send(wei, folder, 'from-wei.chapterhouse', /What Mei’s computer does not have yet/))
    await mei.page.getByText(/1 field has two values now\./).waitFor()

    for (const { page, other } of [
      { page: mei.page, other: 'Wei' },
      { page: wei.page, other: 'Mei' },
    ]) {
      await goTo(page, '/decisions')
      const card = decisionOnPhone(page)
      await card.getByRole('button', { name: /0911 111 111/ }).waitFor()
      await card.getByRole('button', { name: /0922 222 222/ }).waitFor()
      await card.getByText(new RegExp(`^${other} ·`)).waitFor()
      await card.getByText(/^You ·/).waitFor()
    }

    await decisionOnPhone(wei.page)
      .getByRole('button', { name: /0911 111 111/ })
      .click()
    await wei.page.getByText('Phone of Ada Adams is “0911 111 111” now.').waitFor()
    await wei.page.getByRole('heading', { name: 'All is agreed' }).waitFor()

    await open(mei, await send(wei, folder, 'settled.chapterhouse', /What Mei’s computer does not have yet/))
    await mei.page.getByText('Taken over: 1 member changed.').waitFor()
    await goTo(mei.page, '/decisions')
    await mei.page.getByRole('heading', { name: 'All is agreed' }).waitFor()
    await goTo(mei.page, '/members')
    await mei.page.getByRole('grid').getByText('0911 111 111').waitFor()
  })

  test('are told what is wrong with a file that was cut off, tampered with, or opened twice', async () => {
    const whole = await readFile(join(folder, 'settled.chapterhouse'))
    const cut = join(folder, 'cut.chapterhouse')
    await writeFile(cut, whole.subarray(0, whole.length - 40))
    await open(mei, cut)
    const dialog = mei.page.getByRole('dialog', { name: 'Open changes' })
    await dialog.getByText(/ is cut off; it was probably not copied to its end\./).waitFor()

    const tampered = Uint8Array.from(whole)
    const middle = Math.floor(tampered.length / 2)
    tampered[middle] = (tampered[middle] ?? 0) ^ 1
    await writeFile(join(folder, 'tampered.chapterhouse'), tampered)
    await open(mei, join(folder, 'tampered.chapterhouse'))
    await dialog.getByText(/ was altered after it was written, or is not from who it says\./).waitFor()

    await open(mei, join(folder, 'settled.chapterhouse'))
    await mei.page.getByText('Nothing in it was new: both of you have the same.').waitFor()
    await goTo(mei.page, '/members')
    await mei.page.getByRole('grid').getByText('0911 111 111').waitFor()
    expect(await mei.page.getByRole('button', { name: /2 members$/ }).count()).toBe(1)
  })
})
