import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goOnWithoutPassphrase, goTo } from '../../helpers/first-run.ts'

/** Invites somebody as an admin would, and answers with the text to be handed over. */
export async function invite(
  { page }: RunningApp,
  { name, role, chapter }: { readonly name: string; readonly role: string; readonly chapter: string },
): Promise<string> {
  await goTo(page, '/organizers/invite')
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('Name of the person').fill(name)
  await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check({ force: true })
  if (role !== 'Admin') await dialog.getByRole('checkbox', { name: chapter }).check({ force: true })
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  await dialog.waitFor({ state: 'detached' })
  const text = page.getByLabel('The invitation as text')
  await text.waitFor()
  return text.inputValue()
}

/** Begins to join with an invitation, on a fresh profile. */
export async function enter({ page }: RunningApp, invitation: string, organizer: string): Promise<void> {
  await goOnWithoutPassphrase(page)
  await page.getByRole('button', { name: /^Join with an invitation/ }).click()
  await page.getByLabel('The invitation').fill(invitation)
  await page.getByLabel('Your name').fill(organizer)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

/** The words on both screens, compared as people would, then confirmed. */
export async function compareAndConfirm(inviting: RunningApp, joining: RunningApp, name: string): Promise<void> {
  await joining.page.getByRole('heading', { name: 'Do both screens show these words?' }).waitFor()
  await inviting.page.getByText(new RegExp(`^${name} wants to join from`)).waitFor()
  expect(await wordsOn(inviting)).toEqual(await wordsOn(joining))
  await inviting.page.getByRole('button', { name: 'Yes, the same' }).click()
}

async function wordsOn({ page }: RunningApp): Promise<string[]> {
  const words = await page.getByRole('list', { name: 'Words' }).getByRole('listitem').allInnerTexts()
  expect(words.length).toBeGreaterThan(3)
  return words
}

/** Waits until the indicator in the frame says so. */
export async function indicated({ page }: RunningApp, words: RegExp): Promise<void> {
  await page.getByRole('link', { name: words }).waitFor()
}

/** Plans a salon for today, and answers with its address once its page is there. */
export async function planSalon({ page }: RunningApp, theme: string): Promise<string> {
  await goTo(page, '/salons/new')
  const dialog = page.getByRole('dialog', { name: 'New salon' })
  await dialog.getByLabel('Theme').fill(theme)
  await dialog.getByRole('button', { name: 'Create the salon' }).click()
  await page.getByRole('heading', { level: 1, name: theme }).waitFor()
  return page.evaluate(() => location.hash.slice(1))
}

/** The door desk of a salon, in the main window. */
export async function openDoorOf({ page }: RunningApp, salon: string): Promise<Page> {
  await goTo(page, salon.replace('/salons/', '/door/'))
  await page.getByRole('heading', { name: 'Check-in' }).waitFor()
  return page
}

/** Types a name at the door and takes the first who is found, or writes a new one down. */
export async function checkIn(door: Page, name: string, { walkIn = false } = {}): Promise<void> {
  const field = door.getByRole('combobox')
  await field.fill(name)
  if (walkIn) await door.getByRole('button', { name: new RegExp(name) }).click()
  else {
    await door.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor()
    await door.keyboard.press('Enter')
  }
  await door.locator('[role="status"][aria-live="assertive"]').getByText(name).waitFor({ state: 'attached' })
}

/** Waits until the desk's counter stands there. */
export async function arrivedOn(door: Page, count: number): Promise<void> {
  await expect
    .poll(() => door.getByTestId('arrived').innerText(), { timeout: 20_000 })
    .toMatch(new RegExp(`^${count}\\b`))
}

/** Answers the system's next question for a folder with this one, on the screen that has the button. */
export async function chooseFolder({ app, page }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, path)
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
}

/** Names the server on the screen that asks for it. */
export async function useServer({ page }: RunningApp, url: string): Promise<void> {
  await page.getByLabel('Address of the server').fill(url)
  await page.getByRole('button', { name: 'Use it' }).click()
}

/** Opens the part of the joining screen that is for those who share no network with who invited them. */
export async function otherWays({ page }: RunningApp): Promise<void> {
  await page.getByText('You share a folder or a server with them?').click()
}
