import { escape, go, inItsLanguage } from '../ways.mjs'

const FROM_BACKUP = /^(From a backup|從備份還原|从备份恢复)/
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
      await begin(page)
      await page.getByRole('button', { name: FROM_BACKUP }).click()
      await page.locator('input[type=file]').waitFor({ state: 'attached' })
    },
  },
  {
    name: 'welcome-open',
    fresh: true,
    async show(page) {
      await begin(page)
      await page.getByRole('button', { name: /^(Open an exported community|打開匯出的社群|打开导出的社群)/ }).click()
      await page.locator('input[type=file]').waitFor({ state: 'attached' })
    },
  },
  {
    name: 'backups',
    async show(page, wire) {
      await wire?.must('backup.now', {})
      await go(page, '/settings/backups')
      await page.getByRole('button', { name: RESTORE }).first().waitFor()
    },
  },
  {
    name: 'health',
    async show(page) {
      await go(page, '/settings/health/pages')
      await page.getByRole('button', { name: /^(Check everything|全部檢查|全部检查)$/ }).click()
      await page.getByText(/(all is well|一切正常)/).waitFor()
    },
  },
  {
    name: 'backup-restore',
    async show(page) {
      await go(page, '/settings/backups')
      await page.getByRole('button', { name: RESTORE }).first().click()
      await page.getByRole('dialog').getByRole('radio').nth(2).waitFor()
    },
    leave: escape,
  },
  {
    name: 'open-export',
    async show(page) {
      await go(page, '/settings/data')
      await page.getByRole('button', { name: /^(Export everything…|匯出全部…|导出全部…)$/ }).click()
      const fields = page.getByRole('dialog').getByRole('textbox')
      await fields.first().fill(await inItsLanguage(page, { en: 'Anxin accountants', 'zh-TW': '安信會計師事務所', 'zh-CN': '安信会计师事务所' }))
      const passwords = page.getByRole('dialog').locator('input[type=password]')
      await passwords.first().fill('four words apart')
      await passwords.nth(1).fill('four words apart')
    },
    leave: escape,
  },
  {
    name: 'diagnostics',
    async show(page) {
      await go(page, '/settings/about')
      await page.getByRole('button', { name: /^(Write a diagnostics file…|產生診斷檔…|生成诊断文件…)$/ }).click()
      await page.getByRole('dialog').locator('pre').waitFor()
    },
    leave: escape,
  },
]

/** To the ways to begin, from wherever in a new profile the picture before was taken. @param {import('../ways.mjs').Page} page */
async function begin(page) {
  const press = async (/** @type {RegExp} */ name) => {
    const button = page.getByRole('button', { name }).last()
    if (await button.isVisible()) await button.click()
  }
  const withoutPassphrase = page.getByRole('radio', { name: /^(Without a passphrase|這台電腦上不設密語|在这台电脑上不设口令)/ })
  if (await withoutPassphrase.isVisible()) await withoutPassphrase.click({ force: true })
  await press(/^(Go on without a passphrase|不設密語，繼續|不设口令，继续)$/)
  await press(/^(Show it again|再看一次)$/)
  await press(/^(Later|以後再說|以后再说)$/)
  await press(/^(Back|返回)$/)
  await page.getByRole('button', { name: FROM_BACKUP }).waitFor()
}
