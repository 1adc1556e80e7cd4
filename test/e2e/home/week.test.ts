import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openSample } from '../salons/steps.ts'

const MOST = 7

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openSample()
  page = running.page
  await worked()
})

beforeEach(() => goTo(page, '/'))

afterAll(() => running.close())

const lines = () => page.getByRole('list', { name: '要做的事' }).getByRole('listitem')
const buttonOf = (nth: number) => lines().nth(nth).getByRole('button').first()

/** Everything has been worked out: what stands beside the lines comes last. */
async function worked(): Promise<void> {
  await page.getByRole('complementary', { name: '社群近況' }).getByText('快流失').waitFor()
}

describe('the first screen', () => {
  test('says what to do this week in seven lines at most, each with its reason', async () => {
    await page.getByRole('heading', { level: 1, name: '本週，為誰做些什麼？' }).waitFor()
    const count = await lines().count()
    expect(count).toBeGreaterThan(3)
    expect(count).toBeLessThanOrEqual(MOST)
    await lines().filter({ hasText: /^.*聯絡.*已經 \d+ 天沒來/ }).first().waitFor() // prettier-ignore
    for (const line of await lines().all()) expect(await line.getByRole('paragraph').innerText()).not.toBe('')
  })

  test('leads somewhere from every line, and finds the lines in their places on the way back', async () => {
    const whats = await lines().getByRole('heading').allInnerTexts()
    for (const [nth, what] of whats.entries()) {
      await buttonOf(nth).click()
      if (what.includes('誰也沒認識')) {
        const dialog = page.getByRole('dialog', { name: /引薦/ })
        await dialog.getByRole('combobox').first().waitFor()
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        continue
      }
      await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('#/')
      await page.getByRole('main').getByRole('heading').first().waitFor()
      expect(await page.getByText('這裡沒有東西').count()).toBe(0)
      await goTo(page, '/')
      await expect.poll(() => lines().getByRole('heading').allInnerTexts()).toEqual(whats)
    }
  })

  test('writes down on the spot that somebody was called, which takes the line away, and takes it back', async () => {
    await worked()
    const line = lines().filter({ has: page.getByRole('button', { name: /^記下聯絡：/ }) }).first() // prettier-ignore
    const what = await line.getByRole('heading').innerText()
    await line.getByRole('button', { name: /^記下聯絡：/ }).click()
    const dialog = page.getByRole('dialog', { name: /^記下與/ })
    await dialog.getByRole('textbox', { name: '談了什麼' }).fill('下週會來')
    await dialog.getByRole('button', { name: '儲存' }).click()
    await lines().filter({ hasText: what }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '復原' }).last().click()
    await lines().filter({ hasText: what }).waitFor()
  })

  test('puts a line off for a week, in whose place another one comes, and brings it back', async () => {
    await worked()
    const [first = ''] = await lines().getByRole('heading').allInnerTexts()
    await page.getByRole('button', { name: `這週先不做：${first}` }).click()
    await lines().filter({ hasText: first }).waitFor({ state: 'detached' })
    await page.getByText('有 1 件事這週先不做。').waitFor()
    await page.getByRole('button', { name: '找回來' }).click()
    await lines().filter({ hasText: first }).waitFor()
  })

  test('shows one chapter where that is chosen, and remembers it', async () => {
    await page.getByRole('main').getByRole('button', { name: /所有分會/ }).click() // prettier-ignore
    const option = page.getByRole('option').nth(1)
    const chapter = await option.innerText()
    await option.click()
    await page.getByRole('main').getByRole('button', { name: new RegExp(chapter) }).waitFor() // prettier-ignore
    await page.reload()
    await page.getByRole('main').getByRole('button', { name: new RegExp(chapter) }).waitFor() // prettier-ignore
    await worked()
  })
})
