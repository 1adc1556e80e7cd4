import { CHALLENGE_SCREENS } from './screens/challenges.mjs'
import { CO_CREATION_SCREENS } from './screens/co-creation.mjs'
import { CONNECTION_SCREENS } from './screens/connections.mjs'
import { CONSENT_SCREENS } from './screens/consent.mjs'
import { ERASING_SCREENS } from './screens/erasing.mjs'
import { EXPORT_SCREENS } from './screens/exports.mjs'
import { KEEPING_SCREENS } from './screens/keeping.mjs'
import { LOCK_SCREENS } from './screens/lock.mjs'
import { ROSTER_SCREENS } from './screens/rosters.mjs'
import { SALON_SCREENS } from './screens/salons.mjs'
import { SEGMENT_SCREENS } from './screens/segments.mjs'
import { VALUE_SCREENS } from './screens/value.mjs'
import { calendar, escape, first, go, goToDialog } from './ways.mjs'

/**
 * Every screen that is pictured, in the order in which they are: what some do stays done for those after them.
 * @type {readonly import('./ways.mjs').Screen[]}
 */
export const SCREENS = [
  { name: 'welcome', fresh: true, show: async () => undefined },
  ...LOCK_SCREENS,
  {
    name: 'week',
    async show(page) {
      await go(page, '/')
      await page.locator('aside dl').waitFor()
    },
  },
  { name: 'members', show: (page) => go(page, '/members') },
  {
    name: 'member',
    async show(page, wire) {
      const row = await first(wire, 'members', { query: { language: 'zh-CN', text: '陳怡君' } })
      await go(page, `/members/${row.id}`)
    },
  },
  {
    name: 'members-selected',
    async show(page) {
      await go(page, '/members')
      const boxes = page.getByRole('grid').getByRole('checkbox')
      for (const index of [1, 2, 4]) await boxes.nth(index).click({ force: true })
    },
    leave: (page) => go(page, '/settings'),
  },
  ...VALUE_SCREENS,
  ...CO_CREATION_SCREENS,
  ...SEGMENT_SCREENS,
  { name: 'member-new', show: (page) => goToDialog(page, '/members/new'), leave: escape },
  ...CONSENT_SCREENS,
  ...EXPORT_SCREENS,
  ...ERASING_SCREENS,
  { name: 'calendar', show: (page) => calendar(page, 'm') },
  { name: 'calendar-week', show: (page) => calendar(page, 'w') },
  { name: 'calendar-list', show: (page) => calendar(page, 'l') },
  ...CHALLENGE_SCREENS,
  ...CONNECTION_SCREENS,
  ...ROSTER_SCREENS,
  ...SALON_SCREENS,
  { name: 'decisions', show: (page) => go(page, '/decisions') },
  {
    name: 'decisions-many',
    async show(page) {
      await go(page, '/decisions')
      await page.getByRole('main').getByRole('navigation').getByRole('button').nth(3).click()
      await page.keyboard.press('a')
      // Who wrote later cannot be told where both did within one second; who wrote what can.
      await page.getByRole('dialog').getByRole('radio').nth(1).click({ force: true })
      await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
    },
    leave: escape,
  },
  {
    name: 'history',
    async show(page) {
      await go(page, '/history')
      await page.getByRole('grid').getByRole('row').nth(4).waitFor()
    },
  },
  {
    name: 'history-take-back',
    async show(page) {
      await go(page, '/history')
      await page.getByRole('main').getByRole('button', { name: '美玲' }).first().click()
      await page.locator('header').getByRole('button').last().click()
      await page.getByRole('dialog').getByRole('row').nth(2).waitFor()
    },
    leave: escape,
  },
  {
    name: 'history-restore',
    async show(page, wire) {
      const row = await first(wire, 'members', { query: { language: 'zh-CN', text: '陳怡君' } })
      await go(page, `/members/${row.id}`)
      await page.getByRole('tab').nth(1).click()
      await page.locator('button:has(svg.lucide-history)').first().click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    },
    leave: escape,
  },
  { name: 'organizers', show: (page) => go(page, '/organizers') },
  { name: 'organizers-send', show: (page) => go(page, '/organizers/send'), leave: escape },
  { name: 'settings', show: (page) => go(page, '/settings') },
  ...KEEPING_SCREENS,
  {
    name: 'palette',
    async show(page) {
      await go(page, '/members')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('dialog').getByRole('combobox')).first().fill('chen')
    },
    leave: escape,
  },
]
