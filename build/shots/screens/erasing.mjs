import { escape, first, go, review } from '../ways.mjs'

const ACTIONS = /^(More about this member|更多動作|更多操作)$/
const ERASE = /^(Erase…|永久刪除…|彻底删除…)$/

/** Their own word on their e-mail address, as its line says it. */
const THEIR_WORD = /([Tt]heir own word|本人所說|本人所说)/

/** @type {(wire: import('../ways.mjs').Wire, member: string) => Promise<unknown>} */
async function said(wire, member) {
  const told = { value: 'hello@example.org', on: '2026-03-02', how: 'message' }
  return wire?.must('member.told', { member, field: 'email', told })
}

/**
 * Erasing somebody, and whom the community has kept long enough.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const ERASING_SCREENS = [
  {
    name: 'erase',
    async show(page, wire) {
      const { rows } = (await wire?.view('members', { query: { language: 'en' }, range: { from: 0, count: 5 } })) ?? {}
      const [other, , person] = rows ?? []
      // Something that names them elsewhere, and a backup that has them.
      await wire?.must('member.notes', { member: other?.id, notes: `♪ ${person?.name} ♪` })
      await wire?.must('backup.now', {})
      await go(page, `/members/${person?.id}`)
      await page.getByRole('button', { name: ACTIONS }).first().click()
      await page.getByRole('menuitem', { name: ERASE }).click()
      await page.getByRole('dialog').getByRole('link').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'told-member',
    async show(page, wire) {
      const { id } = await first(wire, 'members', { query: { language: 'en' } })
      await said(wire, id)
      await go(page, `/members/${id}`)
      await page.getByRole('button', { name: THEIR_WORD }).waitFor()
    },
  },
  {
    name: 'told-dialog',
    async show(page, wire) {
      const { id } = await first(wire, 'members', { query: { language: 'en' } })
      await said(wire, id)
      await go(page, `/members/${id}`)
      await page.getByRole('button', { name: THEIR_WORD }).click()
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'told-review',
    async show(page, wire) {
      await review(page, wire, 'choose')
      const { a, b } = await first(wire, 'review', { lane: 'choose' })
      const { fields } = (await wire?.view('pair', { a: a.id, b: b.id })) ?? {}
      const field = fields?.find((/** @type {{ state: string }} */ { state }) => state === 'differs')
      const told = { value: field?.b, on: '2026-03-02', how: 'message' }
      await wire?.must('member.told', { member: b.id, field: field?.field, told })
      await page.getByRole('main').getByText(THEIR_WORD).first().waitFor()
    },
  },
  {
    name: 'retention',
    async show(page, wire) {
      await wire?.must('retention.set', { quiet: 2, archived: 6, guests: 6 })
      await go(page, '/members/retention')
      await page.getByRole('main').getByRole('checkbox').first().waitFor()
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
