import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, importRoster, openRegister } from '../rosters/steps.ts'

let running: RunningApp
let page: Page
let folder: string

/** People nobody in the sample shares a name with; one cell that a spreadsheet would take for a formula. */
const PEOPLE = [
  '姓名,手機,電子郵件,城市,備註',
  '歐陽小鹿,0912345678,ouyang@example.com,台北,=1+1',
  '司馬懿文,0922000333,sima@example.com,新竹,',
  '諸葛小亮,0900123456,zhuge@example.com,台中,',
  '',
].join('\r\n')

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  folder = await mkdtemp(join(tmpdir(), 'members-'))
  await importRoster(page, '名門.csv', PEOPLE)
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the register', () => {
  test('is searched from anywhere with a slash, by pinyin initials, digits or tags, while typing', async () => {
    await page.getByRole('button', { name: '全部清除' }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('oyxl')
    await onlyRow('歐陽小鹿').waitFor()
    await search('000333')
    await onlyRow('司馬懿文').waitFor()
    await search('zhuge@')
    await onlyRow('諸葛小亮').waitFor()
  })

  test('teaches what to do when nobody matches', async () => {
    await search('查無此人')
    await page.getByRole('heading', { name: '沒有符合的人' }).waitFor()
    await page.getByRole('button', { name: '全部清除' }).click()
    await expect.poll(() => rows().count()).toBeGreaterThan(10)
  })

  test('sorts by a header, and back the other way', async () => {
    await page.getByRole('button', { name: '場次' }).click()
    await page.getByRole('columnheader', { name: '場次' }).and(page.locator('[aria-sort=ascending]')).waitFor()
    await page.getByRole('button', { name: '場次' }).click()
    await page.getByRole('columnheader', { name: '場次' }).and(page.locator('[aria-sort=descending]')).waitFor()
    await page.getByRole('button', { name: '姓名' }).click()
  })

  test('is walked with the arrow keys, and ↵ opens a person as a whole page', async () => {
    await search('smyw')
    await onlyRow('司馬懿文').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '所有成員' }).waitFor()
    await page.getByRole('heading', { level: 2, name: /司馬懿文/ }).waitFor()
    await page.getByRole('button', { name: '所有成員' }).click()
    await onlyRow('司馬懿文').waitFor()
  })

  test('is where one left it after looking at somebody', async () => {
    await page.getByRole('button', { name: '清除搜尋' }).click()
    await expect.poll(() => rows().count()).toBeGreaterThan(10)
    await page.getByRole('grid').focus()
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('PageDown')
    // The list has scrolled as far as it was told to once the row of its cursor is drawn.
    const cursor = await page.getByRole('grid').getAttribute('aria-activedescendant')
    await page.locator(`[id="${cursor}"]`).waitFor()
    const seen = () => rows().first().getAttribute('data-index')
    const before = await seen()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '所有成員' }).click()
    await page.getByRole('grid', { name: '成員列表' }).waitFor()
    expect(await seen()).toBe(before)
  })
})

describe('a member', () => {
  test('is edited where the value stands, and the edit can be taken back', async () => {
    await open('諸葛小亮')
    await page.getByRole('button', { name: '手機: 0900123456' }).click()
    await page.keyboard.type('0955 018 102')
    await page.keyboard.press('Enter')
    await page.getByText('手機：0955 018 102。').waitFor()
    await page.getByRole('button', { name: '手機: 0955 018 102' }).waitFor()
    await page.getByRole('button', { name: '復原' }).last().click()
    await page.getByRole('button', { name: '手機: 0900123456' }).waitFor()
  })

  test('says what is wrong with a date and keeps what was typed', async () => {
    await page.getByRole('button', { name: '加一個欄位' }).click()
    await page.getByRole('menuitem', { name: '生日' }).click()
    const field = page.getByRole('textbox', { name: '生日' })
    await field.fill('1988-13-45')
    await field.press('Enter')
    await page.getByText(/這不是日期/).waitFor()
    await field.fill('--11-28')
    await field.press('Enter')
    await page.getByRole('button', { name: '生日: 11月28日' }).waitFor()
  })

  test('is put right as they said, which stands below the value until somebody takes it back', async () => {
    await open('諸葛小亮')
    await page.getByRole('button', { name: '更多動作' }).first().click()
    await page.getByRole('menuitem', { name: '依本人所說更正…' }).click()
    const dialog = page.getByRole('dialog', { name: /諸葛小亮.*本人怎麼說/u })
    expect(await dialog.getByRole('textbox', { name: '正確的是' }).inputValue()).toBe('0900123456')
    await dialog.getByRole('textbox', { name: '正確的是' }).fill('0900-765-432')
    await dialog.getByRole('button', { name: '照本人說的記下' }).click()
    const mark = page.getByRole('button', { name: /手機：本人所說.*來信或訊息/u })
    await mark.waitFor()
    await page.getByRole('button', { name: '手機: 0900-765-432' }).waitFor()

    await mark.click()
    await page.getByRole('dialog').getByRole('button', { name: '本人沒有這樣說' }).click()
    await mark.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '手機: 0900-765-432' }).waitFor()
  })

  test('joins a second chapter and leaves it again', async () => {
    await page.getByRole('button', { name: '加入分會' }).click()
    const dialog = page.getByRole('dialog', { name: '加入分會' })
    await dialog.getByRole('button', { name: /身分/ }).click()
    await page.getByRole('option', { name: '幹部' }).click()
    await dialog.getByRole('button', { name: '儲存' }).click()
    await page.getByText(/^已儲存在.+的會籍。$/).waitFor()
    await page.getByRole('region', { name: '會籍' }).getByText('幹部').waitFor()
  })

  test('keeps a history that brings an earlier value back', async () => {
    await page.getByRole('button', { name: '城市: 台中' }).click()
    await page.keyboard.type('彰化')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '城市: 彰化' }).waitFor()
    await page.getByRole('tab', { name: '歷史紀錄' }).click()
    await page.getByRole('button', { name: '還原城市：台中' }).first().click()
    await page.getByText('城市已還原。').waitFor()
    await page.getByRole('button', { name: '城市: 台中' }).waitFor()
  })

  test('who is new gets a hint about namesakes, and comes in all the same', async () => {
    await goTo(page, '/members/new')
    const dialog = page.getByRole('dialog', { name: '新增成員' })
    await dialog.getByLabel('姓名').fill('諸葛小亮')
    await dialog.getByText('已經有 1 位同名的人').waitFor()
    await dialog.getByLabel('手機').fill('0911222333')
    await dialog.getByRole('button', { name: '新增成員' }).click()
    await page.getByText(/^諸葛小亮已加入.+。$/).waitFor()
    await search('zgxl')
    await expect.poll(() => rows().count()).toBe(2)
  })
})

