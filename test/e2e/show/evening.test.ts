import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '../../helpers/pdf.ts'
import { counter, said } from '../door/steps.ts'
import { L4785, saveTo } from '../print/steps.ts'
import { filter, guestRows } from '../salons/steps.ts'
import {
  answer,
  asTyped,
  choose,
  dayFromNow,
  find,
  initialsOf,
  mark,
  openEvening,
  paperIn,
  picture,
  printAs,
  resize,
  rowOf,
  thursdayAfter,
  write,
} from './steps.ts'
import type { Evening } from './steps.ts'

// One salon from its theme to its report, as whoever leads the chapter does it: offline, in Chinese, by clicking. Each test goes on
// from the one before, as an evening does.

let evening: Evening
let page: Page
let door: Page

beforeAll(async () => {
  evening = await openEvening()
  page = evening.page
})

afterAll(() => evening.close())

const SEATS = 12
const INVITED = 14
const WALK_IN = '趙路過'
const SIGNED_IN = '吳臨時'
const OUTCOME = '下一次帶一本捨不得丟的舊書'
/** A Thursday so far ahead that nothing is overdue yet. */
const THURSDAY = thursdayAfter(29)
/** What the desk says of somebody's telephone. */
const DIGITS = /手機末四碼 (\d{4})/
const YESTERDAY = dayFromNow(-1)

let theme = ''
/** Invited, in the order of the list of guests. */
let names: readonly string[] = []
/** Let in at the desk. */
const arrived: string[] = []
/** Said yes and did not come. */
let missing = ''
/** Who says yes and then no, who waits for that chair, and who brings a friend. */
let leaves = ''
let waits = ''
let brings = ''
/** Everybody with a chair, by the number on the sign-in sheet. */
let sheet: ReadonlyMap<number, string> = new Map()

test('the theme comes from what members care about, and a template brings the rest of the plan', async () => {
  await page.getByRole('link', { name: '沙龍' }).first().click()
  await page.getByRole('button', { name: '新增沙龍' }).click()
  const dialog = page.getByRole('dialog', { name: '新增沙龍' })
  await choose(page, dialog.getByRole('button', { name: /從哪裡開始/ }), /^共讀一本書/)
  await choose(page, dialog.getByRole('button', { name: /分會/ }), /^台北/)
  const ideas = dialog.getByRole('list', { name: '可以聊什麼' }).getByRole('button')
  await ideas.first().waitFor()
  await picture(page, 'theme')
  await ideas.first().click()
  theme = await dialog.getByLabel('主題').inputValue()
  await choose(page, dialog.getByRole('button', { name: /系列/ }), /週四讀書會/)
  await dialog.getByLabel('開始日期').fill(THURSDAY)
  await dialog.getByLabel('開始日期').press('Tab')
  await dialog.getByLabel('座位數').fill(String(SEATS))
  await find(dialog.getByRole('combobox', { name: '主持' }), '許靜宜')
  await dialog.getByRole('button', { name: '建立沙龍' }).click()
  await page.getByRole('heading', { level: 1, name: theme }).waitFor()
})

test('the plan has a run-sheet, tasks counted back from the day, a venue, and a budget that breaks even', async () => {
  await page.getByRole('tab', { name: '企劃' }).click()
  await expect.poll(() => page.getByLabel('做什麼').first().inputValue()).toBe('報到、領名牌、第一杯茶')
  const task = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: /訂場地/ }) })
  await task.getByRole('combobox', { name: '誰負責' }).fill('美玲')
  await page.getByRole('heading', { level: 1 }).click()
  await task.getByRole('checkbox').click({ force: true })
  await page.getByText('10 件完成 1 件').waitFor()

  const venue = page.getByRole('combobox', { name: '場地' })
  await venue.click()
  await page.getByRole('option').first().click()
  await page.getByRole('link', { name: '看這個場地' }).waitFor()
  for (const [line, amount] of [
    ['場地', '1,500'],
    ['茶水點心', '９００'],
  ] as const) {
    const planned = page.getByLabel(`預計：${line}`, { exact: true })
    await planned.fill(amount)
    await planned.press('Tab')
  }
  const fee = page.getByLabel('每人費用')
  await fee.fill('NT$250')
  await fee.press('Tab')
  await page.getByText(/\d+ 人付費就打平。/).waitFor()
  await choose(page, page.getByRole('button', { name: /空出的位子/ }), '保留 24 小時等回覆')
  await picture(page, 'plan')
  await page.getByRole('list', { name: '待辦' }).scrollIntoViewIfNeeded()
  await picture(page, 'tasks')
})

