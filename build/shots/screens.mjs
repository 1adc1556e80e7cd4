import { prepareTwice } from './prepare-twice.mjs'
import { afterwards, calendar, draft, escape, modelOn, first, go, recognition, review, suggestions, tab, value } from './ways.mjs'

/** @typedef {import('./ways.mjs').Page} Page */
/** @typedef {import('./ways.mjs').Wire} Wire */

/**
 * Every screen that is pictured: how to get there from anywhere, and how to leave what does not close by itself.
 * `fresh` screens are those of a profile in which nothing has been chosen yet.
 * @type {readonly { name: string, fresh?: boolean, show: (page: Page, wire: Wire) => Promise<void>, leave?: (page: Page) => Promise<void> }[]}
 */
export const SCREENS = [
  { name: 'welcome', fresh: true, show: async () => undefined },
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
  { name: 'value', show: (page) => value(page, 0) },
  { name: 'value-stages', show: (page) => value(page, 1) },
  {
    name: 'measures',
    async show(page) {
      await go(page, '/measures')
      await page.locator('svg[role=img]').first().waitFor()
    },
  },
  {
    name: 'measures-compared',
    async show(page) {
      await go(page, '/measures')
      for (const more of await page.locator('section details:has(> figure), section figure ~ details').all()) await more.evaluate((box) => box.setAttribute('open', ''))
      await page.locator('section').nth(1).scrollIntoViewIfNeeded()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'measures-board',
    async show(page) {
      await go(page, '/measures/board')
      await page.getByRole('dialog').getByRole('img').first().waitFor()
    },
    leave: escape,
  },
  { name: 'value-calls', show: (page) => value(page, 2) },
  { name: 'draft', show: (page) => draft(page), leave: escape },
  {
    name: 'draft-text',
    async show(page) {
      await draft(page)
      await page.getByRole('dialog').getByRole('button').filter({ hasText: /chapter|分會|分会/u }).click()
    },
    leave: escape,
  },
  { name: 'settings-model', show: (page) => modelOn(page) },
  {
    name: 'draft-model',
    async show(page) {
      await modelOn(page)
      await draft(page)
      await page.getByRole('dialog').getByRole('button').filter({ hasText: /model|模型/u }).click()
      await page.getByRole('dialog').locator('pre').last().scrollIntoViewIfNeeded()
    },
    leave: escape,
  },
  {
    name: 'value-settings',
    async show(page) {
      await value(page, 3)
      // Two points fewer: before anything is saved it is told whom that would change.
      await page.getByRole('tabpanel').getByRole('textbox').nth(3).fill('11')
      await page.getByRole('tabpanel').locator('li').first().waitFor()
    },
    leave: (page) => go(page, '/settings'),
  },
  {
    name: 'member-value',
    async show(page, wire) {
      const { chapters = [] } = (await wire?.view('community', {})) ?? {}
      const row = await first(wire, 'members', { query: { language: 'zh-CN', value: { chapter: chapters[0]?.id, tier: 'partner' } } })
      await go(page, `/members/${row.id}`)
      await page.getByText(/365/).first().scrollIntoViewIfNeeded()
    },
  },
  { name: 'ideas', show: (page) => go(page, '/ideas') },
  {
    name: 'idea',
    async show(page) {
      await go(page, '/ideas')
      // The column of what was adopted: said, answered, adopted, and on its way to the next salon.
      await page.getByRole('grid').nth(2).getByRole('row').first().getByRole('button').first().click()
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
      await page.getByRole('dialog').waitFor()
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
  { name: 'member-new', show: (page) => go(page, '/members/new'), leave: escape },
  { name: 'members-export', show: (page) => go(page, '/members/export'), leave: escape },
  { name: 'calendar', show: (page) => calendar(page, 'm') },
  { name: 'calendar-week', show: (page) => calendar(page, 'w') },
  { name: 'calendar-list', show: (page) => calendar(page, 'l') },
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
      await page.getByRole('complementary').getByRole('checkbox').nth(3).scrollIntoViewIfNeeded()
    },
  },
  { name: 'connections', show: (page) => go(page, '/connections') },
  {
    name: 'connections-map',
    async show(page) {
      await go(page, '/connections/map')
      await page.getByRole('complementary').getByRole('list').first().waitFor()
    },
  },
  {
    name: 'connections-table',
    async show(page) {
      await go(page, '/connections/map')
      await page.getByRole('tabpanel').getByRole('radio').nth(1).click({ force: true })
    },
    leave: (page) => go(page, '/connections'),
  },
  {
    name: 'member-circle',
    async show(page, wire) {
      const { rows = [] } = (await wire?.view('connectors', {})) ?? {}
      await go(page, `/members/${rows[3]?.id}`)
      const circle = page.getByRole('region', { name: /^(Circle|人際圈|人际圈)$/ })
      await circle.getByRole('button').last().click()
      await circle.getByRole('list').last().scrollIntoViewIfNeeded()
    },
  },
  { name: 'connections-tribes', show: (page) => go(page, '/connections/tribes') },
  {
    name: 'connections-connectors',
    async show(page) {
      await go(page, '/connections/connectors')
      await page.getByRole('tabpanel').locator('[aria-expanded="false"]').first().click()
    },
  },
  { name: 'connections-introductions', show: (page) => go(page, '/connections/introductions') },
  {
    name: 'connections-settings',
    async show(page) {
      await go(page, '/connections/settings')
      await page.getByRole('tabpanel').locator('input').nth(1).fill('0.8')
      await page.getByRole('tabpanel').locator('li').first().waitFor()
    },
    // What was typed and not saved is gone with the screen.
    leave: (page) => go(page, '/connections'),
  },
  { name: 'rosters', show: (page) => go(page, '/rosters') },
  {
    name: 'roster-import',
    async show(page) {
      await go(page, '/rosters/import')
      await page.locator('input[type=file]').first().setInputFiles({ name: '台中讀友.csv', mimeType: 'text/csv', buffer: ROSTER })
      await page.getByText('洪雅雯').first().waitFor()
    },
    leave: (page) => go(page, '/members'),
  },
  {
    name: 'purchase-import',
    async show(page) {
      await go(page, '/value/import')
      await page.locator('input[type=file]').first().setInputFiles({ name: '書店.csv', mimeType: 'text/csv', buffer: PURCHASES })
      await page.locator('section').nth(4).waitFor()
    },
    leave: (page) => go(page, '/members'),
  },
  {
    name: 'purchase-import-lines',
    async show(page) {
      await go(page, '/value/import')
      await page.locator('input[type=file]').first().setInputFiles({ name: '書店.csv', mimeType: 'text/csv', buffer: PURCHASES })
      await page.locator('table').nth(1).waitFor()
      await page.locator('table').nth(1).evaluate((table) => table.scrollIntoView({ block: 'nearest' }))
    },
    leave: (page) => go(page, '/members'),
  },
  { name: 'review', show: (page, wire) => review(page, wire, 'choose') },
  { name: 'review-maybe', show: (page, wire) => review(page, wire, 'maybe') },
  {
    name: 'review-list',
    async show(page, wire) {
      await review(page, wire, 'choose')
      await page.getByRole('tabpanel').getByRole('radio').nth(1).click({ force: true })
      await page.getByRole('tabpanel').getByRole('navigation').getByRole('button').nth(1).click()
    },
  },
  { name: 'review-safe', show: (page, wire) => review(page, wire, 'safe') },
  { name: 'review-namesakes', show: (page, wire) => review(page, wire, 'namesakes') },
  {
    name: 'different-people',
    async show(page, wire) {
      await prepareTwice(wire)
      const { rows } = (await wire?.view('review', { lane: 'maybe', range: { from: 0, count: 1 } })) ?? { rows: [] }
      for (const { a, b } of rows) await wire?.must('people.apart', { pairs: [[a.id, b.id]] })
      await go(page, '/rosters/apart')
    },
  },
  {
    name: 'member-merged',
    async show(page, wire) {
      await prepareTwice(wire)
      const merge = await first(wire, 'merges', {})
      await go(page, `/members/${merge.member}`)
    },
  },
  {
    name: 'member-taken-apart',
    async show(page, wire) {
      await prepareTwice(wire)
      const { member, a, b } = await first(wire, 'merges', {})
      await wire?.must('member.set', { member, fields: { occupation: '插畫家' } })
      await wire?.must('people.split', { member, part: a.id === member ? b.id : a.id })
      await go(page, `/members/${member}`)
    },
  },
  { name: 'salons', show: (page) => go(page, '/salons') },
  { name: 'salon-new', show: (page) => go(page, '/salons/new'), leave: escape },
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

/** Two columns that need a second look, one row without a name. */
/** What a shop knows of members: lines that are sure, that somebody has to look at, and that cannot be. */
const PURCHASES = Buffer.from(
  [
    '訂單編號,付款日期,金額,品名,姓名',
    'S-101,2026-11-02,"NT$1,200",讀書會用書三本,陳怡君',
    'S-102,2026-11-03,NT$300,年費,洪雅雯',
    'S-103,2026-11-05,¥2400,東京帶回的書,陳怡君',
    'S-104,2026-11-08,(200),退款：瑕疵書,陳怡君',
    'S-105,2027-13-40,NT$480,茶會,林志明',
    'S-106,2026-11-12,XYZ 90,貼紙,林志明',
    '',
  ].join('\r\n'),
)

const ROSTER = Buffer.from(
  `姓名,手機,電子郵件,生日,興趣,備註
洪雅雯,0900-311-204,yawen.hung@example.com,1990/5/2,閱讀、茶,
白承恩,0900-311-377,,民國77年3月9日,歷史,喜歡坐窗邊
,0900-311-401,nobody@example.com,,,
Olivia Hart,+1 202 555 0133,olivia@example.org,1985-11-30,品酒;散步,
簡育誠,0900311512,yucheng@example.com,13/31/1992,職場,
`,
)

/** The first challenge of a kind that is running. @param {Wire} wire @param {string} kind */
async function challengeOf(wire, kind) {
  const rows = (await wire?.view('challenges', {})) ?? []
  return rows.find((/** @type {{ kind: string, state: string }} */ row) => row.kind === kind && row.state === 'running')
}
