import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { goTo, launchInEnglish } from '../../helpers/first-run.ts'
import { handOnStore } from '../../helpers/store-hand.ts'

/** What stands in a record about somebody, in texts long enough to be found by. */
type Told = readonly string[]

let running: RunningApp
let told: Told
beforeAll(async () => {
  running = await launchInEnglish({ args: ['--open-sample'] })
  await running.page.getByRole('navigation').waitFor()
  told = await everythingTold()
})
afterAll(() => running.close())

test('after a session in which things failed, the log and the diagnostics file name nobody', async () => {
  const { page, profileDir } = running
  const [somebody = ''] = told
  // A refusal by the store, of a form with a person in it.
  await goTo(page, '/members/new')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(somebody)
  await dialog.getByRole('textbox', { name: /^E-?mail/i }).fill(`${somebody}@nowhere`)
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await dialog.getByRole('alert').waitFor()
  // Errors of a page, with a person in their words.
  await page.evaluate((name) => {
    setTimeout(() => {
      throw new TypeError(`${name} has no phone`)
    })
    void Promise.reject(new Error(name))
  }, somebody)

  await expect.poll(() => page.evaluate(() => window.chapterhouse.request('diagnostics.text'))).toContain('TypeError')
  const diagnostics = await page.evaluate(() => window.chapterhouse.request('diagnostics.text'))
  const logs = join(profileDir, 'logs')
  const files = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')))
  const texts = [diagnostics, ...files].join('\n')
  expect(texts).toContain('app.started')
  expect(texts).toContain('command.refused')
  expect(texts).toContain('member.create')
  expect(told.length).toBeGreaterThan(500)
  expect(told.filter((text) => texts.includes(text))).toEqual([])
})

/** Every name, number, address and note of the sample community. */
async function everythingTold(): Promise<Told> {
  const hand = await handOnStore(running.page)
  const { rows } = await hand.view('members', {
    query: { status: 'all', language: 'en' },
    range: { from: 0, count: 500 },
  })
  const texts = new Set<string>()
  for (const row of rows) {
    const view = await hand.view('member', { member: row.id, language: 'en' })
    if (!view) continue
    const { member } = view
    const fields = MEMBER_FIELDS.map((field) => member[field] ?? '')
    for (const text of [row.name, row.reading ?? '', ...fields, member.notes]) {
      if (text.trim().length > 1) texts.add(text.trim())
    }
  }
  // Days and single syllables stand in any text by chance; what names a person does not.
  return [...texts].filter((text) => !/^[\d-]{1,10}$/.test(text) && !/^[a-z]{1,6}$/i.test(text))
}
