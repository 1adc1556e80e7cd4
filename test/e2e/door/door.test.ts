import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingOf } from '../../../shared/text/reading.ts'
import { searchTextOf } from '../../../shared/text/search.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { answerNext, filter, guestRows, inviteFound, openSample, planSalon, toFirstGuest } from '../salons/steps.ts'

let running: RunningApp
/** The salon's page in the main window, and the desk in its own. */
let main: Page
let door: Page
/** Two who said they come: name and the first letters of its pinyin. */
let first: Expected
let second: Expected

interface Expected {
  readonly name: string
  readonly initials: string
}

beforeAll(async () => {
  running = await openSample()
  main = running.page
  await planSalon(main, { theme: '報到的晚上', seats: '2' })
  await inviteFound(main, 'chen')
  await main.getByRole('tab', { name: '賓客' }).click()
  await toFirstGuest(main)
  await answerNext(main, 'gg')
  await filter(main, '會來', 2).waitFor({ state: 'attached' })
  first = await expectedAt(0)
  second = await expectedAt(1)

  const opened = running.app.waitForEvent('window')
  await main.getByRole('button', { name: '開啟報到台' }).click()
  door = await opened
  await door.getByRole('heading', { name: '報到' }).waitFor()
})

afterAll(() => running.close())

test('the initials and Enter check a guest in, in both windows at once, and the field is ready for the next', async () => {
  await type(first.initials)
  await door.getByRole('option', { selected: true }).filter({ hasText: first.name }).waitFor()
  await door.keyboard.press('Enter')
  await said(`${first.name}已報到。`)
  await expect.poll(counter).toBe('1 / 2')
  expect(await field().inputValue()).toBe('')
  expect(await field().evaluate((input) => input === document.activeElement)).toBe(true)
  await filter(main, '已到', 1).waitFor({ state: 'attached' })
  await filter(main, '未到', 1).waitFor({ state: 'attached' })
})

test('a second Enter, and checking in somebody who is in, only say who let them in and when', async () => {
  await door.keyboard.press('Enter')
  await said(new RegExp(`^${first.name}已經報到了：\\d\\d:\\d\\d，`))
  await type(first.name)
  await door.getByRole('option', { selected: true }).filter({ hasText: '已到' }).waitFor()
  await door.keyboard.press('Enter')
  await said(new RegExp(`^${first.name}已經報到了：`))
  expect(await counter()).toBe('1 / 2')
})

test('Enter pressed before the matches are there takes the right one', async () => {
  await field().pressSequentially(second.name)
  await door.keyboard.press('Enter')
  await said(`${second.name}已報到。`)
  await expect.poll(counter).toBe('2 / 2')
  await door.getByText('座位滿了，還是可以報到。').waitFor()
})

test('undo takes back the last check-in and no other', async () => {
  await door.keyboard.press('ControlOrMeta+z')
  await said(`${second.name}的報到取消了。`)
  await expect.poll(counter).toBe('1 / 2')
  await filter(main, '已到', 1).waitFor({ state: 'attached' })
})

test('a walk-in is one line and one key: name, then number', async () => {
  await type('趙現場 0912345678')
  await door.getByRole('button', { name: '現場加入「趙現場」0912345678' }).waitFor()
  await door.keyboard.press('ControlOrMeta+Enter')
  await said('趙現場已現場加入。')
  await expect.poll(counter).toBe('2 / 2')
  await filter(main, '現場加入', 1).waitFor({ state: 'attached' })

  await type('5678')
  await door.getByRole('option', { selected: true }).filter({ hasText: '趙現場' }).waitFor()
  await door.keyboard.press('Escape')
})

test('more people than seats are let in, and the desk says so', async () => {
  await type(second.initials)
  await door.getByRole('option', { selected: true }).filter({ hasText: second.name }).waitFor()
  await door.keyboard.press('Enter')
  await expect.poll(counter).toBe('3 / 2')
  await door.getByText('到了 3 人，座位只有 2 個。還是可以報到，記得找椅子。').waitFor()
})

test('a tick made in the guest list shows at the desk at once', async () => {
  await guestRows(main)
    .filter({ hasText: first.name })
    .getByRole('button', { name: /的其他動作$/ })
    .click()
  await main.getByRole('menuitem', { name: '取消報到' }).click()
  await expect.poll(counter).toBe('2 / 2')
})

test('taking back a walk-in leaves nobody by that name on the roster', async () => {
  await door.getByRole('button', { name: '取消趙現場的報到' }).last().click()
  await expect.poll(counter).toBe('1 / 2')
  await filter(main, '現場加入', 1).waitFor({ state: 'detached' })
  await type('趙現場')
  await door.getByText('找不到這個人。', { exact: false }).first().waitFor()
})

async function expectedAt(index: number): Promise<Expected> {
  const row = guestRows(main).nth(index)
  const name = await row.locator('a').innerText()
  // What the store prepares for searching begins with the initials, the only capitals in it.
  const initials = /[A-Z]+/.exec(searchTextOf({ name, reading: readingOf(name) }))?.[0].toLowerCase()
  if (initials === undefined) throw new Error(`${name} has no initials`)
  return { name, initials }
}

function field() {
  return door.getByRole('combobox', { name: '找賓客' })
}

async function type(text: string): Promise<void> {
  await field().fill('')
  await door.keyboard.type(text)
}

async function said(text: string | RegExp): Promise<void> {
  await door.locator('[role="status"][aria-live="assertive"]').getByText(text).waitFor({ state: 'attached' })
}

function counter(): Promise<string> {
  return door.getByTestId('arrived').innerText()
}
