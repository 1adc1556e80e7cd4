import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import { goTo, openRegister, saveGoesTo } from '../rosters/steps.ts'

let running: RunningApp
let page: Page
let saved: string

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  saved = join(await mkdtemp(join(tmpdir(), 'chapterhouse-export-')), 'mailing.csv')
  await saveGoesTo(running, saved)
})

afterAll(() => running.close())

describe('a list that leaves the house', () => {
  let out = ''
  let inside = { id: '', name: '' }

  test('is without who withdrew consent, and the preview says so before anything is written', async () => {
    const store = await handOnStore(page)
    const { rows } = await store.view('members', { query: { language: 'zh-TW' }, range: { from: 0, count: 40 } })
    const [first, second] = rows.filter(({ email }) => email !== '')
    if (!first || !second) throw new Error('nobody has an e-mail')
    out = first.name
    inside = second
    for (const member of [first.id, second.id])
      await store.must('consent.record', {
        who: { kind: 'ids', ids: [member] },
        words: [{ key: 'contact:email', state: 'given' }],
      })
    await store.must('consent.record', {
      who: { kind: 'ids', ids: [first.id] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    await store.must('member.label', {
      who: { kind: 'ids', ids: [first.id, second.id] },
      kind: 'tags',
      add: ['春季寄送'],
    })
    await store.must('segment.create', { name: '春季寄送', tree: { kind: 'label', of: 'tags', labels: ['春季寄送'] } })
    await page.getByRole('button', { name: '匯出', exact: true }).click()
    await page.getByRole('button', { name: /匯出哪些人/ }).click()
    await page.getByRole('option', { name: '分群：春季寄送' }).click()
    await page.getByRole('textbox', { name: '名稱' }).fill('春季電子報')
    await page.getByRole('textbox', { name: '交給誰' }).fill('印刷廠陳先生')
    await page.getByRole('button', { name: /用哪個管道/ }).click()
    await page.getByRole('option', { name: '電子郵件' }).click()
    const preview = page.getByRole('region', { name: '略過的' })
    await preview.getByText('1 位已撤回同意').waitFor()
    await preview.getByRole('button', { name: /是誰/ }).first().click()
    await page.getByRole('dialog', { name: '略過的人' }).getByRole('link', { name: out }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('table').getByRole('cell', { name: inside.name }).count()).toBe(1)
    expect(await page.getByRole('table').getByRole('cell', { name: out }).count()).toBe(0)
  })

  test('is kept, saved whole, and leaves a receipt with the fingerprint of the file', async () => {
    await page.getByRole('button', { name: '存下', exact: true }).click()
    await page.getByText('已存下「春季電子報」。').waitFor()
    await page.getByRole('button', { name: '匯出…' }).click()
    const dialog = page.getByRole('dialog', { name: '匯出「春季電子報」' })
    await dialog.getByRole('button', { name: '存成檔案…' }).click()
    await dialog.waitFor({ state: 'detached' })
    const bytes = await readFile(saved)
    expect(bytes.toString('utf8')).toContain(inside.name)
    expect(bytes.toString('utf8')).not.toContain(out)
    await goTo(page, '/exports/receipts')
    const receipt = page.getByRole('listitem').filter({ hasText: '春季電子報' })
    await receipt.getByText('已存檔').waitFor()
    await receipt.getByText(/略過 1 位/).waitFor()
    await receipt.getByText('「春季電子報」的細節').click()
    const print = createHash('sha256').update(bytes).digest('hex')
    expect(await receipt.getByRole('textbox', { name: /檔案指紋/ }).inputValue()).toBe(print)
  })

  test('that could not be saved says so, and the keyboard is where it was', async () => {
    await saveGoesTo(running, join(saved, 'nowhere', 'mailing.csv'))
    await goTo(page, '/exports/again')
    const dialog = page.getByRole('dialog', { name: '匯出「春季電子報」' })
    const save = dialog.getByRole('button', { name: '存成檔案…' })
    await save.press('Enter')
    await page.getByText('檔案沒有存下，匯出紀錄也這樣註記了。').waitFor()
    await expect.poll(() => save.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await saveGoesTo(running, saved)
  })

  test('is named on the page of who was in it, and runs again in one keystroke', async () => {
    await goTo(page, `/members/${inside.id}`)
    await page.getByRole('region', { name: '出現在哪些匯出裡' }).getByText('春季電子報').waitFor()
    await goTo(page, '/exports/again')
    const dialog = page.getByRole('dialog', { name: '匯出「春季電子報」' })
    await dialog.getByText('1 位已撤回同意').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await goTo(page, '/exports/receipts')
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: '春季電子報' }).count()).toBe(3)
  })

  test('has a receipt beside it where somebody took their own file, and neither their name nor the file’s', async () => {
    const own = join(saved, '..', `${inside.name}.html`)
    await saveGoesTo(running, own)
    await goTo(page, `/members/${inside.id}`)
    await page.getByRole('button', { name: '更多動作' }).first().click()
    await page.getByRole('menuitem', { name: '個人資料檔…' }).click()
    const contained = page.getByRole('region', { name: '出現在哪些匯出裡' })
    await contained.getByText('個人資料檔').waitFor()
    await contained.getByText(/由你匯出 · 給本人/).waitFor()
    expect(await readFile(own, 'utf8')).toContain(inside.name)
    await goTo(page, '/exports/receipts')
    const receipt = page.getByRole('listitem').filter({ hasText: '個人資料檔' })
    await receipt.getByText('已存檔').waitFor()
    expect(await receipt.textContent()).not.toContain(inside.name)
  })
})