test('the guest list is suggested, leans where the sliders say, and gives a reason for each', async () => {
  await page.getByRole('tab', { name: '推薦名單' }).click()
  const rows = page.getByRole('grid', { name: /推薦名單/ }).locator('[role="row"][data-index]')
  await page.getByRole('slider', { name: '新朋友' }).press('End')
  await rows
    .first()
    .getByText(/還沒來過。|還沒有認識的人。/)
    .waitFor()
  await page.getByRole('slider', { name: '牽線的人' }).press('ArrowRight')
  await page.getByLabel('邀請幾位').fill(String(INVITED))
  await page.getByLabel('邀請幾位').press('Tab')
  const invite = page.getByRole('button', { name: `邀請前 ${INVITED} 位` })
  await invite.waitFor()
  await picture(page, 'guests')
  await invite.click()
  await page.getByText(`邀請了 ${INVITED} 人。`).waitFor()
})

test('each invitation is read before it is copied, and marked as sent', async () => {
  await page.getByRole('tab', { name: '訊息' }).click()
  const rows = page.getByRole('grid', { name: '訊息' }).locator('[role="row"][data-index]')
  await rows.first().click()
  const preview = page.getByRole('region', { name: /會收到$/ })
  await preview.getByText(`「${theme}」`, { exact: false }).first().waitFor()
  await preview.scrollIntoViewIfNeeded()
  await picture(page, 'invitations')
  await preview.getByRole('button', { name: '複製', exact: true }).click()
  await page.getByText(/訊息複製好了/).waitFor()
  await page.getByRole('button', { name: /位標為已送出（LINE）$/ }).click()
  await page.getByText(/位已標為送出（LINE）/).waitFor()
})

test('what people answered in the chat is pasted; one more than there are chairs waits', async () => {
  await page.getByRole('tab', { name: /^賓客/ }).click()
  await guestRows(page)
    .nth(INVITED - 1)
    .waitFor()
  names = await guestRows(page).locator('a').allInnerTexts()
  const [first = '', ...others] = names
  leaves = first
  brings = others[9] ?? ''
  waits = others[10] ?? ''
  const regret = others[11] ?? ''
  const chat = [
    `19:02\t${leaves}\t+1`,
    ...others.slice(0, 9).map((name, at) => `19:1${at}\t${name}\t${at % 2 === 0 ? '+1' : '我要參加'}`),
    `19:30\t${brings}\t+2`,
    `19:41\t${waits}\t+1`,
    `19:44\t${regret}\t這次去不了，下次一定`,
    '19:50\t小編\t記得帶書喔',
  ].join('\n')
  await page.getByRole('button', { name: '貼上回覆' }).click()
  const dialog = page.getByRole('dialog', { name: '貼上聊天裡的回覆' })
  await dialog.getByLabel('大家怎麼回').fill(chat)
  await dialog.getByText(/^看到 13 個回覆。/).waitFor()
  await picture(page, 'answers')
  await dialog.getByRole('button', { name: '記錄 13 個回覆' }).click()
  await page.getByText(/^記錄了 13 個回覆。1 位排進候補。$/).waitFor()
  await filter(page, '會來', 11).waitFor({ state: 'attached' })
  await filter(page, '候補', 1).waitFor({ state: 'attached' })
  // Eleven guests and a friend are twelve chairs.
  await page.getByText(`${SEATS} / ${SEATS}`).waitFor()
})

test('when somebody cannot come, the seat is kept for whoever waits, with a deadline', async () => {
  await answer(page, leaves, '不克前來')
  await page.getByText(`已為${waits}保留座位，記得通知。`).waitFor()
  await choose(page, page.getByRole('button', { name: /排序/ }), '報名')
  await rowOf(page, waits)
    .getByText(/^座位保留到 /)
    .waitFor()
  await picture(page, 'waitlist')
  await answer(page, waits, '會來')
  await filter(page, '會來', 11).waitFor({ state: 'attached' })
  await filter(page, '候補', 1).waitFor({ state: 'detached' })
})

