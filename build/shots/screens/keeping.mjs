import { escape, go } from '../ways.mjs'

const RESTORE = /^(Bring back…|取回…|找回…)$/

/**
 * Keeping what there is: backups, and the way back from one.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const KEEPING_SCREENS = [
  {
    name: 'welcome-backup',
    fresh: true,
    async show(page) {
      await page.getByRole('radio').last().click({ force: true })
      await page.getByRole('button', { name: /^(Go on without a passphrase|不設密語，繼續|不设口令，继续)$/ }).click()
      await page.getByRole('button', { name: /^(From a backup|從備份還原|从备份恢复)/ }).click()
      await page.locator('input[type=file]').waitFor({ state: 'attached' })
    },
  },
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
    name: 'health',
    async show(page) {
      await go(page, '/settings')
      await page.getByRole('button', { name: /^(Check everything|全部檢查|全部检查)$/ }).click()
      const said = page.getByText(/(all is well|一切正常)/)
      await said.waitFor()
      // In the middle: the whole section is to be seen, and not its last line.
      await said.evaluate((line) => line.scrollIntoView({ block: 'center' }))
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
