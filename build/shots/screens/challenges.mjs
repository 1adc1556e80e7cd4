import { escape, go } from '../ways.mjs'

/** @typedef {import('../ways.mjs').Wire} Wire */

/**
 * What people do together, and the first days of newcomers.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const CHALLENGE_SCREENS = [
  {
    name: 'series',
    async show(page, wire) {
      const { series = [] } = (await wire?.view('community', {})) ?? {}
      const kept = series.find((/** @type {{ ritual?: object }} */ each) => each.ritual)
      await go(page, `/calendar/series/${kept?.id}`)
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  { name: 'challenges', show: (page) => go(page, '/challenges') },
  { name: 'challenges-newcomers', show: (page) => go(page, '/challenges/newcomers') },
  { name: 'challenges-welcome', show: (page) => go(page, '/challenges/welcome') },
  {
    name: 'challenge-new',
    async show(page) {
      await go(page, '/challenges/new/lunarNewYear')
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'companion',
    async show(page) {
      await go(page, '/challenges/newcomers')
      await page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').click()
      await page.getByRole('dialog').getByRole('list').waitFor()
    },
    leave: escape,
  },
  { name: 'challenge', show: async (page, wire) => go(page, `/challenges/${(await challengeOf(wire, 'challenge')).id}`) },
  { name: 'ritual', show: async (page, wire) => go(page, `/challenges/${(await challengeOf(wire, 'ritual')).id}`) },
  {
    name: 'member-journey',
    async show(page, wire) {
      const { rows = [] } = (await wire?.view('journeys', { range: { from: 0, count: 1 } })) ?? {}
      await go(page, `/members/${rows[0]?.member.id}`)
      await page.getByRole('region', { name: /^(First hundred days|新人百日)$/ }).getByRole('checkbox').nth(3).scrollIntoViewIfNeeded()
    },
  },
]

/** The first challenge of a kind that is running. @param {Wire} wire @param {string} kind */
async function challengeOf(wire, kind) {
  const rows = (await wire?.view('challenges', {})) ?? []
  return rows.find((/** @type {{ kind: string, state: string }} */ row) => row.kind === kind && row.state === 'running')
}
