import { afterwards, escape, first, go, goToDialog, suggestions, tab } from '../ways.mjs'

/**
 * Salons before, during and after, and their doors.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const SALON_SCREENS = [
  { name: 'salons', show: (page) => go(page, '/salons') },
  { name: 'salon-new', show: (page) => goToDialog(page, '/salons/new'), leave: escape },
  {
    name: 'salon-template',
    async show(page) {
      await go(page, '/salons/new')
      const dialog = page.getByRole('dialog')
      // The second choice of what to start from; the first is nothing.
      await dialog.locator('button[aria-haspopup="listbox"]').first().click()
      await page.getByRole('option').nth(1).click()
    },
    leave: escape,
  },
  {
    name: 'salon-plan',
    async show(page, wire) {
      const { rows } = (await wire?.view('salons', { when: 'upcoming', range: { from: 0, count: 9 } })) ?? { rows: [] }
      let salon = rows[0].id
      for (const { id } of rows) {
        const view = await wire?.view('salon', { salon: id })
        if (view.salon.fee !== undefined) salon = id
      }
      await go(page, `/salons/${salon}`)
      await tab(page, 'plan')
    },
  },
  {
    name: 'salon-tasks',
    async show(page) {
      await go(page, '/salons')
      await tab(page, 'tasks')
      await page.getByRole('list').last().waitFor()
    },
  },
  { name: 'venues', show: (page) => go(page, '/salons/venues') },
  {
    name: 'venue',
    async show(page, wire) {
      const [venue] = (await wire?.view('venues', {})) ?? []
      await go(page, `/salons/venues/${venue.id}`)
    },
    leave: escape,
  },
  {
    name: 'salon',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      await go(page, `/salons/${row.id}`)
    },
  },
  {
    name: 'salon-door',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      const { organizers } = (await wire?.view('community', {})) ?? { organizers: [] }
      const { id: organizer } = organizers.at(-1)
      await wire?.must('organizer.grant', { organizer, role: 'door', chapters: [row.chapter] })
      await wire?.must('door.open', { salon: row.id })
      await go(page, `/salons/${row.id}`)
    },
  },
  {
    name: 'salon-suggestions',
    async show(page, wire) {
      await suggestions(page, wire)
      const boxes = page.getByRole('grid').getByRole('checkbox')
      for (const index of [1, 2]) await boxes.nth(index).click({ force: true })
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'salon-not-to-be-invited',
    async show(page, wire) {
      await suggestions(page, wire)
      await page.getByRole('tabpanel').getByRole('radio').nth(1).click({ force: true })
      await page.getByRole('grid').getByRole('row').nth(1).waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'salon-kept-apart',
    async show(page, wire) {
      await suggestions(page, wire)
      await page.getByRole('tabpanel').locator('section button').first().click()
      await page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'salon-messages',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      await go(page, `/salons/${row.id}`)
      await tab(page, 'letters')
      // Those who have been written to already, too.
      await page.getByRole('tabpanel').getByRole('radio').last().click({ force: true })
      await page.getByRole('grid').getByRole('row').nth(2).waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'salon-tables',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      const guests = await wire?.view('guests', { salon: row.id, language: 'zh-CN', show: 'invited', range: { from: 0, count: 40 } })
      for (const { member } of guests.rows) await wire?.command('salon.rsvp', { salon: row.id, member, status: 'going' })
      await wire?.command('seating.propose', { salon: row.id, chairs: 6 })
      await go(page, `/salons/${row.id}`)
      await tab(page, 'tables')
      await page.getByRole('grid').first().waitFor()
    },
  },
  {
    name: 'salon-print',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      await go(page, `/salons/${row.id}`)
      await page.locator('button:has(.lucide-ellipsis)').first().click()
      await page.locator('[role=menuitem]:has(.lucide-printer)').click()
      await page.getByRole('dialog').getByRole('radio').nth(1).click({ force: true })
      await page.getByRole('dialog').locator('[data-preview] li').first().waitFor()
    },
    leave: escape,
  },
  {
    name: 'salon-paste',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      const guests = await wire?.view('guests', { salon: row.id, language: 'zh-CN', range: { from: 0, count: 3 } })
      const names = guests.rows.map((/** @type {{ name: string }} */ { name }) => name)
      await go(page, `/salons/${row.id}`)
      await page.getByRole('tab').first().click()
      await page.locator('button:has(.lucide-clipboard-paste)').click()
      await page.getByRole('dialog').locator('textarea').fill(`1. ${names[0]} +1\n2. ${names[1]}（晚到）\n3. 小美 請假\n10:32\t${names[2]}\t我要參加\n記得帶書喔`)
      await page.getByRole('dialog').getByRole('listitem').nth(3).waitFor()
    },
    leave: escape,
  },
  {
    name: 'salon-past',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'past' })
      await go(page, `/salons/${row.id}`)
      await page.getByRole('tab').nth(1).click()
    },
  },
  { name: 'salons-ideas', show: async (page) => { await go(page, '/salons'); await page.getByRole('tab').nth(3).click() }, leave: (page) => page.getByRole('tab').first().click() },
  {
    name: 'salon-before',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'past' })
      await go(page, `/salons/${row.id}`)
      await page.getByRole('tab').nth(3).click()
    },
  },
  { name: 'salon-close-came', show: (page, wire) => afterwards(page, wire, 0, 0) },
  { name: 'salon-close-missing', show: (page, wire) => afterwards(page, wire, 0, 1) },
  {
    name: 'salon-close-met',
    show: async (page, wire) => {
      await afterwards(page, wire, 0, 3)
      await page.getByRole('combobox').first().waitFor()
    },
  },
  { name: 'salon-close-money', show: (page, wire) => afterwards(page, wire, 0, 4) },
  { name: 'salon-follow-ups', show: (page, wire) => afterwards(page, wire, 1) },
  { name: 'salon-said', show: (page, wire) => afterwards(page, wire, 2) },
  { name: 'salon-talk', show: (page, wire) => afterwards(page, wire, 3) },
  {
    name: 'salon-report',
    async show(page, wire) {
      await afterwards(page, wire, 4)
      await page.locator('[data-preview] svg').waitFor()
    },
  },
  {
    name: 'feedback-form',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'past' })
      await go(page, `/feedback/${row.id}`)
      await page.getByRole('radio').nth(3).click({ force: true })
    },
    leave: (page) => go(page, '/members'),
  },
  {
    name: 'door',
    async show(page, wire) {
      const row = await first(wire, 'salons', { when: 'upcoming' })
      const guests = await wire?.view('guests', { salon: row.id, language: 'zh-CN', show: 'going', range: { from: 0, count: 16 } })
      for (const { member } of guests.rows) await wire?.must('door.checkIn', { salon: row.id, member }).catch(() => undefined)
      await go(page, `/door/${row.id}`)
      await page.locator('input:focus').fill('z')
    },
    leave: (page) => go(page, '/members'),
  },
  {
    name: 'door-card',
    async show(page, wire) {
      const { id: salon } = await first(wire, 'salons', { when: 'upcoming' })
      const { rows } = await wire?.view('guests', { salon, language: 'zh-CN', show: 'arrived', range: { from: 0, count: 1 } })
      const [{ member, name }] = rows
      await wire?.must('salon.update', { salon, set: { fee: 30_000, currency: 'TWD' } })
      await wire?.must('door.companion', { salon, member, name: '王太太' })
      await wire?.must('door.pay', { salon, member, amount: 30_000, currency: 'TWD', how: 'cash' })
      await wire?.must('door.remark', { salon, member, text: '坐輪椅，靠門的座位' })
      await go(page, `/door/${salon}`)
      await page.locator('input:focus').fill(name)
      await page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.getByRole('heading', { name, level: 2 }).waitFor()
    },
    leave: (page) => go(page, '/members'),
  },
  {
    name: 'salon-typed-sheet',
    async show(page, wire) {
      const { id: salon } = await first(wire, 'salons', { when: 'upcoming' })
      await wire?.must('sheet.make', { salon, guests: 'going', blanks: 6, language: 'zh-TW' })
      await go(page, `/salons/${salon}`)
      await page.locator('button:has(.lucide-ellipsis)').first().click()
      await page.locator('[role=menuitem]:has(.lucide-list-checks)').click()
      await page.getByRole('dialog').locator('textarea').fill('2 4-6 300\n12 13')
      await page.getByRole('dialog').getByRole('listitem').nth(3).waitFor()
    },
    leave: escape,
  },
]