describe('many members at once', () => {
  test('get a tag in one step, which one undo takes back', async () => {
    await everyoneFrom('名門')
    await page.getByRole('button', { name: '標籤…' }).click()
    const dialog = page.getByRole('dialog', { name: '3 位成員的標籤' })
    await dialog.getByRole('combobox', { name: '全部加上' }).fill('複姓')
    await dialog.getByRole('combobox', { name: '全部加上' }).press('Enter')
    await dialog.getByRole('button', { name: '套用' }).click()
    await page.getByText('已更動 3 位成員。').waitFor()
    await page.getByRole('button', { name: '復原' }).last().click()
    await page.getByText('已復原：調整標籤。').waitFor()
  })

  test('are invited to a salon, and those who were are not invited twice', async () => {
    await everyoneFrom('名門')
    for (const words of [/^已邀請 3 位到「.+」。$/, /^沒有新的賓客到「.+」，3 位原本就在名單上。$/]) {
      await page.getByRole('button', { name: '邀請…' }).click()
      const button = page.getByRole('dialog').getByRole('button', { name: '邀請', exact: true })
      // What was said of the last time is still there, and not in the way.
      await expect.poll(() => button.evaluate(isOnTop)).toBe(true)
      await button.click()
      await page.getByText(words).waitFor()
    }
  })

  test('are archived, stand among the archived, and come back', async () => {
    await everyoneFrom('名門')
    await page.getByRole('button', { name: '封存', exact: true }).click()
    await page.getByText('已封存 3 位成員。').waitFor()
    await filterBy('已封存')
    await onlyRow('歐陽小鹿').first().waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: '恢復', exact: true }).click()
    await page.getByText('已恢復 3 位成員。').waitFor()
  })
})

test('the list on screen leads to an export of just these members, in their order', async () => {
  await everyoneFrom('名門', { select: false })
  const shown = await rows().locator('strong').allInnerTexts()
  expect(shown).toHaveLength(3)
  await page.getByRole('button', { name: '匯出' }).click()
  await page.getByText(/符合條件的有 3 位/).waitFor()
  const text = await page.getByRole('table').first().innerText()
  const places = shown.map((name) => text.indexOf(name))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

function rows(): Locator {
  return page.getByRole('grid', { name: '成員列表' }).locator('[role="row"][data-index]')
}

function onlyRow(name: string): Locator {
  return rows().filter({ hasText: name })
}

async function search(text: string): Promise<void> {
  await page.getByRole('textbox', { name: '搜尋' }).or(page.getByRole('searchbox')).first().fill(text)
}

/** The details of one person beside the list. */
async function open(name: string): Promise<void> {
  await goTo(page, '/members')
  await search(name)
  await onlyRow(name).first().click()
  await page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
}

/** The members of one roster, all of them selected. */
async function everyoneFrom(roster: string, { select = true } = {}): Promise<void> {
  await goTo(page, '/rosters')
  await page.getByRole('listitem').filter({ hasText: roster }).getByRole('button', { name: '查看成員' }).click()
  await expect.poll(() => rows().count()).toBe(3)
  if (!select) return
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+a')
  await page.getByText('已選 3 位').first().waitFor()
}

async function filterBy(name: string): Promise<void> {
  await page.getByRole('button', { name: '篩選' }).click()
  await page.keyboard.type(name)
  await page.getByRole('menuitem', { name, exact: true }).waitFor()
  await page.keyboard.press('Enter')
}

/** Whether a click on the middle of it would reach it. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}
