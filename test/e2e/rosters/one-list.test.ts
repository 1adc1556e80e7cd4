import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { encodeAs } from '../../helpers/messy-files.ts'
import { simpleWorkbook } from '../../helpers/workbooks.ts'
import { beginCommunity, launchInEnglish } from '../../helpers/first-run.ts'
import { goTo } from './steps.ts'

let running: RunningApp
let page: Page
/** The old register, saved by Excel in Big5. */
const REGISTER = [
  '姓名,手機,電子郵件,生日,城市,興趣',
  '陳怡君,0912-345-678,yijun.chen@gmail.com,1988/3/2,台北,閱讀',
  '林志明,0922-333-444,,1979/5/20,台北,電影',
  '歐陽子軒,0933-111-222,ouyang@example.com,,新北,',
  '王偉,0955-000-111,,,台北,',
  '黃淑芬,0966-777-888,huang.family@example.com,1955/1/9,台北,合唱',
  '',
].join('\r\n')

/** The register a month later: a new address, a new member, and somebody gone. */
const NEWER = [
  '姓名,手機,電子郵件,生日,城市,興趣',
  '陳怡君,0912-345-678,yijun@reading.example.com,1988/3/2,台北,閱讀',
  '林志明,0922-333-444,,1979/5/20,台北,電影',
  '歐陽子軒,0933-111-222,ouyang@example.com,,台北,',
  '王偉,0955-000-111,,,台北,',
  '吳美惠,0988-999-000,,,台北,',
  '',
].join('\r\n')

/** Readers of another city in a workbook: simplified, and the spreadsheet took the zeros off the numbers. */
const READERS = [
  ['名字', '电话', '邮箱', '生日', '兴趣', '可以联络'],
  ['陈怡君', 912345678, 'yijun.chen@gmial.com', '1988-03-02', '品酒;閱讀', '只要 LINE'],
  ['林志明', 922333444, 'zhiming@example.com', '1979-05-20', '', ''],
  ['黃家豪', 966777888, 'huang.family@example.com', '1984-07-01', '', ''],
  ['王偉', 977123123, '', '', '', ''],
]

/** Somebody's telephone. */
const CARDS = [
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ouyang Zixuan\r\nN:Ouyang;Zixuan;;;\r\nTEL;TYPE=CELL:+886 933 111 222\r\nEMAIL:ouyang@example.com\r\nEND:VCARD',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李大同\r\nN:李;大同;;;\r\nTEL;TYPE=CELL:0900 555 666\r\nEND:VCARD',
  '',
].join('\r\n')

beforeAll(async () => {
  // A machine in Taipei: a chapter that is begun there knows how telephone numbers are dialled.
  running = await launchInEnglish({ env: { TZ: 'Asia/Taipei' } })
  page = running.page
  await beginCommunity(page, { name: '晨光讀書會', organizer: '美玲' })
  await page.evaluate(() => window.chapterhouse.request('settings.set', { language: 'zh-TW', theme: 'light' }))
})

afterAll(() => running.close())

