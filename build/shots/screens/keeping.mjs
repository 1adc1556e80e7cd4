import { escape, go } from '../ways.mjs'

const RESTORE = /^(Bring back…|取回…|找回…)$/

/**
 * Keeping what there is: backups, and the way back from one.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const KEEPING_SCREENS = [
  {
    name: 'backups',
    async show(page, wire) {
      await wire?.must('backup.now', {})
      await go(page, '/settings')
      const line = page.getByRole('button', { name: RESTORE }).first()
      await line.waitFor()
      await line.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'backup-restore',
    async show(page) {
      await page.getByRole('button', { name: RESTORE }).first().click()
      await page.getByRole('dialog').getByRole('radio').nth(2).waitFor()
    },
    leave: escape,
  },
]
