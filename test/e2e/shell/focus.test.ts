import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, launchApp } from '../../helpers/app.ts'
import { goTo } from '../../helpers/first-run.ts'

/** The sidebar, the head of the register and its first buttons. */
const STOPS = 15

let running: RunningApp

beforeAll(async () => {
  running = await launchApp({ args: ['--open-sample'] })
  await running.page.getByRole('navigation').waitFor()
  await goTo(running.page, '/members')
  await running.page.getByRole('grid').getByRole('row').nth(3).waitFor()
})
afterAll(() => running.close())

test('whoever goes by keyboard sees where they are: links and buttons have a ring', async () => {
  const { page } = running
  const stops: { readonly name: string; readonly ring: string }[] = []
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      if (!element?.matches('a, button')) return null
      return { name: element.textContent, ring: getComputedStyle(element).outlineStyle }
    })
    if (here) stops.push(here)
  }
  expect(stops.length).toBeGreaterThan(8)
  expect(stops.filter(({ ring }) => ring === 'none')).toEqual([])
})
