import { go } from '../ways.mjs'

/** @typedef {import('../ways.mjs').Wire} Wire */

/**
 * Saved searches, and one being made.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const SEGMENT_SCREENS = [
  {
    name: 'segments',
    async show(page, wire) {
      await saved(wire)
      await go(page, '/exports/segments')
      await page.getByRole('main').getByRole('listitem').nth(1).waitFor()
    },
  },
  {
    name: 'segment-edit',
    async show(page, wire) {
      await go(page, `/exports/segments/${await saved(wire)}`)
      await page.getByRole('main').getByRole('combobox').nth(4).waitFor()
    },
  },
  {
    name: 'segment-list',
    async show(page, wire) {
      const segment = await saved(wire)
      await go(page, '/exports/segments')
      await page.locator(`a[href$="${segment}"]`).locator('xpath=../div').getByRole('button').first().click()
      await page.getByRole('grid').waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'segment-measures',
    async show(page, wire) {
      await saved(wire)
      await go(page, '/measures')
      await page.getByRole('button', { name: /^(everybody|不限分群)/ }).click()
      await page.getByRole('option').nth(1).click()
      await page.getByRole('main').getByRole('status').or(page.locator('svg[role=img]')).first().waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
]

/** Makes two segments where there are none; answers with the first. @param {Wire} wire @returns {Promise<string>} */
async function saved(wire) {
  const known = (await wire?.view('segments', {})) ?? []
  if (known.length > 0) return known[0].id
  const { chapters = [] } = (await wire?.view('community', {})) ?? {}
  const regular = { kind: 'evening', did: 'came', which: {}, times: { least: 2 }, when: { kind: 'last', days: 120 } }
  const taipei = chapters.find((/** @type {{ name: string }} */ { name }) => name === '台北' || name === 'Taipei') ?? chapters[0]
  const member = { kind: 'chapter', chapters: [taipei?.id] }
  const refused = { kind: 'consent', purpose: 'contact', channel: 'email', state: 'withdrawn' }
  const partners = { kind: 'tier', values: ['partner', 'member'] }
  const tree = { kind: 'all', of: [member, { kind: 'any', of: [regular, partners] }, { kind: 'not', of: refused }] }
  const { segment } = await wire?.must('segment.create', { name: '台北常客與合夥人', tree })
  const quiet = { kind: 'all', of: [{ kind: 'segment', segment }, { kind: 'not', of: { ...regular, times: { least: 1 }, when: { kind: 'last', days: 60 } } }] }
  await wire?.must('segment.create', { name: '最近沒來的常客', tree: quiet })
  return segment
}
