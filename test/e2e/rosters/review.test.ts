import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { bring, goTo, openRegister } from './steps.ts'

let running: RunningApp
let page: Page

/** People nobody in the sample shares a name or a number with. */
const TAIPEI = [
  '姓名,手機,電子郵件,生日,城市',
  '司徒靜怡,0912-345-602,jingyi.situ@example.com,1990/7/8,台北',
  '歐陽曉彤,0912-345-601,xiaotong.ouyang@gmail.com,1985/3/2,台北',
  '慕容雪晴,0912-345-604,xueqing.murong@gmail.com,1988/5/5,台北',
  '尉遲浩然,0912-345-605,haoran.yuchi@gmail.com,1979/9/9,台北',
  '申屠若蘭,0912-345-607,ruolan.shentu@gmail.com,1982/2/4,台北',
  '諸葛文博,0912-345-603,,1960/1/1,台北',
  '',
].join('\r\n')

/** The same in another hand: another script, a lost letter, another town, and a family's telephone. */
const TAICHUNG = [
  '名字,電話,Email,出生日期,居住城市',
  '司徒静怡,912345602,jingyi.situ@example.com,1990/7/8,台北',
  '歐陽曉彤,0912-345-601,xiaotong.ouyang@gmial.com,1985/3/3,新竹',
  '慕容雪晴,0912-345-604,xueqing.murong@gmial.com,1988/5/6,新竹',
  '尉遲浩然,0912-345-605,haoran.yuchi@gmial.com,1979/9/8,新竹',
  '申屠若蘭,0912-345-607,ruolan.shentu@gmial.com,1982/2/5,新竹',
  '諸葛家寧,0912-345-603,,,台中',
  '',
].join('\r\n')

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(async () => {
  await running.close()
})

describe('after a roster that overlaps with another one', () => {
  test('the import says who was here already, and how many pairs wait', async () => {
    await importFrom('台北總名冊.csv', TAIPEI)
    await importFrom('台中讀友.csv', TAICHUNG)
    await page.getByText('其中 1 位原本就在，或在名單裡出現兩次，已經合併。').waitFor()
    await page.getByRole('heading', { name: '有 5 組等你確認' }).waitFor()
    await page.getByRole('link', { name: /^名冊/ }).getByText('5').waitFor()
  })

  test('the review of this roster opens with the lane that needs a person', async () => {
    await page.getByRole('button', { name: '開始確認' }).click()
    await page.getByRole('tab', { name: /^選值 4/, selected: true }).waitFor()
    await page.getByRole('tab', { name: /^安全 1/ }).waitFor()
    await page.getByText('1 / 4').waitFor()
  })
})

