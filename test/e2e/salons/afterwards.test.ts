import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { readPdf } from '../../helpers/pdf.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { StoreHand } from '../../helpers/store-hand.ts'
import { goTo, openSample } from './steps.ts'

const THEME = '打烊之後'
const DAY = 86_400_000
const NAMES = ['文月', '武陽', '成蹊', '康熙', '元夜'] as const

let running: RunningApp
let page: Page
let store: StoreHand
let salon: SalonId
let people: Readonly<Record<(typeof NAMES)[number], MemberId>>
const folder = mkdtemp(join(tmpdir(), 'chapterhouse-afterwards-'))

/** An evening of yesterday: 文月 and 武陽 were there before, 成蹊 and 康熙 came for the first time, 元夜 did not come. */
beforeAll(async () => {
  running = await openSample()
  page = running.page
  store = await handOnStore(page)
  const { chapters } = await store.view('community', {})
  const chapter = chapters.find(({ zone }) => zone === 'Asia/Taipei')?.id
  if (!chapter) throw new Error('the sample has no chapter in Taipei')
  const create = async (name: string) =>
    (await store.must('member.create', { fields: { name, phone: '0900000000', language: 'zh-TW' }, chapter })).member
  people = {
    文月: await create('文月'),
    武陽: await create('武陽'),
    成蹊: await create('成蹊'),
    康熙: await create('康熙'),
    元夜: await create('元夜'),
  }
  const evening = async (theme: string, daysAgo: number) => {
    const date = new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10)
    const plan = { theme, chapter, start: `${date}T08:00`, end: `${date}T10:00`, zone: 'Asia/Taipei' }
    return (await store.must('salon.create', { ...plan, venue: '浮光書店', capacity: 20 })).salon
  }
  const earlier = await evening('更早的一晚', 20)
  for (const member of [people.文月, people.武陽]) await store.must('door.checkIn', { salon: earlier, member })
  salon = await evening(THEME, 1)
  const budget = [{ kind: 'cost' as const, label: '茶點', planned: 120_000 }]
  await store.must('salon.update', { salon, set: { fee: 30_000, currency: 'TWD', budget } })
  for (const member of Object.values(people)) await store.must('salon.rsvp', { salon, member, status: 'going' })
  for (const member of [people.文月, people.武陽, people.成蹊]) await store.must('door.checkIn', { salon, member })
  await store.must('door.walkIn', { salon, name: '路過的人' })
  await goTo(page, `/salons/${salon}`)
  await page.getByRole('tab', { name: '事後', selected: true }).waitFor()
})

afterAll(async () => {
  await running.close()
  await rm(await folder, { recursive: true, force: true })
})

const part = (name: string) => page.getByRole('radio', { name, exact: true }).click({ force: true })
const next = (step: string) => page.getByRole('button', { name: `下一步：${step}` }).click()
const step = (name: string) => page.getByRole('navigation', { name: '五個步驟' }).getByRole('button', { name })

/** Types into a line that becomes a field when it is clicked. */
async function write(label: string, text: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`^${label}`) }).click()
  await within.getByRole('textbox', { name: label }).fill(text)
  await within.getByRole('textbox', { name: label }).press('Enter')
  // Saved it is a line again, and has the keyboard.
  await within.getByRole('textbox', { name: label }).waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
    .toMatch(new RegExp(`^${label}`))
}

async function choose(label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(name)
  await page.getByRole('option', { name }).click()
}

