import { draft, escape, first, go, modelOn, toTop, value } from '../ways.mjs'

/**
 * What members are to their chapters: value, measures, and what is drafted for them.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const VALUE_SCREENS = [
  { name: 'value', show: (page) => value(page, 0) },
  { name: 'value-stages', show: (page) => value(page, 1) },
  {
    name: 'measures',
    async show(page) {
      await go(page, '/measures')
      await page.locator('svg[role=img]').first().waitFor()
    },
  },
  {
    name: 'measures-compared',
    async show(page) {
      await go(page, '/measures')
      for (const more of await page.locator('section details:has(> figure), section figure ~ details').all()) await more.evaluate((box) => box.setAttribute('open', ''))
      await page.locator('section').nth(1).scrollIntoViewIfNeeded()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'measures-board',
    async show(page) {
      await go(page, '/measures/board')
      await page.getByRole('dialog').getByRole('img').first().waitFor()
    },
    leave: escape,
  },
  { name: 'value-calls', show: (page) => value(page, 2) },
  { name: 'draft', show: (page) => draft(page), leave: escape },
  {
    name: 'draft-text',
    async show(page) {
      await draft(page)
      await page.getByRole('dialog').getByRole('button').filter({ hasText: /chapter|分會|分会/u }).click()
    },
    leave: escape,
  },
  { name: 'settings-model', show: (page) => modelOn(page) },
  {
    name: 'draft-model',
    async show(page) {
      await modelOn(page)
      await draft(page)
      await page.getByRole('dialog').getByRole('button').filter({ hasText: /model|模型/u }).click()
      await page.getByRole('dialog').locator('pre').last().scrollIntoViewIfNeeded()
    },
    leave: escape,
  },
  {
    name: 'value-settings',
    async show(page) {
      await value(page, 3)
      // Two points fewer: before anything is saved it is told whom that would change.
      await page.getByRole('tabpanel').getByRole('textbox').nth(3).fill('11')
      await page.getByRole('tabpanel').locator('li').first().waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'member-value',
    async show(page, wire) {
      const { chapters = [] } = (await wire?.view('community', {})) ?? {}
      const row = await first(wire, 'members', { query: { language: 'zh-CN', value: { chapter: chapters[0]?.id, tier: 'partner' } } })
      await go(page, `/members/${row.id}`)
      await toTop(page.getByText(/365/).first().locator('xpath=ancestor::section[1]'))
    },
  },
]
