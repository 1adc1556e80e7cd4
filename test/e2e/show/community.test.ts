import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileBytes, saveTo } from '../print/steps.ts'
import { choose, find, openEvening, paperIn, picture } from './steps.ts'
import type { Evening } from './steps.ts'

// One week of whoever runs a community, from what to do to the report for the board: offline, in Chinese, by clicking. Each test goes
// on from the one before, as a week does.

let desk: Evening
let page: Page

beforeAll(async () => {
  desk = await openEvening()
  page = desk.page
  // A week goes by in a minute: whoever waits longer for one thing will not be done.
  page.setDefaultTimeout(PATIENCE)
})

afterAll(() => desk.close())

const MOST = 7
const IDEA = '每個月辦一次散步讀書'
const GIVER = '陳永健'
const PATIENCE = 10_000

const lines = () => page.getByRole('list', { name: '要做的事' }).getByRole('listitem')

/** The line that begins so. */
function line(what: string | RegExp): Locator {
  return lines().filter({ has: page.getByRole('heading', { name: what }) })
}

async function go(place: string): Promise<void> {
  await page.getByRole('navigation', { name: '主選單' }).getByRole('link', { name: place, exact: true }).click()
}

/** The first screen with everything on it. */
async function toWeek(): Promise<void> {
  await go('本週')
  await page.getByRole('complementary', { name: '社群近況' }).getByText('快流失').waitFor()
}

test('the week begins with what to do, in seven lines at most', async () => {
  await toWeek()
  expect(await lines().count()).toBeLessThanOrEqual(MOST)
  await picture(page, 'week')
})

test('somebody who fell silent is written to with a draft of their own story, and is no line any more', async () => {
  const call = line(/^聯絡/).first()
  const name = (await call.getByRole('heading').innerText()).replace(/^聯絡/, '')
  await call.getByRole('button', { name: /去聯絡$/ }).click()
  await page.getByRole('complementary').getByRole('heading', { name }).first().waitFor()
  await page.getByRole('button', { name: `幫忙擬一則給${name}的訊息` }).click()
  await page.getByRole('menuitem', { name: `問候${name}` }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('textbox').first().inputValue()).toContain(name.slice(-2))
  await picture(page, 'reconnect')
  await dialog.getByRole('button', { name: '標示為已傳送' }).click()
  await dialog.waitFor({ state: 'detached' })
  await toWeek()
  await expect.poll(() => line(`聯絡${name}`).count()).toBe(0)
})

test('somebody who is owed thanks gets them as a card and a picture, and it is written down', async () => {
  await line(/份感謝還沒說/)
    .getByRole('button', { name: /逐一道謝$/ })
    .click()
  const first = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '致謝' }) }).first() // prettier-ignore
  const name = await first.getByRole('link').first().innerText()
  await picture(page, 'recognition')
  await first.getByRole('button', { name: '致謝' }).click()
  const giving = page.getByRole('dialog', { name: new RegExp(`^${name}：`) })
  await giving.getByRole('radio', { name: /^圖片/ }).click()
  await giving.getByLabel('想說的話').fill(`${name}，有你在的晚上特別溫暖。`)
  await giving.getByRole('button', { name: '致謝' }).click()
  const drawn = page.getByRole('dialog').filter({ hasNot: page.getByLabel('想說的話') })
  await drawn
    .getByRole('button', { name: `儲存給${name}的圖片` })
    .first()
    .waitFor()
  await picture(page, 'recognition-picture')
  await saveTo(desk.running, join(desk.folder, 'thanks.png'))
  await drawn
    .getByRole('button', { name: `儲存給${name}的圖片` })
    .first()
    .click()
  await expect.poll(() => fileBytes(join(desk.folder, 'thanks.png')).then(isPng, () => false)).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: '已送出' }).click()
  await page.getByText(`${name}，有你在的晚上特別溫暖。`).waitFor()
})

