import { escape, go } from '../ways.mjs'

const ACTIONS = /^(More about this member|更多動作|更多操作)$/
const ERASE = /^(Erase…|永久刪除…|彻底删除…)$/

/**
 * Erasing somebody, and whom the community has kept long enough.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const ERASING_SCREENS = [
  {
    name: 'erase',
    async show(page, wire) {
      const { rows } = (await wire?.view('members', { query: { language: 'en' }, range: { from: 0, count: 5 } })) ?? {}
      await go(page, `/members/${rows?.[2]?.id}`)
      await page.getByRole('button', { name: ACTIONS }).first().click()
      await page.getByRole('menuitem', { name: ERASE }).click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'retention',
    async show(page, wire) {
      await wire?.must('retention.set', { quiet: 2, archived: 6, guests: 6 })
      await go(page, '/members/retention')
      await page.getByRole('main').getByRole('heading').first().waitFor()
    },
  },
  {
    name: 'retention-rules',
    async show(page) {
      await go(page, '/settings')
      const link = page.locator('a[href$="/members/retention"]').first()
      await link.waitFor()
      await link.scrollIntoViewIfNeeded()
    },
  },
]
