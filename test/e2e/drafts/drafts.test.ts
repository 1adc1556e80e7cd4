import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { modelServer, saying } from '../../helpers/model-server.ts'
import type { ModelServer } from '../../helpers/model-server.ts'
import { goTo, openSample } from '../salons/steps.ts'

let running: RunningApp
let page: Page
let server: ModelServer

beforeAll(async () => {
  server = await modelServer()
  running = await openSample()
  page = running.page
})

afterAll(async () => {
  await running.close()
  await server.close()
})

/** Opens the draft for whoever is most worth a call; answers with their name. */
async function openDraft(): Promise<string> {
  await goTo(page, '/value')
  await page.getByRole('tab', { name: '該聯絡誰' }).click()
  const first = page.getByRole('tabpanel').getByRole('listitem').first()
  const name = await first.getByRole('link').first().innerText()
  await first.getByRole('button', { name: `幫忙擬一則給${name}的訊息` }).click()
  await page.getByRole('dialog', { name: `問候${name}` }).waitFor()
  return name
}

function message() {
  return page.getByRole('textbox', { name: '訊息', exact: true })
}

describe('a draft', () => {
  test('tells the member’s own story in each tone, can be changed, and is kept as a contact in one click', async () => {
    const name = await openDraft()
    expect(await message().inputValue()).toMatch(/還記得你來「.+」的那天。/u)
    await page.getByRole('radio', { name: '正式' }).click({ force: true })
    await expect.poll(() => message().inputValue()).toContain('您好：')
    expect(await message().inputValue()).not.toMatch(/[{}]/u)
    await page.getByRole('radio', { name: '簡短' }).click({ force: true })
    await message().fill(`${name}，好久不見！`)
    await page.getByRole('button', { name: '標示為已傳送' }).click()
    await page.getByText(`已把給${name}的訊息記成一次互動。`).waitFor()
    await page.getByRole('button', { name: '復原' }).click()
    await page.getByText('已復原').first().waitFor()
  })

  test('is written as the chapter writes it, seen at once as the member gets it', async () => {
    const name = await openDraft()
    await page.getByRole('radio', { name: '簡短' }).click({ force: true })
    await page.getByRole('button', { name: '修改整個分會的範本' }).click()
    const text = page.getByRole('textbox', { name: '給大家的範本（簡短）' })
    await text.fill('{姓名}，我們想念你。你的{採納的點子}還在。')
    await expect.poll(() => message().inputValue()).toBe(`${name}，我們想念你。`)
    await page.getByRole('button', { name: '存成分會範本' }).click()
    await text.waitFor({ state: 'detached' })
    await expect.poll(() => message().inputValue()).toBe(`${name}，我們想念你。`)
    await page.keyboard.press('Escape')
  })
})

describe('somebody', () => {
  test('is asked to a challenge in words that name it', async () => {
    await goTo(page, '/challenges')
    const link = page.locator('a[href*="/challenges/chl_"]').first()
    const challenge = await link.innerText()
    await link.click()
    await page.getByRole('button', { name: '邀人參加' }).click()
    await page.getByRole('combobox', { name: '給誰' }).fill('陳怡君')
    await page.getByRole('option').first().click()
    await expect.poll(() => message().inputValue()).toContain(challenge)
    await page.keyboard.press('Escape')
  })
})

describe('a model on this computer', () => {
  test('is nowhere until the settings turn it on, and only at an address of this computer', async () => {
    await openDraft()
    expect(await page.getByRole('button', { name: '請這台電腦上的模型來寫' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await goTo(page, '/settings')
    await page.getByRole('checkbox', { name: '讓這台電腦上的模型幫忙寫草稿' }).click({ force: true })
    const address = page.getByRole('textbox', { name: '位址' })
    await address.fill('http://example.org:11434')
    await page.getByRole('button', { name: '看看有哪些模型' }).click()
    await page.getByText('這個位址不在這台電腦上。', { exact: false }).waitFor()
    await address.fill(server.address)
    await page.getByRole('button', { name: '看看有哪些模型' }).click()
    await page.getByRole('button', { name: 'small:1b' }).click()
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/models'])
  })

  test('is told exactly what was shown, without names and without what was struck out', async () => {
    server.answer((request, response, body) => {
      const mark = /\[[A-Z]1\]/u.exec(body)?.[0] ?? ''
      saying(`${mark}，好久不見，想你了！`)(request, response, body)
    })
    const name = await openDraft()
    await page.getByRole('button', { name: '請這台電腦上的模型來寫' }).click()
    const sent = page.getByRole('region', { name: '送給 small:1b 的就是以下內容，沒有別的' })
    const before = await sent.locator('pre').allTextContents()
    expect(before.join()).toContain('上次主題')
    expect(before.join()).not.toContain(name)
    await page.getByRole('checkbox', { name: /^上次主題/u }).click({ force: true })
    const shown = await sent.locator('pre').allTextContents()
    expect(shown.join()).not.toContain('上次主題')
    await page.getByRole('button', { name: '送給模型' }).click()
    await page.getByText('模型寫好了', { exact: false }).waitFor()
    const { messages, model, ...more } = JSON.parse(server.asked.at(-1)?.body ?? '') as {
      messages: { role: string; content: string }[]
      model: string
    }
    expect(messages.map(({ content }) => content)).toEqual(shown)
    expect([model, more]).toEqual(['small:1b', { stream: false }])
    expect(await message().inputValue()).toBe(`${name}，好久不見，想你了！`)
    await page.getByRole('radio', { name: '溫暖' }).click({ force: true })
    await expect.poll(() => message().inputValue()).toContain('最近好嗎？')
  })

  test('that leads elsewhere, talks too much or is gone is told in a sentence, and the drafts stand', async () => {
    server.answer((_request, response) => {
      response.writeHead(302, { location: 'http://example.org/' })
      response.end()
    })
    await page.getByRole('button', { name: '送給模型' }).click()
    await page.getByText('想把我們導到別的位址', { exact: false }).waitFor()
    server.answer((_request, response) => response.end('x'.repeat(10 * 1024 * 1024)))
    await page.getByRole('button', { name: '送給模型' }).click()
    await page.getByText('回應太長，已經中斷', { exact: false }).waitFor()
    server.answer(() => undefined)
    await page.getByRole('button', { name: '送給模型' }).click()
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止，什麼都沒有改變。').waitFor()
    await server.close()
    await page.getByRole('button', { name: '送給模型' }).click()
    await page.getByText('模型的程式開著嗎？', { exact: false }).waitFor()
    expect(await message().inputValue()).toContain('最近好嗎？')
  })
})
