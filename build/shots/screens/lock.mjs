import { go, toTop } from '../ways.mjs'

/** @typedef {import('../ways.mjs').Page} Page */

/** Setting a passphrase, and the recovery key that follows; how the key is kept. */
/** @type {readonly import('../ways.mjs').Screen[]} */
export const LOCK_SCREENS = [
  { name: 'recovery-key', fresh: true, show: (page) => recoveryKey(page) },
  {
    name: 'recovery-key-confirm',
    fresh: true,
    async show(page) {
      await recoveryKey(page)
      await page.getByRole('main').getByRole('button').last().click()
      await page.locator('form input').first().waitFor()
    },
  },
  {
    name: 'settings-protection',
    async show(page) {
      await go(page, '/settings')
      const card = page.getByRole('heading', { name: /^(Protection|保護|保护)$/u })
      await card.waitFor()
      await toTop(card)
    },
  },
]

/** @param {Page} page */
async function recoveryKey(page) {
  const key = page.locator('section code').first()
  if (await key.isVisible()) return
  const fields = page.locator('input[type=password]')
  await fields.first().fill('quiet morning light')
  await fields.last().fill('quiet morning light')
  await page.locator('button[type=submit]').click()
  await key.waitFor()
}