test('an idea is answered, adopted, announced at the next evening, and thanked for', async () => {
  await go('共創')
  const heard = page.getByRole('region', { name: '聽到了', exact: true })
  await page.getByRole('button', { name: '記下想法' }).click()
  const dialog = page.getByRole('dialog', { name: '記下想法' })
  await dialog.getByRole('textbox', { name: '說了什麼' }).fill(IDEA)
  await find(dialog.getByRole('combobox', { name: '誰說的' }), GIVER)
  await dialog.getByRole('button', { name: '儲存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await heard.getByRole('row', { name: IDEA }).waitFor()
  await picture(page, 'ideas')
  await heard.getByRole('button', { name: IDEA, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '想法' })
  await sheet.getByRole('textbox').first().fill('好主意，下個月先在台北試一次。')
  await sheet.getByRole('button', { name: '記下回覆', exact: true }).click()
  await sheet.getByRole('button', { name: '採納', exact: true }).click()
  await sheet.getByRole('button', { name: /^在 .+宣布$/ }).click()
  await sheet.getByRole('region', { name: '後來怎麼了' }).getByRole('link').first().waitFor()
  await sheet.getByRole('button', { name: `謝謝${GIVER}` }).click()
  await sheet.getByRole('textbox', { name: /說了什麼/ }).fill('在門口謝過了')
  await sheet.getByRole('button', { name: '謝過了' }).click()
  await sheet.getByText(/在門口謝過了/).waitFor()
  await picture(page, 'idea')
  await sheet.getByRole('link', { name: GIVER }).first().click()
})

test('the idea earned points, and they are spent', async () => {
  const points = page.getByRole('region', { name: '積分' })
  await points.getByRole('row').filter({ hasText: IDEA }).waitFor()
  const balance = async () => Number(/(-?[\d,]+) 分/.exec(await points.getByRole('heading').innerText())?.[1])
  const before = await balance()
  await points.scrollIntoViewIfNeeded()
  await picture(page, 'points')
  await points.getByRole('button', { name: '兌換', exact: true }).click()
  await page.getByRole('menuitem').first().click()
  await expect.poll(balance).toBeLessThan(before)
})

test('whoever came to an evening is ticked for a step of a challenge, all at once', async () => {
  await go('表彰')
  await page.getByRole('link', { name: '挑戰與儀式' }).click()
  const running = page.getByRole('list', { name: '挑戰' }).getByRole('listitem').filter({ hasText: '進行中' })
  await running.filter({ hasNotText: '儀式' }).getByRole('link').first().click()
  const people = async () => Number(/(\d+) 人參加/.exec(await page.getByRole('main').innerText())?.[1] ?? 0)
  const before = await people()
  await page.getByRole('button', { name: '勾選…' }).first().click()
  const dialog = page.getByRole('dialog', { name: '誰做到了？' })
  await dialog.getByRole('radio', { name: '到過某場沙龍的人' }).click({ force: true })
  await choose(page, dialog.getByRole('button', { name: /沙龍/ }), /./)
  await dialog.getByRole('button', { name: '勾選', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(people).toBeGreaterThan(before)
  await picture(page, 'challenge')
})

test('the board gets the measures on paper, with how each is worked out and nobody’s name', async () => {
  await go('洞察')
  await page.getByRole('link', { name: '指標' }).click()
  await page.getByText('連結健康度').first().waitFor()
  await picture(page, 'measures')
  await page.getByRole('button', { name: '理事會報告…' }).click()
  const dialog = page.getByRole('dialog', { name: '理事會報告' })
  await dialog.getByRole('textbox').fill('今年第一次，每個分會都有自己的主持人。')
  await picture(page, 'board')
  await saveTo(desk.running, join(desk.folder, 'board.pdf'))
  await dialog.getByRole('button', { name: '存成 PDF' }).click()
  await dialog.waitFor({ state: 'detached' })
  const paper = await paperIn(desk.folder, 'board')
  expect(paper.pages).toBeGreaterThan(1)
  expect(paper.text).toContain('連結健康度')
  expect(paper.text).toContain('每個分會都有自己的主持人')
})

/** The first bytes of every PNG, RFC 2083 section 3.1. */
function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte)
}
