import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { Machine } from '../../helpers/store.ts'
import { answerOf } from '../../helpers/organizers.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import { goTo, openSample } from '../salons/steps.ts'

let running: RunningApp
let page: Page
let door: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
  await becomeVolunteer()
  await page.getByRole('link', { name: '開放中的門口', exact: true }).waitFor()
})

afterAll(() => running.close())

/** Another admin is let in, the next salon's door is opened, and whoever sits here helps at doors from now on. */
async function becomeVolunteer(): Promise<void> {
  const store = await handOnStore(page)
  const admin = await Machine.start()
  admin.clock.now = Date.now()
  const { invite, text } = await store.must('organizer.invite', { name: '管理員', role: 'admin', network: false })
  await admin.must('community.enter', { invitation: text, organizer: '管理員', device: '管理員的筆電' })
  await store.must('invite.answer', { text: await answerOf(admin) })
  await store.must('invite.confirm', { invite, same: true })
  const [salon] = (await store.view('salons', { when: 'upcoming', range: { from: 0, count: 1 } })).rows
  if (!salon) throw new Error('no salon is ahead')
  await store.must('door.open', { salon: salon.id })
  const { me } = await store.view('community', {})
  await store.must('organizer.grant', { organizer: me.organizer, role: 'door', chapters: [salon.chapter] })
}

test('the window shows open doors and nothing else, and says why', async () => {
  expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['開放中的門口', '設定'])
  for (const address of ['/members', '/salons', '/rosters', '/decisions', '/organizers', '/members/new']) {
    await goTo(page, address)
    await page.getByRole('heading', { name: '門口用不到這一頁' }).waitFor()
  }
  await page.getByRole('link', { name: '到開放中的門口' }).click()
  await page.getByRole('button', { name: '到這個門口' }).waitFor()
})

test('the window says calmly whether others are reached, and leads to where that is turned on', async () => {
  await page.getByRole('link', { name: /只在這台電腦上/ }).click()
  await page.getByRole('heading', { name: '同步的方式' }).waitFor()
  await page.getByLabel('在這個網路上互相尋找').click()
  await page.getByRole('link', { name: /附近沒有別人/ }).waitFor()
  await page.getByRole('link', { name: '開放中的門口', exact: true }).click()
})

test('the desk finds by pinyin and not by numbers, and takes a walk-in by name only', async () => {
  const opened = running.app.waitForEvent('window')
  await page.getByRole('button', { name: '到這個門口' }).click()
  door = await opened
  const field = door.getByRole('combobox', { name: '找賓客' })
  await field.fill('chen')
  await door.getByRole('option').first().waitFor()
  await field.fill('0900')
  await door.getByText('找不到這個人').waitFor()
  await field.fill('路過的人 0912-345-678')
  await door.getByRole('button', { name: '現場加入「路過的人」' }).waitFor()
  expect(await door.getByRole('button', { name: /0912/ }).count()).toBe(0)
  await field.press('Control+Enter')
  await expect.poll(arrived).toMatch(/^1(?!\d)/)
})

test('what was ticked by mistake is taken back', async () => {
  await door.getByRole('button', { name: '取消路過的人的報到' }).last().click()
  await expect.poll(arrived).toMatch(/^0/)
})

function arrived(): Promise<string> {
  return door.getByTestId('arrived').innerText()
}
