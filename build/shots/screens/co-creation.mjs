import { escape, go, recognition } from '../ways.mjs'

/**
 * What members say and are thanked for: ideas, points, recognition.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const CO_CREATION_SCREENS = [
  { name: 'ideas', show: (page) => go(page, '/ideas') },
  {
    name: 'idea',
    async show(page, wire) {
      await go(page, '/ideas')
      // What was adopted: said, answered, adopted, and on its way to the next salon.
      const { columns } = (await wire?.view('ideas', { most: 100 })) ?? {}
      await page.getByRole('button', { name: columns?.[2].rows[0].text, exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'points',
    async show(page) {
      await go(page, '/ideas/points')
      // Five points more: before anything is saved it is told whom that would give how many.
      await page.getByRole('tabpanel').locator('input').first().fill('15')
      await page.getByRole('tabpanel').getByRole('status').waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'member-points',
    async show(page, wire) {
      const { columns } = (await wire?.view('ideas', { most: 100 })) ?? {}
      const member = columns?.[2].rows[0].member
      await go(page, `/members/${member?.id}`)
      await page.getByRole('button', { name: /Give points|給積分|发放积分/ }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'recognition', show: (page) => recognition(page, '/recognition') },
  { name: 'recognition-evenings', show: (page) => recognition(page, '/recognition/evenings') },
  { name: 'recognition-given', show: (page) => recognition(page, '/recognition/given') },
  { name: 'recognition-spotlight', show: (page) => recognition(page, '/recognition/spotlight') },
  {
    name: 'recognition-rule',
    async show(page) {
      await recognition(page, '/recognition/rules')
      await page.getByRole('tabpanel').getByRole('listitem').nth(2).getByRole('button').click()
      const dialog = page.getByRole('dialog')
      // A word for every evening: before that is saved it is told whom it would be due to.
      await dialog.getByRole('textbox').nth(3).fill('1 2 3 4 5 6 7 8 9 10')
      const told = dialog.locator('section').filter({ hasText: /\d/u }).last()
      await told.waitFor()
      await told.scrollIntoViewIfNeeded()
    },
    leave: escape,
  },
  {
    name: 'recognition-give',
    async show(page) {
      await recognition(page, '/recognition')
      await page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').last().click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
]
