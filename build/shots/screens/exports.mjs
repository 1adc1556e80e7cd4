import { escape, go, inItsLanguage } from '../ways.mjs'

/**
 * Lists that leave the house: putting one together, what is kept, what went out.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const EXPORT_SCREENS = [
  {
    name: 'export-new',
    async show(page) {
      await go(page, '/members/export')
      await page.getByRole('table').waitFor()
      await page.getByRole('textbox').nth(1).fill(await inItsLanguage(page, { en: 'Chen the printer', 'zh-TW': '印刷廠陳先生', 'zh-CN': '印刷厂陈先生' }))
    },
  },
  {
    name: 'export-run',
    async show(page) {
      await page.getByRole('button', { name: /^(Export…|匯出…|导出…)$/ }).click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'exports',
    async show(page) {
      await page.getByRole('button', { name: /^(Keep|存下|保存方案)$/ }).click()
      await page.getByText(/is kept\.|已存下|已保存/).waitFor()
      await go(page, '/exports')
      await page.getByRole('main').getByRole('listitem').first().waitFor()
    },
  },
  {
    name: 'exports-receipts',
    async show(page, wire) {
      const [kept] = (await wire?.view('exports', {})) ?? []
      const { plan, name } = await wire?.view('exportProfile', { profile: kept?.id })
      // Everything for an auditor, a list that was saved, and one of which nobody has said so yet.
      const language = await page.evaluate(() => document.documentElement.lang)
      const all = await wire?.must('community.writeOpen', {
        app: '1',
        name: EVERYTHING[/** @type {keyof typeof EVERYTHING} */ (language)],
        aim: { aim: 'audit' },
        receiver: await inItsLanguage(page, { en: 'Anxin accountants', 'zh-TW': '安信會計師事務所', 'zh-CN': '安信会计师事务所' }),
      })
      await wire?.must('export.end', { receipt: all.receipt, saved: true, file: all.name })
      const { receipt, name: file } = await wire?.must('export.run', { plan, name, profile: kept?.id })
      await wire?.must('export.end', { receipt, saved: true, file })
      await wire?.must('export.run', { plan, name, profile: kept?.id })
      await go(page, '/exports/receipts')
      const first = page.getByRole('main').getByRole('listitem')
      await first.nth(2).waitFor()
      await first.last().locator('summary').click()
    },
  },
]

/** As the app calls it, by the language of its windows. */
const EVERYTHING = {
  en: 'Everything, in open formats',
  'zh-TW': '全部資料，開放格式',
  'zh-CN': '全部数据，开放格式',
}
