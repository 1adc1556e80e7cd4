import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, expect, test } from 'vitest'
import { codeAt } from '../../helpers/pdf.ts'
import { counter, said } from '../door/steps.ts'
import { L4785, saveTo } from '../print/steps.ts'
import { asTyped, dayFromNow, find, initialsOf, mark, paperIn, picture, resize, write } from './steps.ts'
import { SEATS, coming, step } from './story.ts'
import type { Story } from './story.ts'

const WALK_IN = '趙路過'
const SIGNED_IN = '吳臨時'
const OUTCOME = '下一次帶一本捨不得丟的舊書'
/** What the desk says of somebody's telephone. */
const DIGITS = /手機末四碼 (\d{4})/
const YESTERDAY = dayFromNow(-1)

/** The evening itself, and what comes after it until its report. */
export function meeting(story: Story): void {
  let page: Page
  let door: Page
  /** Let in at the desk. */
  const arrived: string[] = []
  /** Said yes and did not come. */
  let missing = ''

  beforeAll(() => {
    page = story.evening.page
  })

  test('the evening comes', async () => {
    // A test cannot wait for that Thursday: the salon is moved to yesterday, so that what comes after it is there, too.
    await page.getByRole('tab', { name: '企劃' }).click()
    await page.getByRole('button', { name: /^更改日期和時間/ }).click()
    await page.getByLabel('開始日期').fill(YESTERDAY)
    await page.getByLabel('開始日期').press('Tab')
    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByRole('tab', { name: '事後' }).waitFor()

    const opened = story.evening.running.app.waitForEvent('window')
    await page.getByRole('button', { name: '開啟報到台' }).click()
    door = await opened
    await door.getByRole('heading', { name: '報到' }).waitFor()
    await resize(story.evening.running)
    expect(await counter(door)).toBe(`0 / ${SEATS}`)
  })

  test('guests are let in by the first letters of their names, by their last digits, and by their badge', async () => {
    const [byLetters = ''] = coming(story)
    await mark(door, initialsOf(byLetters), byLetters)
    await door.keyboard.press('Enter')
    await said(door, `${byLetters}已報到。`)

    const expected = door.getByRole('option').filter({ hasText: DIGITS })
    const words = await expected.filter({ hasNotText: byLetters }).first().innerText()
    const byDigits = coming(story).find((name) => words.includes(name)) ?? ''
    await mark(door, DIGITS.exec(words)?.[1] ?? '', byDigits)
    await door.keyboard.press('Enter')
    await said(door, `${byDigits}已報到。`)

    // What the printed code says is what a hand scanner types. Badges lie in the order of the sheet.
    const [number = 0, byBadge = ''] =
      [...story.sheet].find(([, name]) => name !== byLetters && name !== byDigits) ?? []
    const [left, top] = [((number - 1) % 2) * L4785.pitchX, Math.floor((number - 1) / 2) * L4785.pitchY]
    const { bytes } = await paperIn(story.evening.folder, 'badges')
    await door.keyboard.type(codeAt(bytes, L4785.left + 53 + left, L4785.top + 12 + top, 26))
    await door.keyboard.press('Enter')
    await said(door, `${byBadge}已報到。`)
    arrived.push(byLetters, byDigits, byBadge)
  })

  test('a companion, a walk-in, a fee and a remark are noted in a stroke each, and the last one is taken back', async () => {
    const before = new Set(arrived).size
    const [withFriend = '', mistaken = ''] = coming(story).filter(
      (name) => !arrived.includes(name) && name !== story.brings,
    )
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
    const numbers = [...story.sheet].flatMap(([number, name]) =>
      number <= coming(story).length && !arrived.includes(name) && name !== story.brings ? [number] : [],
    )
    const [absent = 0, ...ticked] = numbers
    missing = story.sheet.get(absent) ?? ''
    await page.getByRole('button', { name: '這場沙龍的其他動作' }).first().click()
    await page.getByRole('menuitem', { name: '輸入簽到表…' }).click()
    const dialog = page.getByRole('dialog', { name: '輸入簽到表' })
    await dialog
      .getByLabel('打了勾的編號')
      .fill(`${asTyped(ticked)}\n${coming(story).length + 1} ${SIGNED_IN} 0922 333 444`)
    await dialog.getByText(`${ticked.length} 人到了，空白列 1 人。`).waitFor()
    await picture(page, 'codes')
    await dialog.getByRole('button', { name: `登記 ${ticked.length + 1} 人` }).click()
    await page.getByText(`登記了 ${ticked.length} 人到場，新增 1 人。`).waitFor()
    await page.getByRole('button', { name: '以後再說' }).click()
  })

  test('the evening is closed in five steps: who came, who did not, walk-ins, who met whom, money', async () => {
    await page.getByRole('tab', { name: '事後' }).click()
    await step(page, '誰來了').getByRole('checkbox', { name: story.brings }).click({ force: true })
    await page.getByText(`${story.brings}到了。`).waitFor()
    await picture(page, 'closing')

    await page.getByRole('button', { name: '下一步：誰沒來' }).click()
    await write(step(page, '誰沒來'), `${missing}沒來的原因`, '孩子發燒')
    await step(page, '誰沒來').getByText('「孩子發燒」').waitFor()

    await page.getByRole('button', { name: '下一步：現場加入' }).click()
    await step(page, '現場加入')
      .getByRole('button', { name: `姓名: ${WALK_IN}` })
      .waitFor()
    await write(step(page, '現場加入'), '姓名', `${SIGNED_IN}（小吳）`, SIGNED_IN)
    await step(page, '現場加入')
      .getByRole('button', { name: `姓名: ${SIGNED_IN}（小吳）` })
      .waitFor()

    await page.getByRole('button', { name: '下一步：誰認識了誰' }).click()
    await picture(page, 'met')
    await step(page, '誰認識了誰').getByRole('button', { name: '記下這 3 組' }).click()
    await page.getByText('記下了 3 組。').waitFor()
    await step(page, '誰認識了誰').getByText('同桌').nth(2).waitFor()
    const [one, other = ''] = [WALK_IN, arrived[0]]
    await find(step(page, '誰認識了誰').getByRole('combobox', { name: '其中一位' }), one)
    await find(step(page, '誰認識了誰').getByRole('combobox', { name: '另一位', exact: true }), other)
    await step(page, '誰認識了誰').getByRole('button', { name: '加上' }).press('Enter')
    await page.getByText(`${one}和${other}認識了。`).waitFor()

    await page.getByRole('button', { name: '下一步：帳目' }).click()
    await write(step(page, '帳目'), '「場地」實際金額', '1,500')
    await write(step(page, '帳目'), '「茶水點心」實際金額', '1,120')
    await step(page, '帳目')
      .getByRole('button', { name: /付了現金$/ })
      .first()
      .click()
    await page.getByText(/繳清了。$/).waitFor()
    await picture(page, 'money')
    await page.getByRole('button', { name: '結案', exact: true }).click()
    await page.getByText(`「${story.theme}」已結案。`).waitFor()
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
    const opened = story.evening.running.app.waitForEvent('window')
    await page.getByRole('button', { name: '開啟給來賓填的表單' }).click()
    const form = await opened
    await form.getByRole('heading', { name: '你覺得如何？' }).waitFor()
    await resize(story.evening.running)
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
    await saveTo(story.evening.running, join(story.evening.folder, 'report.pdf'))
    await page.getByRole('button', { name: '存成 PDF' }).click()
    const report = await paperIn(story.evening.folder, 'report')
    expect(report.pages).toBe(1)
    for (const words of [story.theme, '來了誰', '連結', '三個人一組換桌', '4.5 分', OUTCOME])
      expect(report.text).toContain(words)
    for (const name of coming(story)) expect(report.text).not.toContain(name)
  })
}
