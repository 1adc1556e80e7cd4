import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, launchApp } from '../../helpers/app.ts'
import { goTo } from '../../helpers/first-run.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ args: ['--open-sample'] })
  await running.page.getByRole('navigation').waitFor()
  await running.page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
  await goTo(running.page, '/members')
  await running.page.getByRole('grid', { name: '成員列表' }).getByRole('row').nth(3).waitFor()
})
afterAll(() => running.close())

test('a second community starts without the filter of the first, and the first is there again afterwards', async () => {
  const { page } = running
  const search = page.getByRole('search').getByRole('textbox')
  await search.fill('chen')
  const head = page.getByRole('button', { name: /位成員$/ })
  await head.click()
  await page.getByRole('menuitem', { name: '建立新社群…' }).click()
  await page.getByRole('button', { name: /^建立新社群/ }).click()
  await page.getByLabel('社群名稱').fill('河畔讀書會')
  await page.getByLabel('你的名字').fill('美玲')
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: '名冊等著第一個名字' }).waitFor()
  await goTo(page, '/members')
  expect(await search.inputValue()).toBe('')

  await head.click()
  await page.getByRole('menuitem', { name: /範例/ }).click()
  await page.getByRole('heading', { name: '本週，為誰做些什麼？' }).waitFor()
  await goTo(page, '/members')
  await page.getByRole('grid', { name: '成員列表' }).getByRole('row').nth(3).waitFor()
})