test('tables are proposed, and one guest is dragged to another', async () => {
  await page.getByRole('tab', { name: '座位' }).click()
  await page.getByLabel('每桌幾席').fill('5')
  await page.getByLabel('每桌幾席').press('Tab')
  await page.getByRole('button', { name: '排桌次' }).click()
  await page.getByText(/^11 位坐 \d 桌，/).waitFor()
  const [from, to] = [page.getByRole('grid', { name: '第 1 桌' }), page.getByRole('grid', { name: '第 2 桌' })]
  // Whoever brings nobody: there is one chair left over there.
  const guest = from
    .getByRole('row')
    .filter({ hasNotText: /帶 \d 位/ })
    .last()
  const handle = guest.getByRole('button', { name: /^拖動/ })
  const name = ((await handle.getAttribute('aria-label')) ?? '').replace('拖動', '')
  await guest.dragTo(to)
  await to.getByRole('button', { name: `拖動${name}` }).waitFor()
  await picture(page, 'tables')
})

test('everything is on paper before the battery dies', async () => {
  await printAs(evening, '簽到表', 'sign-in')
  const signIn = await paperIn(evening.folder, 'sign-in')
  expect(signIn.text).toContain(theme)
  expect(signIn.text).toContain('請在方格打勾。事後輸入編號即可：3 7 12-18')
  const lines = [...signIn.text.matchAll(/^\s*(\d+)\s+(\S.*?)(?: {2,}|$)/gm)]
  sheet = new Map(lines.map(([, number, words = '']) => [Number(number), words]))
  expect(sheet.size).toBe(11 + 8)
  expect(new Set(coming())).toEqual(new Set([...sheet.values()].slice(0, 11)))

  await printAs(evening, '名牌', 'badges')
  const badges = await paperIn(evening.folder, 'badges')
  for (const name of coming()) expect(badges.text).toContain(name)
  expect(badges.text).toContain(`${brings} 的同伴`)

  await printAs(evening, '桌卡', 'table-cards')
  const cards = await paperIn(evening.folder, 'table-cards')
  for (const words of [/第\s*1\s*桌/, /第\s*2\s*桌/, /第\s*3\s*桌/]) expect(cards.text).toMatch(words)
  for (const name of coming()) expect(cards.text).toContain(name)

  await printAs(evening, '流程表', 'run-sheet')
  const runSheet = await paperIn(evening.folder, 'run-sheet')
  expect(runSheet.text).toMatch(/20 分\s+報到、領名牌、第一杯茶\s+接待/)
  expect(runSheet.text).toContain('邀導讀人，說好二十分鐘')
  expect(runSheet.text).not.toContain('訂場地')
})

test('the evening comes', async () => {
  // A test cannot wait for that Thursday: the salon is moved to yesterday, so that what comes after it is there, too.
  await page.getByRole('tab', { name: '企劃' }).click()
  await page.getByRole('button', { name: /^更改日期和時間/ }).click()
  await page.getByLabel('開始日期').fill(YESTERDAY)
  await page.getByLabel('開始日期').press('Tab')
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByRole('tab', { name: '事後' }).waitFor()

  const opened = evening.running.app.waitForEvent('window')
  await page.getByRole('button', { name: '開啟報到台' }).click()
  door = await opened
  await door.getByRole('heading', { name: '報到' }).waitFor()
  await resize(evening.running)
  expect(await counter(door)).toBe(`0 / ${SEATS}`)
})

test('guests are let in by the first letters of their names, by their last digits, and by their badge', async () => {
  const [byLetters = ''] = coming()
  await mark(door, initialsOf(byLetters), byLetters)
  await door.keyboard.press('Enter')
  await said(door, `${byLetters}已報到。`)

  const expected = door.getByRole('option').filter({ hasText: DIGITS })
  const words = await expected.filter({ hasNotText: byLetters }).first().innerText()
  const byDigits = coming().find((name) => words.includes(name)) ?? ''
  await mark(door, DIGITS.exec(words)?.[1] ?? '', byDigits)
  await door.keyboard.press('Enter')
  await said(door, `${byDigits}已報到。`)

  // What the printed code says is what a hand scanner types. Badges lie in the order of the sheet.
  const [number = 0, byBadge = ''] = [...sheet].find(([, name]) => name !== byLetters && name !== byDigits) ?? []
  const [left, top] = [((number - 1) % 2) * L4785.pitchX, Math.floor((number - 1) / 2) * L4785.pitchY]
  const { bytes } = await paperIn(evening.folder, 'badges')
  await door.keyboard.type(codeAt(bytes, L4785.left + 53 + left, L4785.top + 12 + top, 26))
  await door.keyboard.press('Enter')
  await said(door, `${byBadge}已報到。`)
  arrived.push(byLetters, byDigits, byBadge)
})