describe('closing an evening', () => {
  test('begins with who came: somebody who was missed at the door is ticked late', async () => {
    await step('誰來了').getByText('來了 4 人').waitFor()
    await page.getByRole('checkbox', { name: /康熙/ }).click({ force: true })
    await step('誰來了').getByText('來了 5 人').waitFor()
  })

  test('keeps why somebody did not come', async () => {
    await next('誰沒來')
    await page.getByRole('button', { name: /^元夜沒來的原因/ }).click()
    await page.getByRole('textbox', { name: '元夜沒來的原因' }).fill('孩子發燒')
    await page.keyboard.press('Enter')
    await page.getByText('「孩子發燒」').waitFor()
  })

  test('completes who walked in', async () => {
    await next('現場加入')
    await write('姓名', '路人甲')
    await write('手機', '0912 345 678')
    await page.getByRole('button', { name: /^手機.*0912/ }).waitFor()
    await page.getByRole('link', { name: '看看是不是名冊上已有的人' }).waitFor()
  })

  test('records who met as it is put right, and who introduced whom', async () => {
    await next('誰認識了誰')
    await page.getByText('這場沒有排桌次', { exact: false }).waitFor()
    await page.getByRole('button', { name: '移除「路人甲」' }).click()
    await page.getByRole('button', { name: '加一位：第 1 組' }).click()
    await choose('加一位：第 1 組', '路人甲')
    await page.getByRole('button', { name: '移除「路人甲」' }).click()
    await page.getByRole('button', { name: '記下這 1 組' }).click()
    await step('誰認識了誰').getByText('1 組', { exact: true }).waitFor()
    await page.getByText('1 人不在任何一組：路人甲').waitFor()

    await page.getByText('經人介紹', { exact: true }).click()
    await choose('其中一位', '路人甲')
    await choose('另一位', '成蹊')
    await choose('介紹人', '武陽')
    await page.getByRole('button', { name: '加上' }).click()
    await page.getByRole('heading', { name: '武陽介紹認識' }).waitFor()
    const rows = await store.view('introductions', { member: people.成蹊 })
    expect(rows.map(({ members }) => members.map(({ name }) => name).toSorted())).toEqual([['成蹊', '路人甲']])
    await page.getByRole('button', { name: '復原' }).first().click()
    await page.getByRole('heading', { name: '武陽介紹認識' }).waitFor({ state: 'detached' })
    await store.must('redo', {})
    await page.getByRole('heading', { name: '武陽介紹認識' }).waitFor()
  })

  test('ends with the money: what was really spent, who paid, and whose fee is waived', async () => {
    await next('帳目')
    await write('「茶點」實際金額', '1,000')
    await page.getByRole('button', { name: /^「茶點」實際金額.*1,000/ }).waitFor()
    await page.getByRole('button', { name: '文月付了現金' }).click()
    await page.getByRole('button', { name: '成蹊免繳' }).click()
    await step('帳目').getByText('3 人未繳清').waitFor()
    const { money } = (await store.view('closing', { salon })) ?? {}
    expect(money).toMatchObject({ waived: 1, outcome: { costs: 100_000, fees: 30_000, perHead: 20_000 } })
  })

  test('is done, opened again and done again, and each step is there to go back to', async () => {
    await step('誰沒來').click()
    await page.getByText('「孩子發燒」').waitFor()
    await step('帳目').click()
    await page.getByRole('button', { name: '結案', exact: true }).click()
    await part('已結案')
    await page.getByRole('button', { name: '重新打開' }).click()
    await page.getByText(`「${THEME}」重新打開了。`).waitFor()
    await step('帳目').click()
    await page.getByRole('button', { name: '結案', exact: true }).click()
    await page.getByText('還有 4 位要聯絡', { exact: false }).waitFor()
  })
})

describe('getting in touch', () => {
  const card = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })

  test('begins with newcomers, with a sentence to say and somebody to say it; done it stands on their page', async () => {
    const first = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /已傳訊息|見過面/ }) })
    await expect.poll(() => first.first().innerText()).toContain('第一次來')
    const newcomer = card('成蹊')
    await newcomer.getByText(`很高興你第一次來「${THEME}」`, { exact: false }).waitFor()
    await newcomer.getByRole('button', { name: '已傳訊息' }).click()
    await page.getByText('成蹊聯絡好了。').waitFor()
    const [touchpoint] = await store.view('touchpoints', { member: people.成蹊 })
    expect(touchpoint).toMatchObject({ kind: 'message', salon: { id: salon } })
    await goTo(page, `/members/${people.成蹊}`)
    await page.getByRole('region', { name: '互動' }).getByText('很高興你第一次來', { exact: false }).waitFor()
    await page.getByRole('region', { name: '引薦' }).getByText('由武陽介紹，認識了路人甲').waitFor()
    await goTo(page, `/salons/${salon}`)
  })

  test('leaves somebody out with a reason, and puts them back', async () => {
    const absent = card('元夜')
    await absent.getByRole('button', { name: '聯絡元夜的其他方式' }).click()
    await page.getByRole('menuitem', { name: '略過…' }).click()
    await page.getByRole('textbox', { name: '略過元夜的原因' }).fill('昨天已經打過電話')
    await page.keyboard.press('Enter')
    await absent.getByText('略過：昨天已經打過電話', { exact: false }).waitFor()
    await page.getByRole('button', { name: '把元夜放回名單' }).click()
    await absent.getByRole('button', { name: '已傳訊息' }).waitFor()
  })
})

