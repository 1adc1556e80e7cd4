import { prepareTwice } from '../prepare-twice.mjs'
import { first, go, review } from '../ways.mjs'

/**
 * What comes in from files, and who may be one person.
 * @type {readonly import('../ways.mjs').Screen[]}
 */
export const ROSTER_SCREENS = [
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
]

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

/** Two columns that need a second look, one row without a name. */
const ROSTER = Buffer.from(
  `姓名,手機,電子郵件,生日,興趣,備註
洪雅雯,0900-311-204,yawen.hung@example.com,1990/5/2,閱讀、茶,
白承恩,0900-311-377,,民國77年3月9日,歷史,喜歡坐窗邊
,0900-311-401,nobody@example.com,,,
Olivia Hart,+1 202 555 0133,olivia@example.org,1985-11-30,品酒;散步,
簡育誠,0900311512,yucheng@example.com,13/31/1992,職場,
`,
)