test('a companion, a walk-in, a fee and a remark are noted in a stroke each, and the last one is taken back', async () => {
  const before = new Set(arrived).size
  const [withFriend = '', mistaken = ''] = coming().filter((name) => !arrived.includes(name) && name !== brings)
  await mark(door, `${withFriend}+1`, withFriend)
  await picture(door, 'door')
  await door.keyboard.press('Enter')
  await said(door, `${withFriend}和同伴 1 人已報到。`)
  await expect.poll(() => counter(door)).toBe(`${before + 2} / ${SEATS}`)

  await door.keyboard.press('ArrowRight')
  const card = door.getByRole('region', { name: withFriend })
  await card.getByRole('button', { name: '現金' }).click()
  await said(door, `${withFriend}付了 $500，現金。`)
  await card.getByRole('textbox', { name: '備註' }).fill('想坐靠窗')
  await door.keyboard.press('Enter')
  await card.getByText('想坐靠窗').waitFor()
  await card.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded()
  await picture(door, 'card')
  await door.keyboard.press('Escape')

  await door.keyboard.type(`${WALK_IN} 0912345678`)
  await door.keyboard.press('ControlOrMeta+Enter')
  await said(door, `${WALK_IN}已現場加入。`)
  await mark(door, mistaken, mistaken)
  await door.keyboard.press('Enter')
  await said(door, `${mistaken}已報到。`)
  await door.keyboard.press('ControlOrMeta+z')
  await said(door, `${mistaken}的報到取消了。`)
  await expect.poll(() => counter(door)).toBe(`${before + 3} / ${SEATS}`)
  arrived.push(withFriend)
  await door.close()
})

test('when the battery has died, the ticked numbers of the sheet are typed in', async () => {
  const numbers = [...sheet].flatMap(([number, name]) =>
    number <= coming().length && !arrived.includes(name) && name !== brings ? [number] : [],
  )
  const [absent = 0, ...ticked] = numbers
  missing = sheet.get(absent) ?? ''
  await page.getByRole('button', { name: '這場沙龍的其他動作' }).first().click()
  await page.getByRole('menuitem', { name: '輸入簽到表…' }).click()
  const dialog = page.getByRole('dialog', { name: '輸入簽到表' })
  await dialog.getByLabel('打了勾的編號').fill(`${asTyped(ticked)}\n${coming().length + 1} ${SIGNED_IN} 0922 333 444`)
  await dialog.getByText(`${ticked.length} 人到了，空白列 1 人。`).waitFor()
  await picture(page, 'codes')
  await dialog.getByRole('button', { name: `登記 ${ticked.length + 1} 人` }).click()
  await page.getByText(`登記了 ${ticked.length} 人到場，新增 1 人。`).waitFor()
  await page.getByRole('button', { name: '以後再說' }).click()
})

test('the evening is closed in five steps: who came, who did not, walk-ins, who met whom, money', async () => {
  await page.getByRole('tab', { name: '事後' }).click()
  await step('誰來了').getByRole('checkbox', { name: brings }).click({ force: true })
  await page.getByText(`${brings}到了。`).waitFor()
  await picture(page, 'closing')

  await page.getByRole('button', { name: '下一步：誰沒來' }).click()
  await write(step('誰沒來'), `${missing}沒來的原因`, '孩子發燒')
  await step('誰沒來').getByText('「孩子發燒」').waitFor()

  await page.getByRole('button', { name: '下一步：現場加入' }).click()
  await step('現場加入')
    .getByRole('button', { name: `姓名: ${WALK_IN}` })
    .waitFor()
  await write(step('現場加入'), '姓名', `${SIGNED_IN}（小吳）`, SIGNED_IN)
  await step('現場加入')
    .getByRole('button', { name: `姓名: ${SIGNED_IN}（小吳）` })
    .waitFor()

  await page.getByRole('button', { name: '下一步：誰認識了誰' }).click()
  await picture(page, 'met')
  await step('誰認識了誰').getByRole('button', { name: '記下這 3 組' }).click()
  await page.getByText('記下了 3 組。').waitFor()
  await step('誰認識了誰').getByText('同桌').nth(2).waitFor()
  const [one, other = ''] = [WALK_IN, arrived[0]]
  await find(step('誰認識了誰').getByRole('combobox', { name: '其中一位' }), one)
  await find(step('誰認識了誰').getByRole('combobox', { name: '另一位', exact: true }), other)
  await step('誰認識了誰').getByRole('button', { name: '加上' }).press('Enter')
  await page.getByText(`${one}和${other}認識了。`).waitFor()

  await page.getByRole('button', { name: '下一步：帳目' }).click()
  await write(step('帳目'), '「場地」實際金額', '1,500')
  await write(step('帳目'), '「茶水點心」實際金額', '1,120')
  await step('帳目')
    .getByRole('button', { name: /付了現金$/ })
    .first()
    .click()
  await page.getByText(/繳清了。$/).waitFor()
  await picture(page, 'money')
  await page.getByRole('button', { name: '結案', exact: true }).click()
  await page.getByText(`「${theme}」已結案。`).waitFor()
})

