import { go, toTop } from '../ways.mjs'

/**
 * Who knows whom.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const CONNECTION_SCREENS = [
  { name: 'connections', show: (page) => go(page, '/connections') },
  {
    name: 'connections-map',
    async show(page) {
      await go(page, '/connections/map')
      await page.getByRole('complementary').getByRole('list').first().waitFor()
    },
  },
  {
    name: 'connections-table',
    async show(page) {
      await go(page, '/connections/map')
      await page.getByRole('tabpanel').getByRole('radio').nth(1).click({ force: true })
    },
    leave: (page) => go(page, '/connections'),
  },
  {
    name: 'member-circle',
    async show(page, wire) {
      const { rows = [] } = (await wire?.view('connectors', {})) ?? {}
      await go(page, `/members/${rows[3]?.id}`)
      const circle = page.getByRole('region', { name: /^(Circle|人際圈|人际圈)$/ })
      await circle.getByRole('button').last().click()
      await toTop(circle)
    },
  },
  { name: 'connections-tribes', show: (page) => go(page, '/connections/tribes') },
  {
    name: 'connections-connectors',
    async show(page) {
      await go(page, '/connections/connectors')
      await page.getByRole('tabpanel').locator('[aria-expanded="false"]').first().click()
    },
  },
  { name: 'connections-introductions', show: (page) => go(page, '/connections/introductions') },
  {
    name: 'connections-settings',
    async show(page) {
      await go(page, '/connections/settings')
      await page.getByRole('tabpanel').locator('input').nth(1).fill('0.8')
      await page.getByRole('tabpanel').locator('li').first().waitFor()
    },
    // What was typed and not saved is gone with the screen.
    leave: (page) => go(page, '/connections'),
  },
]
