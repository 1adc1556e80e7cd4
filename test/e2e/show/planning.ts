import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { filter, guestRows } from '../salons/steps.ts'
import { answer, choose, find, paperIn, picture, printAs, rowOf, thursdayAfter } from './steps.ts'
import { SEATS, coming } from './story.ts'
import type { Story } from './story.ts'

const INVITED = 14
/** A Thursday so far ahead that nothing is overdue yet. */
const THURSDAY = thursdayAfter(29)

/** From the theme to the papers: everything that is done before the evening. */
export function planning(story: Story): void {
  let page: Page
  /** Who says yes and then no, and who waits for that chair. */
  let leaves = ''
  let waits = ''

  beforeAll(() => {
    page = story.evening.page
  })

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
    story.theme = await dialog.getByLabel('主題').inputValue()
    await choose(page, dialog.getByRole('button', { name: /系列/ }), /週四讀書會/)
    await dialog.getByLabel('開始日期').fill(THURSDAY)
    await dialog.getByLabel('開始日期').press('Tab')
    await dialog.getByLabel('座位數').fill(String(SEATS))
    await find(dialog.getByRole('combobox', { name: '主持' }), '許靜宜')
    await dialog.getByRole('button', { name: '建立沙龍' }).click()
    await page.getByRole('heading', { level: 1, name: story.theme }).waitFor()
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
    await preview.getByText(`「${story.theme}」`, { exact: false }).first().waitFor()
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
    story.names = await guestRows(page).locator('a').allInnerTexts()
    const [first = '', ...others] = story.names
    leaves = first
    story.brings = others[9] ?? ''
    waits = others[10] ?? ''
    const regret = others[11] ?? ''
    const chat = [
      `19:02\t${leaves}\t+1`,
      ...others.slice(0, 9).map((name, at) => `19:1${at}\t${name}\t${at % 2 === 0 ? '+1' : '我要參加'}`),
      `19:30\t${story.brings}\t+2`,
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
      .getByText(/^座位保留到/)
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
    await printAs(story.evening, '簽到表', 'sign-in')
    const signIn = await paperIn(story.evening.folder, 'sign-in')
    expect(signIn.text).toContain(story.theme)
    expect(signIn.text).toContain('請在方格打勾。事後輸入編號即可：3 7 12-18')
    const lines = [...signIn.text.matchAll(/^\s*(\d+)\s+(\S.*?)(?: {2,}|$)/gm)]
    story.sheet = new Map(lines.map(([, number, words = '']) => [Number(number), words]))
    expect(story.sheet.size).toBe(11 + 8)
    expect(new Set(coming(story))).toEqual(new Set([...story.sheet.values()].slice(0, 11)))

    await printAs(story.evening, '名牌', 'badges')
    const badges = await paperIn(story.evening.folder, 'badges')
    for (const name of coming(story)) expect(badges.text).toContain(name)
    // A blank stands between a Latin name and what follows it, and none behind a Chinese one.
    expect(badges.text.replaceAll(' ', '')).toContain(`${story.brings}的同伴`.replaceAll(' ', ''))

    await printAs(story.evening, '桌卡', 'table-cards')
    const cards = await paperIn(story.evening.folder, 'table-cards')
    for (const words of [/第\s*1\s*桌/, /第\s*2\s*桌/, /第\s*3\s*桌/]) expect(cards.text).toMatch(words)
    for (const name of coming(story)) expect(cards.text).toContain(name)

    await printAs(story.evening, '流程表', 'run-sheet')
    const runSheet = await paperIn(story.evening.folder, 'run-sheet')
    expect(runSheet.text).toMatch(/20 分\s+報到、領名牌、第一杯茶\s+接待/)
    expect(runSheet.text).toContain('邀導讀人，說好二十分鐘')
    expect(runSheet.text).not.toContain('訂場地')
  })
}
