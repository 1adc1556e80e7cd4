import { go } from '../ways.mjs'

/** @typedef {import('../ways.mjs').Wire} Wire */

/**
 * Saved searches, and one being made.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const SEGMENT_SCREENS = [
  {
    name: 'segments',
    async show(page) {
      await go(page, '/exports/segments')
      await page.getByRole('main').getByRole('listitem').nth(1).waitFor()
    },
  },
  {
    name: 'segment-edit',
    async show(page, wire) {
      await go(page, `/exports/segments/${await saved(wire)}`)
      await page.getByRole('main').getByRole('combobox').first().waitFor()
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
    async show(page) {
      await go(page, '/measures')
      await page.getByRole('button', { name: /^(everybody|不限分群)/ }).click()
      await page.getByRole('option').nth(1).click()
      await page.getByRole('main').getByRole('status').or(page.locator('svg[role=img]')).first().waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
]

/** The sample's segment that asks for most. @param {Wire} wire @returns {Promise<string>} */
async function saved(wire) {
  const known = /** @type {{ id: string, tree: object }[]} */ ((await wire?.view('segments', {})) ?? [])
  const [most] = known.toSorted((a, b) => JSON.stringify(b.tree).length - JSON.stringify(a.tree).length)
  if (!most) throw new Error('the sample has no segment')
  return most.id
}
