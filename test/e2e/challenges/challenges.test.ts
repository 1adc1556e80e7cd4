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

describe('challenges', () => {
  test('begin with a season, in its own words and days', async () => {
    await goTo(page, '/challenges')
    const season = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '過年走春' }) })
    await season.getByRole('button', { name: '用這個開始…' }).click()
    const form = page.getByRole('dialog', { name: '發起挑戰' })
    expect(await form.getByRole('textbox', { name: '名稱' }).inputValue()).toBe('過年走春')
    expect(await form.getByRole('textbox', { name: '步驟 4' }).inputValue()).toBe('元宵一起猜一道燈謎')
    await form.getByRole('textbox', { name: '步驟 4' }).fill('')
    await form.getByRole('button', { name: '發起' }).click()
    await page.getByRole('heading', { level: 1, name: '過年走春' }).waitFor()
    expect(await page.getByRole('button', { name: '勾選…' }).count()).toBe(3)
  })

  test('are ticked at once for everybody who came to a salon, and one by one', async () => {
    await page.getByRole('button', { name: '勾選…' }).first().click()
    const dialog = page.getByRole('dialog', { name: '誰做到了？' })
    await dialog.getByRole('radio', { name: '到過某場沙龍的人' }).click({ force: true })
    await dialog.getByRole('button', { name: /選擇沙龍/ }).click()
    await page.getByRole('option').first().click()
    await dialog.getByRole('button', { name: '勾選', exact: true }).click()
    await page.getByText(/^已為 \d+ 人勾選$/).waitFor()
    const rows = page.getByRole('row')
    await rows.nth(1).waitFor()
    const second = rows.nth(1).getByRole('checkbox').nth(1)
    await second.click({ force: true })
    await page.getByText('已為 1 人勾選').waitFor()
    await expect.poll(() => rows.nth(1).getByRole('checkbox').nth(1).isChecked()).toBe(true)
  })

  test('end with what came of it', async () => {
    await page.getByRole('button', { name: '總結並結束' }).click()
    const dialog = page.getByRole('dialog', { name: '結束「過年走春」' })
    await dialog.getByRole('textbox', { name: '成果' }).fill('走了十二家，帶回三罐茶')
    await dialog.getByRole('button', { name: '總結並結束' }).click()
    await page.getByText('走了十二家，帶回三罐茶').waitFor()
    await page.getByText('已結束', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: '勾選…' }).count()).toBe(0)
  })
})

describe('a ritual', () => {
  test('goes on for who was ill, once somebody says so', async () => {
    await goTo(page, '/challenges')
    await page
      .getByRole('listitem')
      .filter({ has: page.getByText('儀式', { exact: true }) })
      .getByRole('link')
      .first()
      .click()
    const absence = page.getByRole('button', { name: /· 缺席$/ }).first()
    await absence.click()
    const dialog = page.getByRole('dialog', { name: /沒來的原因$/ })
    await dialog.getByRole('button', { name: '登記請假' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('textbox', { name: '一句原因' }).fill('發燒')
    await dialog.getByRole('button', { name: '登記請假' }).click()
    await page
      .getByRole('button', { name: /· 請假 · 發燒$/ })
      .first()
      .waitFor()
  })
})

describe('a new member', () => {
  test('is given a companion who is suggested for a reason', async () => {
    await goTo(page, '/challenges/newcomers')
    const newcomer = page
      .getByRole('tabpanel')
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: '指定夥伴' }) })
      .first()
    const name = await newcomer.getByRole('link').innerText()
    await newcomer.getByRole('button', { name: '指定夥伴' }).click()
    const dialog = page.getByRole('dialog', { name: `${name}的夥伴` })
    await dialog
      .getByText(/有 \d+ 位熟人/)
      .first()
      .waitFor()
    const choice = dialog.getByRole('button', { name: /^就選/ }).first()
    const companion = (await choice.innerText()).slice('就選'.length)
    await choice.click()
    await page.getByText(`${companion}陪伴${name}`).waitFor()
    await page.getByRole('link', { name, exact: true }).click()
    const panel = page.getByRole('region', { name: '新人百日' })
    await panel.getByText(`：${companion}成為夥伴`, { exact: false }).waitFor()
    expect(await panel.getByRole('checkbox', { name: '有了夥伴' }).isDisabled()).toBe(true)
  })

  test('has a step ticked by hand where nothing shows it', async () => {
    const panel = page.getByRole('region', { name: '新人百日' })
    await panel.getByRole('checkbox', { name: '有了第一份貢獻' }).click({ force: true })
    await panel.getByText(/：.+勾選$/).waitFor()
  })
})
