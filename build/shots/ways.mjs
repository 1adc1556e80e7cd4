import { prepareTwice } from './prepare-twice.mjs'

/** @typedef {import('playwright').Page} Page */
/** @typedef {Awaited<ReturnType<typeof import('./store-wire.mjs').openWire>> | null} Wire */

/**
 * How to get to a screen from anywhere, and how to leave what does not close by itself. `fresh` screens are those of a profile in
 * which nothing has been chosen yet.
 * @typedef {{ name: string, fresh?: boolean, show: (page: Page, wire: Wire) => Promise<void>, leave?: (page: Page) => Promise<void> }} Screen
 */

/** @param {Page} page @param {string} address */
export async function go(page, address) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

/**
 * To an address at which a dialog opens; its code is loaded when the first one does.
 * @param {Page} page @param {string} address
 */
export async function goToDialog(page, address) {
  await go(page, address)
  await page.getByRole('dialog').waitFor()
}

/** @param {Page} page @param {string} id the tab's, as the screen names it */
export async function tab(page, id) {
  await page.locator(`[role=tab][id$="-${id}"]`).click()
}

/** @param {Page} page @param {string} key which look it takes */
export async function calendar(page, key) {
  await go(page, '/calendar')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.keyboard.press(key)
  // The week that ends today may have nothing; the next one has.
  if (key === 'w') await page.keyboard.press('PageDown')
  await page.locator('[data-entry]').first().waitFor()
}

/**
 * The suggestions for the next reading evening, at which two who are kept apart are both asked.
 * @param {Page} page
 * @param {Wire} wire
 */
export async function suggestions(page, wire) {
  const { rows } = (await wire?.view('salons', { when: 'upcoming', range: { from: 0, count: 20 } })) ?? { rows: [] }
  let { id: salon } = rows[0]
  for (const row of rows) if (row.chapter === rows[0].chapter) salon = row.id
  const [pair] = (await wire?.view('keepApart', { about: salon })) ?? []
  for (const { id } of [pair.a, pair.b]) await wire?.command('salon.rsvp', { salon, member: id, status: 'going' })
  await go(page, `/salons/${salon}`)
  await page.getByRole('tab').nth(1).click()
  await page.getByRole('grid').getByRole('row').nth(3).waitFor()
}

/**
 * The last evening that guests said something of, afterwards: a part of it, and of closing it a step.
 * @param {Page} page @param {Wire} wire @param {number} part @param {number} [step]
 */
export async function afterwards(page, wire, part, step) {
  const { rows } = (await wire?.view('salons', { when: 'past', range: { from: 0, count: 20 } })) ?? { rows: [] }
  let { id: salon } = rows[0]
  for (const row of rows.toReversed()) {
    const { reviews } = (await wire?.view('feedback', { about: row.id })) ?? { reviews: [] }
    if (reviews.length > 0) salon = row.id
  }
  const line = { kind: 'cost', planned: 300_000 }
  const budget = [{ ...line, label: '場租' }, { ...line, label: '茶點', real: 264_000 }]
  await wire?.command('salon.update', { salon, set: { currency: 'TWD', fee: 25_000, budget } })
  await go(page, '/members')
  await go(page, `/salons/${salon}`)
  await page.getByRole('tab').first().click()
  await page.getByRole('tabpanel').getByRole('radio').nth(part).click({ force: true })
  if (step !== undefined) await page.getByRole('tabpanel').getByRole('navigation').getByRole('button').nth(step).click()
}

/**
 * One lane of the review, through the sidebar's screen so that none keeps its place from the picture before.
 * @param {Page} page @param {Wire} wire @param {string} lane
 */
export async function review(page, wire, lane) {
  await prepareTwice(wire)
  await go(page, '/members')
  await go(page, '/rosters/review')
  await page.locator(`#lane-${lane}`).click()
  await page.getByRole('progressbar').waitFor({ state: 'detached' })
}

/**
 * A name as the readers of a picture would write it.
 * @param {Page} page @param {{ en: string, 'zh-TW': string, 'zh-CN': string }} words
 */
export async function inItsLanguage(page, words) {
  const language = await page.evaluate(() => document.documentElement.lang)
  return Object.entries(words).find(([known]) => language.startsWith(known))?.[1] ?? words.en
}

/** @param {Page} page */
export async function escape(page) {
  await page.keyboard.press('Escape')
}

/** Scrolls what something stands in until it is at the top. @param {import('playwright').Locator} what */
export async function toTop(what) {
  await what.evaluate((element) => {
    // `scrollIntoView` would push the whole window up as well, which nobody can.
    let around = element.parentElement
    while (around && !/auto|scroll/.test(getComputedStyle(around).overflowY)) around = around.parentElement
    if (around) around.scrollTop += element.getBoundingClientRect().top - around.getBoundingClientRect().top
  })
}

/** @param {Wire} wire @param {string} view @param {object} input */
export async function first(wire, view, input) {
  const { rows } = (await wire?.view(view, { ...input, range: { from: 0, count: 1 } })) ?? { rows: [] }
  if (!rows[0]) throw new Error(`the sample has no ${view}`)
  return rows[0]
}

/**
 * The settings of a model on this machine, turned on; nobody need answer there.
 * @param {Page} page
 */
export async function modelOn(page) {
  await go(page, '/settings')
  const on = page.getByRole('checkbox', { name: /model|模型/u })
  await on.scrollIntoViewIfNeeded()
  if (!(await on.isChecked())) await on.click({ force: true })
  const name = page.getByRole('textbox', { name: /^(Model|模型)$/u })
  await name.fill('qwen3:4b')
  await name.blur()
  await name.scrollIntoViewIfNeeded()
}

/**
 * The draft of a word to whoever is most worth a call.
 * @param {Page} page
 */
export async function draft(page) {
  await value(page, 2)
  await page.getByRole('tabpanel').locator('li button[aria-haspopup=dialog]').first().click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
}

/** @param {Page} page @param {string} address */
export async function recognition(page, address) {
  await go(page, address)
  // What is due is gone through when somebody first asks.
  await page.getByRole('tabpanel').getByRole('listitem').first().waitFor()
}

/** @param {Page} page @param {number} tab */
export async function value(page, tab) {
  await go(page, '/value')
  await page.getByRole('tab').nth(tab).click()
  await page.getByRole('tabpanel').waitFor()
}