describe('a pair in which values differ', () => {
  let first: string
  let second: string

  test('is shown side by side with what speaks for it, and what was mistyped underlined', async () => {
    first = await nameOnDesk()
    await page.getByText('同一支電話').waitFor()
    await page.getByRole('row', { name: /^城市/ }).getByRole('radio').first().waitFor({ state: 'attached' })
    await page.getByRole('columnheader', { name: /台北總名冊 第 \d 列/ }).waitFor()
    await page.getByRole('columnheader', { name: /台中讀友 第 \d 列/ }).waitFor()
  })

  test('has its values picked by keys and is merged with ↵, and the next one is there', async () => {
    const town = page.getByRole('row', { name: /^城市/ })
    const before = await town.getByRole('cell').last().innerText()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Space')
    await expect
      .poll(async () => (await town.getByRole('cell').last().innerText()).split(' ')[0])
      .not.toBe(before.split(' ')[0])
    await page.keyboard.press('Enter')
    await page.getByText(`${first}合併成一個人了。`).waitFor()
    await page.getByText('2 / 4').waitFor()
    second = await nameOnDesk()
    expect(second).not.toBe(first)
  })

  test('is put off and comes round again', async () => {
    await page.keyboard.press('ArrowRight')
    await expect.poll(nameOnDesk).not.toBe(second)
    await page.keyboard.press('k')
    await expect.poll(nameOnDesk).toBe(second)
  })

  test('is two people with N, and that is taken back with U', async () => {
    await page.keyboard.press('n')
    await page.getByText(`${second} 和 ${second} 是兩個人，記下了。`).waitFor()
    await page.keyboard.press('u')
    await expect.poll(nameOnDesk).toBe(second)
    await page.getByText('2 / 4').waitFor()
    await goTo(page, '/rosters/apart')
    await page.getByRole('heading', { name: '還沒有這樣的紀錄' }).waitFor()
  })

  test('shows its keys on asking', async () => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('確認是否同一人時').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('a pair that may be two people', () => {
  test('is not decided by ↵, because nothing is suggested', async () => {
    await goTo(page, '/rosters/review')
    await page.getByRole('tab', { name: /^也許是兩人/ }).click()
    await page.getByRole('button', { name: /是兩個人/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('1 / 1').waitFor()
    expect(await page.getByRole('button', { name: '合併', exact: true }).count()).toBe(0)
  })

  test('is remembered as two with N, by whom and when, until somebody reconsiders', async () => {
    // What is not on the screen yet is not decided.
    await page
      .getByRole('columnheader', { name: /第 \d 列/ })
      .first()
      .waitFor()
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: '完成了，決定了 1 組' }).waitFor()
    await goTo(page, '/rosters/apart')
    await page
      .getByRole('row', { name: /諸葛家寧/ })
      .getByText(/^你 · /)
      .waitFor()
    await page.getByRole('button', { name: /^重新考慮 諸葛/ }).click()
    await page.getByRole('heading', { name: '還沒有這樣的紀錄' }).waitFor()
    await goTo(page, '/rosters/review')
    await page.getByRole('tab', { name: /^也許是兩人 1/ }).waitFor()
  })
})

test('pairs that are alike are merged in one go from the list, which one undo takes back', async () => {
  await page.getByRole('tab', { name: /^選值 3/ }).click()
  await page.getByText('清單', { exact: true }).locator('..').locator('..').getByRole('radio').check({ force: true })
  const list = page.getByRole('grid', { name: '待確認的清單' })
  await expect.poll(() => list.locator('[data-index]').count()).toBe(3)
  const kinds = page.getByRole('navigation', { name: '情況分類' }).getByRole('button')
  await kinds.nth(1).click()
  await page.getByRole('button', { name: /^這一類 \d 組全部合併$/ }).click()
  await page.getByText(/^已合併 \d 組。$/).waitFor()
  await page.getByRole('button', { name: '復原' }).last().click()
  await page.getByText(/^已拆開 \d 組合併。$/).waitFor()
  await kinds.first().click()
  await expect.poll(() => list.locator('[data-index]').count()).toBe(3)

  await list.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: '勾選的 2 組都是不同的人' }).click()
  await page.getByText('已記下 2 組都是不同的人。').waitFor()
  await expect.poll(() => list.locator('[data-index]').count()).toBe(1)
})

describe('a merged person', () => {
  test('has the records it is made of on its page, and the other writing of its name', async () => {
    await open('司徒靜怡')
    await page.getByText('又名 司徒静怡').waitFor()
    const panel = page.getByRole('region', { name: '由 2 筆資料合成' })
    await panel.getByText('台北總名冊 第 1 列').waitFor()
    await panel.getByText('台中讀友 第 1 列').waitFor()
  })

  test('counts another record’s value where somebody says so', async () => {
    await page.getByText('採用哪個值').click()
    await page.getByRole('radio', { name: /司徒静怡/ }).click({ force: true })
    await page.getByText('姓名採用 司徒静怡。').waitFor()
    await page.getByRole('heading', { level: 2, name: /司徒静怡/ }).waitFor()
  })

  test('gives each record back what is its own when one is taken out, and asks whose the rest is', async () => {
    await page.getByRole('button', { name: '加一個欄位' }).click()
    await page.getByRole('menuitem', { name: '職業' }).click()
    await page.getByRole('textbox', { name: '職業' }).fill('插畫家')
    await page.getByRole('textbox', { name: '職業' }).press('Enter')
    await page.getByText('職業：插畫家。').waitFor()
    await page.getByRole('button', { name: '把司徒静怡從這個人拆出去' }).click()
    await page.getByText('司徒静怡已經獨立出來。').waitFor()

    await open('司徒靜怡')
    const added = page.getByRole('region', { name: '合併期間加上的：這是誰的？' })
    await added.getByText('插畫家').waitFor()
    await added.getByText('在你決定之前，加上的值先不算在任何人身上。').waitFor()
    expect(await added.getByText('出席先算在這裡').count()).toBe(0)
    await rows().filter({ hasText: '司徒靜怡' }).getByRole('img', { name: '有事等你決定' }).waitFor()
    await added
      .getByRole('group', { name: /插畫家/ })
      .getByRole('button', { name: '給司徒静怡' })
      .click()
    await page.getByText(/插畫家：已決定。$/).waitFor()
    await open('司徒静怡')
    await page.getByRole('button', { name: '職業: 插畫家' }).waitFor()
  })

  test('is made of two that somebody ticked in the register', async () => {
    await goTo(page, '/members')
    await search('司徒')
    await expect.poll(() => rows().count()).toBe(2)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('button', { name: '是同一人…' }).click()
    await page.getByRole('heading', { level: 2, name: /是同一個人嗎？$/ }).waitFor()
    await page.getByRole('button', { name: '合併' }).click()
    await page.getByRole('region', { name: '由 2 筆資料合成' }).waitFor()
  })
})

test('a roster is taken back as a whole, and brought in again', async () => {
  await goTo(page, '/rosters')
  const line = page.getByRole('listitem').filter({ hasText: '台中讀友' })
  await line.getByRole('button', { name: '更多動作' }).click()
  await page.getByRole('menuitem', { name: /^收回這次匯入/ }).click()
  await page.getByText(/位成員離開了/).waitFor()
  await line.getByText('今天收回').waitFor()
  expect(await line.getByText('全部匯入').count()).toBe(0)
  await line.getByRole('button', { name: '更多動作' }).click()
  await page.getByRole('menuitem', { name: '重新放回來' }).click()
  await page.getByText(/位成員回來了。$/).waitFor()
})

async function importFrom(name: string, text: string): Promise<void> {
  await bring(page, { name, bytes: new TextEncoder().encode(text) })
  await page.getByRole('button', { name: /^匯入 [\d,]+ 列$/ }).click()
  await page.getByRole('heading', { name: /位成員加入了$/ }).waitFor()
}

/** The first of the two names on the desk. */
async function nameOnDesk(): Promise<string> {
  const title = page.getByRole('heading', { level: 2, name: /是同一個人嗎？$/ })
  return (await title.getAttribute('aria-label'))?.split(' ')[0] ?? ''
}

function rows(): Locator {
  return page.getByRole('grid', { name: '成員列表' }).locator('[role="row"][data-index]')
}

async function search(text: string): Promise<void> {
  await page.getByRole('textbox', { name: '搜尋' }).or(page.getByRole('searchbox')).first().fill(text)
}

/** The details of one person beside the list. */
async function open(name: string): Promise<void> {
  await goTo(page, '/members')
  await search(name)
  await rows().filter({ hasText: name }).first().click()
  await page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
}