describe('what guests said', () => {
  test('is typed from paper sheet by sheet, and its ideas go to the list', async () => {
    await part('大家怎麼說')
    await page.getByRole('radio', { name: '很好' }).click({ force: true })
    await page.getByLabel('希望保留的').fill('茶很好喝')
    await page.getByLabel('想法').fill('辦一場夜間植物課')
    await page.getByLabel('想法').press('Enter')
    await page.getByText('第 1 份記下了。').waitFor()
    await expect.poll(() => page.getByLabel('希望保留的').inputValue()).toBe('')
    await page.getByRole('button', { name: '「辦一場夜間植物課」的進度' }).click()
    await page.getByRole('option', { name: '採納了' }).click()
    await page.getByText('現在是：採納了。').waitFor()
  })

  test('is told on a form in a window of its own, which shows no name', async () => {
    const opened = running.app.waitForEvent('window')
    await page.getByRole('button', { name: '開啟給來賓填的表單' }).click()
    const form = await opened
    await form.getByRole('heading', { name: '你覺得如何？' }).waitFor()
    for (const name of NAMES) expect(await form.getByText(name).count()).toBe(0)
    expect(await form.getByRole('button', { name: '送出' }).isDisabled()).toBe(true)
    await form.getByRole('radio', { name: /太棒了/ }).click({ force: true })
    await form.getByLabel('有什麼希望下次也保留？').fill('燈光')
    await form.getByRole('button', { name: '送出' }).click()
    await form.getByRole('heading', { name: '謝謝你！' }).waitFor()
    await form.getByRole('button', { name: '下一位' }).click()
    expect(await form.getByLabel('有什麼希望下次也保留？').inputValue()).toBe('')
    await form.close()
    await page.getByText('大家的評價：4.5 分（2 份）').waitFor()
  })
})

test('the talk afterwards seeds the next theme', async () => {
  await part('線上討論')
  await write('題目', '植物的夜晚')
  await page.getByRole('button', { name: /^聊出了什麼/ }).click()
  await page.getByRole('textbox', { name: '聊出了什麼' }).fill('夜來香為什麼晚上才香')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '聊出了什麼: 夜來香為什麼晚上才香' }).waitFor()
  const question = page.getByRole('textbox', { name: '問題' })
  await question.fill('曇花會開多久')
  await question.press('Enter')
  await page.getByRole('checkbox', { name: '曇花會開多久' }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '從這裡接著辦下一場' }).click()
  const dialog = page.getByRole('dialog', { name: '再辦一次' })
  await dialog.getByRole('list', { name: '可以聊什麼' }).getByText('夜來香', { exact: false }).first().waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('the report is one page, as a PDF too, and names nobody but hosts', async () => {
  await part('回顧')
  const path = join(await folder, 'report.pdf')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: '存成 PDF' }).click()
  await expect
    .poll(() =>
      readFile(path).then(
        ({ length }) => length,
        () => 0,
      ),
    )
    .toBeGreaterThan(0)
  const bytes = await readFile(path)
  const place = process.env['CHAPTERHOUSE_PAPERS']
  if (place !== undefined) await writeFile(join(place, 'report.pdf'), bytes)
  const { pages, text, language } = readPdf(new Uint8Array(bytes))
  expect([pages, language]).toEqual([1, 'zh-TW'])
  for (const said of [THEME, '茶很好喝', '夜來香', '位來賓', '每人']) expect(text).toContain(said)
  for (const name of NAMES) expect(text).not.toContain(name)
})
