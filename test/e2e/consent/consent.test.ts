import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { importRoster, openRegister } from '../rosters/steps.ts'
import { filter, goTo, inviteShown, planSalon } from '../salons/steps.ts'

let running: RunningApp
let page: Page

/** People nobody in the sample shares a name with. */
const PEOPLE = [
  '姓名,手機,電子郵件,分會',
  '歐陽小鹿,0912345678,ouyang@example.com,台北',
  '司馬懿文,0922000333,sima@example.com,台北',
  '',
].join('\r\n')

beforeAll(async () => {
  running = await openRegister()
  page = running.page
  await importRoster(page, '同意.csv', PEOPLE)
})

afterAll(() => running.close())

const consent = () => page.getByRole('region', { name: '同意事項' })

async function open(name: string): Promise<void> {
  await goTo(page, '/members')
  await page.getByRole('grid', { name: '成員列表' }).getByText(name).click()
  await page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
  await page.getByRole('button', { name: '記錄本人的意思' }).click()
  await page.getByRole('dialog', { name: `${name}的意思` }).waitFor()
}

async function choose(field: string, option: RegExp): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(field) })
    .click()
  await page.getByRole('option', { name: option }).click()
}

describe('What somebody wants', () => {
  test('is recorded with the day, how it is known and why, and stands on their page', async () => {
    await open('歐陽小鹿')
    await choose('關於', /請勿聯絡/)
    await choose('怎麼知道的', /來信或訊息/)
    await page.getByRole('dialog').getByLabel('原因').fill('搬家了')
    await page.getByRole('dialog').getByRole('button', { name: '記錄', exact: true }).click()
    await consent().getByText('不聯絡：要求不要聯絡。').waitFor()
    await consent()
      .getByText(/來信或訊息 · 搬家了$/)
      .waitFor()
  })

  test('keeps them out of an invitation, which says why', async () => {
    await planSalon(page, { theme: '同意之夜', seats: '20' })
    await page.getByRole('tab', { name: '邀請' }).click()
    await page.getByLabel('姓名、拼音、電話、標籤').fill('歐陽小鹿')
    const row = page.getByRole('row').filter({ hasText: '歐陽小鹿' })
    await row.getByText('要求不要聯絡').waitFor()
    await row.getByText('不宜邀請').waitFor()
    expect(await inviteShown(page, '司馬懿文')).toBe(1)
  })

  test('keeps a letter from them that would go the way they refuse, and says so', async () => {
    const salon = await page.evaluate(() => location.hash.slice(1))
    await open('司馬懿文')
    await page.getByRole('dialog').getByRole('checkbox', { name: '電子郵件' }).waitFor()
    await page.getByRole('dialog').getByText('不同意', { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '記錄', exact: true }).click()
    await consent().getByText('聯絡（電子郵件）：拒絕').waitFor()
    await goTo(page, salon)
    await page.getByRole('tab', { name: '訊息' }).click()
    await page.getByRole('button', { name: /方式/ }).click()
    await page.getByRole('option', { name: '電子郵件' }).click()
    await filter(page, '不宜寄送', 1).click()
    await page.getByRole('row').filter({ hasText: '司馬懿文' }).getByText('已撤回聯絡同意（電子郵件）').waitFor()
  })
})