/** Brings a file to the import screen, where it is shown what would come in. */
async function bring(name: string, bytes: Uint8Array): Promise<void> {
  await goTo(page, '/rosters/import')
  const other = page.getByRole('button', { name: '再匯入一份' })
  const chooser = page.locator('input[type=file]')
  await chooser.or(other).first().waitFor({ state: 'attached' })
  if (await other.isVisible()) await other.click()
  await chooser.setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

/** Imports what is shown; answers with what the screen says of it. */
async function comeIn(members: number): Promise<string> {
  await page.getByRole('button', { name: /^匯入 \d+ 列$/ }).click()
  await page.getByRole('heading', { name: `${members} 位成員加入了` }).waitFor()
  return page.getByRole('main').innerText()
}

/** The names on the list, with the hint that tells namesakes apart left out. */
async function listed(): Promise<string[]> {
  await goTo(page, '/members')
  const grid = page.getByRole('grid', { name: '成員列表' })
  await grid.waitFor()
  const rows = await grid.getByRole('row').allInnerTexts()
  return rows.slice(1).map((row) => /\p{Script=Han}{2,}/u.exec(row)?.[0] ?? row)
}

async function openMember(name: string): Promise<void> {
  await goTo(page, '/members')
  await page.getByRole('grid', { name: '成員列表' }).getByText(name, { exact: true }).click()
  await page.getByRole('button', { name: '整頁' }).or(page.getByRole('heading', { name })).first().waitFor()
}

describe('Three rosters that overlap', () => {
  test('come in from a register in Big5, a workbook that lost its zeros and a telephone, each person once', async () => {
    await bring('台北總名冊.csv', encodeAs('big5', REGISTER))
    await page.getByLabel('新分會的名稱').fill('台北')
    await page.getByRole('button', { name: '建立分會' }).click()
    expect(await comeIn(5)).not.toContain('已經合併')

    await bring('台中讀友.xlsx', simpleWorkbook(READERS))
    await page.getByText('「电话」有 4 個值少了開頭的 0。').waitFor()
    await page.getByRole('button', { name: '全部修正' }).click()
    const readers = await comeIn(4)
    expect(readers).toContain('其中 1 位原本就在，或在名單裡出現兩次，已經合併。')
    expect(readers).toContain('有 2 組等你確認')

    await bring('聯絡人.vcf', new TextEncoder().encode(CARDS))
    expect(await comeIn(2)).toContain('其中 1 位原本就在，或在名單裡出現兩次，已經合併。')
    await expect
      .poll(async () => (await listed()).sort())
      .toEqual(['王偉', '王偉', '李大同', '林志明', '歐陽子軒', '陳怡君', '陈怡君', '黃家豪', '黃淑芬'].sort())
  })

  test('leave to a person what is not sure: an address typed badly, a family on one telephone, a key for each', async () => {
    await goTo(page, '/rosters/review')
    await page.getByText('疑似錯字').waitFor()
    await page.getByRole('button', { name: /^合併/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/合併成一個人了。$/).waitFor()
    await page.getByRole('button', { name: '也許是兩人 · 1' }).click()
    await page.getByRole('button', { name: /^是兩個人/ }).waitFor()
    await page.getByText('同一支電話').first().waitFor()
    await page.keyboard.press('n')
    await page.getByText(/是兩個人，記下了。$/).waitFor()
    await goTo(page, '/rosters/apart')
    await page.getByRole('button', { name: /^重新考慮 / }).waitFor()
    await expect.poll(listed).toHaveLength(8)
  })

  test('show one person with the values of both, the refusal counting, and everything can be found', async () => {
    await openMember('陳怡君')
    await page.getByText('又名 陈怡君').waitFor()
    await page.getByText('由 2 筆資料合成').waitFor()
    await page.getByText('yijun.chen@gmial.com').first().waitFor()
    await page.getByText('聯絡（電子郵件）：拒絕').waitFor()
    await page.getByText('聯絡（LINE）：同意').waitFor()
  })
})

describe('A merge', () => {
  test('is taken apart on the page of the person, and each has what it had', async () => {
    await openMember('陳怡君')
    await page.getByRole('button', { name: '把陈怡君從這個人拆出去' }).click()
    await page.getByText('陈怡君已經獨立出來。').waitFor()
    await openMember('陈怡君')
    await page.getByRole('button', { name: /手機.*0912345678/ }).waitFor()
    await page.getByRole('button', { name: /電子郵件.*yijun\.chen@gmial\.com/ }).waitFor()
    await openMember('陳怡君')
    await page.getByRole('button', { name: /電子郵件.*yijun\.chen@gmail\.com/ }).waitFor()
    await expect.poll(listed).toHaveLength(9)
  })
})

describe('A newer version of a roster', () => {
  test('is recognised, says what it would do, and updates instead of doubling', async () => {
    await bring('台北總名冊-12月.csv', encodeAs('big5', NEWER))
    await page.getByRole('radio', { name: /更新「台北總名冊」/ }).waitFor()
    const said = await comeIn(1)
    expect(said).toContain('2 位成員有新的資料')
    expect(said).toContain('yijun@reading.example.com')
    expect(said).toContain('1 列已不在新檔案裡，成員仍然保留。')
    // Who was taken apart stays apart, and who is no longer on the list stays.
    await expect.poll(listed).toHaveLength(10)
    const names = await listed()
    expect(names).toEqual(expect.arrayContaining(['陳怡君', '陈怡君', '黃淑芬', '吳美惠']))
  })

  test('is taken back as a whole, and brought in again', async () => {
    await goTo(page, '/rosters')
    await page
      .getByRole('listitem')
      .filter({ hasText: '台北總名冊-12月.csv' })
      .getByRole('button', { name: '更多動作' })
      .click()
    await page.getByRole('menuitem', { name: /收回這次匯入/ }).click()
    await page.getByText('1 位成員離開了，2 位的資料回到原樣。').waitFor()
    await expect.poll(listed).toHaveLength(9)
    await openMember('陳怡君')
    await page.getByRole('button', { name: /電子郵件.*yijun\.chen@gmail\.com/ }).waitFor()
    await goTo(page, '/rosters')
    await page
      .getByRole('listitem')
      .filter({ hasText: '台北總名冊-12月.csv' })
      .getByRole('button', { name: '更多動作' })
      .click()
    await page.getByRole('menuitem', { name: /重新放回來/ }).click()
    await page.getByText('1 位成員回來了。').waitFor()
    await expect.poll(listed).toHaveLength(10)
  })
})
