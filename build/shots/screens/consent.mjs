import { escape, first, go, toTop } from '../ways.mjs'

const HEADING = /^(Consent|同意|同意事項|同意事项)$/u

/**
 * What members agreed to, what they are asked, and what silence means.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const CONSENT_SCREENS = [
  {
    name: 'consent-settings',
    async show(page) {
      await go(page, '/settings')
      await toTop(page.getByRole('heading', { name: HEADING }))
    },
  },
  {
    name: 'consent-text',
    async show(page) {
      await go(page, '/settings')
      await page.getByRole('button', { name: /^(Write the text|撰寫文字|撰写文字)$/u }).first().click()
      await page.getByRole('dialog').getByRole('textbox').last().waitFor()
    },
    leave: escape,
  },
  {
    name: 'consent-member',
    async show(page, wire) {
      const { rows } = (await wire?.view('members', { query: { language: 'zh-CN' }, range: { from: 0, count: 20 } })) ?? { rows: [] }
      const shown = []
      for (const row of rows) {
        const view = await wire?.view('member', { member: row.id, language: 'zh-CN' })
        if (Object.keys(view?.member.consents ?? {}).length > 1) shown.push(row)
      }
      if (!shown[0]) throw new Error('the sample has nobody who said anything')
      await go(page, `/members/${shown[0].id}`)
      await toTop(page.getByRole('heading', { name: HEADING }))
    },
  },
  {
    name: 'consent-record',
    async show(page, wire) {
      const row = await first(wire, 'members', { query: { language: 'zh-CN' } })
      await go(page, `/members/${row.id}`)
      await page.getByRole('button', { name: /^(Record what they said|記錄本人的意思|记录本人的意愿)$/u }).click()
      await page.getByRole('dialog').getByRole('textbox').last().waitFor()
    },
    leave: escape,
  },
]