test('newcomers hear from somebody they met, in words that are there already', async () => {
  await page.getByText(/^還有 \d+ 位要聯絡/).waitFor()
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '已傳訊息' }) })
  const open = await cards.count()
  expect(open).toBeGreaterThan(2)
  await cards
    .first()
    .getByText(/第一次來/)
    .first()
    .waitFor()
  await picture(page, 'follow-ups')
  await cards.first().getByRole('button', { name: '已傳訊息' }).click()
  await expect.poll(() => cards.count()).toBe(open - 1)
  await cards
    .first()
    .getByRole('button', { name: /的其他方式$/ })
    .click()
  await page.getByRole('menuitem', { name: '打過電話' }).click()
  await expect.poll(() => cards.count()).toBe(open - 2)
})

test('guests say what they think on the laptop that goes round, and on paper', async () => {
  await page.getByRole('radio', { name: '大家怎麼說', exact: true }).click()
  const opened = evening.running.app.waitForEvent('window')
  await page.getByRole('button', { name: '開啟給來賓填的表單' }).click()
  const form = await opened
  await form.getByRole('heading', { name: '你覺得如何？' }).waitFor()
  await resize(evening.running)
  await form.getByRole('radio', { name: /太棒了/ }).click({ force: true })
  await form.getByLabel('有什麼希望下次也保留？').fill('三個人一組換桌')
  await form.getByLabel(/^有什麼想法？/).fill('下次請店員推薦一本')
  await picture(form, 'form')
  await form.getByRole('button', { name: '送出' }).click()
  await form.getByRole('heading', { name: '謝謝你！' }).waitFor()
  await form.close()
  await page.getByText('三個人一組換桌').waitFor()

  await page.getByRole('radio', { name: '很好', exact: true }).click()
  await page.getByLabel('希望保留的').fill('窗邊的燈')
  await page.getByLabel('希望保留的').press('Enter')
  await page.getByText('第 1 份記下了。').waitFor()
  await page.getByText('大家的評價：4.5 分（2 份）').waitFor()
})

test('the talk afterwards leaves a question and an outcome, and the next salon begins with them', async () => {
  await page.getByRole('radio', { name: '線上討論', exact: true }).click()
  await write(page, '題目', '書要不要留著')
  await write(page, '聊出了什麼', OUTCOME)
  await page.getByRole('button', { name: `聊出了什麼: ${OUTCOME}` }).waitFor()
  await page.getByPlaceholder('有人問了什麼').fill('借出去的書怎麼要回來？')
  await page.getByRole('button', { name: '加一題' }).click()
  await page.getByRole('checkbox', { name: '借出去的書怎麼要回來？' }).waitFor({ state: 'attached' })
  await picture(page, 'talk')
  await page.getByRole('button', { name: '從這裡接著辦下一場' }).click()
  const dialog = page.getByRole('dialog', { name: '再辦一次' })
  await dialog.getByRole('list', { name: '可以聊什麼' }).getByText(OUTCOME).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('one page tells what the evening was', async () => {
  await page.getByRole('radio', { name: '回顧', exact: true }).click()
  await page.getByRole('button', { name: '存成 PDF' }).waitFor()
  await picture(page, 'report')
  await saveTo(evening.running, join(evening.folder, 'report.pdf'))
  await page.getByRole('button', { name: '存成 PDF' }).click()
  const report = await paperIn(evening.folder, 'report')
  expect(report.pages).toBe(1)
  for (const words of [theme, '來了誰', '連結', '三個人一組換桌', '4.5 分', OUTCOME])
    expect(report.text).toContain(words)
  for (const name of coming()) expect(report.text).not.toContain(name)
})

test('not one packet left the machine', async ({ skip }) => {
  if (!evening.hosts) return skip('takes a network of its own')
  expect(await evening.hosts.sent()).toEqual([{ frames: 0, bytes: 0 }])
})

/** Whoever has a chair, once the seat that was given up has gone to whoever waited. */
function coming(): readonly string[] {
  return names.slice(1, 12)
}

function step(name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}
