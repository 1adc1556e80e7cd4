import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openRegister } from '../rosters/steps.ts'

// The settings are one long page, and each part of it has an address.

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(() => running.close())

test('an address of the settings leads to its part', async () => {
  await goTo(page, '/settings/consent')
  const index = page.getByRole('navigation', { name: '設定的各部分' })
  const foot = await footOf(index)
  const heading = page.getByRole('heading', { name: '同意', exact: true })
  await expect.poll(async () => (await heading.boundingBox())?.y ?? 0).toBeLessThan(foot + 60)
  expect((await heading.boundingBox())?.y).toBeGreaterThan(foot)
})

test('the index stays in sight and leads to the last part, again after somebody has gone on', async () => {
  const index = page.getByRole('navigation', { name: '設定的各部分' })
  const before = await footOf(index)
  const diagnostics = page.getByRole('button', { name: '產生診斷檔…' })
  const first = page.getByRole('heading', { name: '語言與外觀' })
  for (const _again of [1, 2]) {
    await index.getByRole('link', { name: '關於' }).click()
    await expect.poll(() => inSight(diagnostics)).toBe(true)
    await first.scrollIntoViewIfNeeded()
    await expect.poll(() => inSight(diagnostics)).toBe(false)
  }
  expect(await footOf(index)).toBe(before)
})

async function footOf(locator: ReturnType<Page['locator']>): Promise<number> {
  await locator.waitFor()
  const box = await locator.boundingBox()
  return box ? box.y + box.height : 0
}

function inSight(locator: ReturnType<Page['locator']>): Promise<boolean> {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })
}
