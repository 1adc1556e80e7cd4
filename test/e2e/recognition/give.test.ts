import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, openRegister } from '../rosters/steps.ts'

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await openRegister()
  page = running.page
})

afterAll(() => running.close())

const panel = () => page.getByRole('tabpanel')

/** How many are due, as the queue itself says. */
async function due(): Promise<number> {
  const words = await panel()
    .getByText(/\d+ 項待送出/)
    .first()
    .innerText()
  return Number(/(\d+) 項待送出/.exec(words)?.[1])
}

/** What a person would get who pastes into the page now. */
async function pasted() {
  const arriving = await page.evaluateHandle(() => {
    const file = new Promise<File | undefined>((resolve) => {
      const listen = ({ clipboardData }: ClipboardEvent) => resolve(clipboardData?.files[0])
      document.addEventListener('paste', listen, { once: true, capture: true })
    })
    return { file }
  })
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste())
  return arriving.evaluate(async ({ file }) => {
    const picture = await file
    if (!picture) return null
    const { width, height } = await createImageBitmap(picture)
    return { type: picture.type, width, height }
  })
}

describe('recognition', () => {
  test('thanks three at once on cards, each with their own words', async () => {
    await goTo(page, '/recognition')
    const before = await due()
    const rows = panel().getByRole('listitem')
    const names = new Set<string>()
    for (const index of [0, 1, 2]) {
      await rows.nth(index).getByRole('checkbox').click({ force: true })
      names.add(await rows.nth(index).getByRole('link').first().innerText())
    }
    const all = `感謝 ${names.size} 位`
    await panel()
      .getByRole('button', { name: `一起${all}` })
      .click()
    const dialog = page.getByRole('dialog', { name: all })
    for (const name of names)
      await dialog
        .getByRole('textbox', { name: new RegExp(`^給${name}的話`) })
        .first()
        .waitFor()
    await dialog.getByRole('radio', { name: '卡片' }).click({ force: true })
    await dialog.getByRole('button', { name: `一起${all}` }).click()
    const cards = page.getByRole('dialog', { name: '卡片' })
    await cards.getByRole('img', { name: '預覽' }).waitFor()
    await cards.getByText('共 1 頁').waitFor()
    await cards.getByRole('button', { name: '關閉' }).last().click()
    await expect.poll(due).toBe(before - 3)
    await page.getByRole('tab', { name: '已送出' }).click()
    for (const name of names) await panel().getByRole('link', { name, exact: true }).first().waitFor()
  })

  test('draws a picture of what was given, and takes it back', async () => {
    const first = panel().getByRole('listitem').first()
    const name = await first.getByRole('link').first().innerText()
    await first.getByRole('button', { name: '圖片…' }).click()
    const dialog = page.getByRole('dialog', { name: '圖片' })
    const picture = dialog.getByRole('img', { name: new RegExp(`^${name}`) })
    await expect
      .poll(() =>
        picture.evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return 0
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          return new Set(pixels).size
        }),
      )
      .toBeGreaterThan(20)
    await dialog.getByRole('button', { name: /^複製給/ }).click()
    await page.getByText('圖片已複製').waitFor()
    expect(await pasted()).toEqual({ type: 'image/png', width: 1080, height: 1350 })
    await dialog.getByRole('button', { name: '關閉' }).last().click()
    await first.getByRole('button', { name: '收回' }).click()
    await page.getByText('已收回。').waitFor()
  })

  test('tells of a new rule whom it would recognise before it is saved', async () => {
    await page.getByRole('tab', { name: '規則' }).click()
    await page.getByRole('button', { name: '新增規則' }).click()
    const dialog = page.getByRole('dialog', { name: '什麼時候給予表彰' })
    await dialog.getByRole('textbox', { name: /繁體中文/ }).fill('點燈人')
    await dialog.getByRole('textbox', { name: '達到' }).fill('1')
    await dialog.getByText(/之前已有 \d+ 人達成，最早在/).waitFor()
    await dialog.getByRole('radio', { name: '挑選幾位' }).click({ force: true })
    await dialog.getByRole('checkbox').nth(1).click({ force: true })
    await dialog.getByRole('button', { name: '儲存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await panel().getByText('點燈人').waitFor()
    await page.getByRole('tab', { name: '待送出' }).click()
    await panel().getByRole('heading', { name: '規則之前的' }).waitFor()
    await panel().getByText('點燈人').waitFor()
  })

  test('stands on the page of a member as a quiet row of badges', async () => {
    await page.getByRole('tab', { name: '已送出' }).click()
    await panel().getByRole('listitem').first().getByRole('link').first().click()
    const row = page.getByRole('region', { name: '表彰' })
    await row.getByRole('button', { name: /·/ }).first().scrollIntoViewIfNeeded()
  })
})
