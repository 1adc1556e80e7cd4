import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { ElectronApplication, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type RunningApp } from '../../helpers/app.ts'
import { bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'

const PASSPHRASE = 'quiet morning light'
const MEMBER = '林曉梅'

let folder: string
let running: RunningApp
let recoveryKey: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  running = await launchInEnglish({ profile: join(folder, 'profile') })
  recoveryKey = await setUp(running.page)
})

afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

describe('Setting up with a passphrase', () => {
  test('shows a recovery key once, and asks for two of its groups', async () => {
    expect(recoveryKey.split('-')).toHaveLength(8)
    expect(await running.page.evaluate(() => window.chapterhouse.request('profile.care'))).toMatchObject({
      protection: 'passphrase',
      recovery: { confirmed: true },
    })
  })
})

describe('Locked', () => {
  let before: readonly number[]
  beforeAll(async () => {
    const { app, page } = running
    await goTo(page, '/members/new')
    await page.getByLabel('Name', { exact: true }).fill('陳半句')
    before = await pageProcesses(app)
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await until(
      () => textOf(app),
      (text) => text.includes('Welcome back'),
    )
  })

  test('the window shows the lock screen and nobody’s name', async () => {
    const everything = await inPage(running.app, 'document.documentElement.outerHTML + document.title')
    expect(everything).not.toContain(MEMBER)
    expect(everything).not.toContain('陳半句')
    expect(everything).not.toContain('Morning Light')
  })

  test('the processes that held pages and the store are gone, and their memory with them', async () => {
    const after = await pageProcesses(running.app)
    expect(before.length).toBeGreaterThan(0)
    expect(after.filter((pid) => before.includes(pid))).toEqual([])
  })

  test('the key is asked for again', async () => {
    const state = await inPage(running.app, 'chapterhouse.request("profile.key").then(({ status }) => status)')
    expect(state).toBe('locked')
  })

  test('the passphrase opens it where it was, with what was saved and what was being typed', async () => {
    const { app } = running
    await type(app, PASSPHRASE)
    await until(
      () => textOf(app),
      (text) => text.includes('You were typing when Chapterhouse locked'),
    )
    expect(await inPage(app, 'document.querySelector("main textarea").value')).toContain('陳半句')
    await inPage(app, 'location.hash = "/members"')
    await until(
      () => textOf(app),
      (text) => text.includes(MEMBER),
    )
  })
})

describe('A door desk beside', () => {
  const windows = (app: ElectronApplication) => inPages(app, 'document.body.innerText')
  const locked = (texts: readonly string[]) => texts.filter((text) => text.includes('Welcome back')).length

  beforeAll(async () => {
    await inPage(running.app, "chapterhouse.request('window.openDoor', { salonId: 'sal_0000000000000000' })")
    await vi.waitUntil(async () => (await windows(running.app)).length === 2, { timeout: 15_000, interval: 100 })
  })

  test('holds off the lock that comes with the system’s', async () => {
    const { app } = running
    await inPage(app, 'window.heard = 0; chapterhouse.on("lock.coming", () => { window.heard += 1 }); ""')
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    // A lock would have been told of before the second of these is answered: it reads the same file once.
    const asked = 'chapterhouse.request("profile.care")'
    expect(await inPage(app, `${asked}.then(() => ${asked}).then(() => String(window.heard))`)).toBe('0')
  })

  test('is locked with the rest when somebody says so, and opened with it', async () => {
    const { app } = running
    await inPage(app, 'void chapterhouse.request("lock.now")')
    await vi.waitUntil(async () => locked(await windows(app)) === 2, { timeout: 15_000, interval: 100 })
    await inPage(app, `chapterhouse.request("profile.unlock", { passphrase: "${PASSPHRASE}" })`)
    // The window that was opened does not tell itself; it is loaded anew as a person would see it.
    await vi.waitUntil(async () => locked(await windows(app)) === 1, { timeout: 15_000, interval: 100 })
  })
})

describe('A forgotten passphrase', () => {
  let page: Page
  beforeAll(async () => {
    await running.close()
    running = await launchApp({ profile: join(folder, 'profile') })
    page = running.page
  })

  test('has to wait before the next try, and says how long', async () => {
    await page.getByLabel('Passphrase').fill('something else')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('That is not the passphrase.').waitFor()
    await running.close()
    // A wait that is long enough to be seen on a machine that does ten things.
    const file = join(folder, 'profile', 'unlock-attempts.json')
    const counted = JSON.parse(await readFile(file, 'utf8')) as { readonly wrong: number }
    expect(counted.wrong).toBe(1)
    await writeFile(file, JSON.stringify({ ...counted, wrong: 9, last: Date.now() }))
    running = await launchApp({ profile: join(folder, 'profile') })
    page = running.page
    await page.getByText(/Next try in [34]:\d\d/).waitFor()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    expect(await page.getByRole('button', { name: 'Open' }).isDisabled()).toBe(true)
  })

  test('is made good by the recovery key, of which a slip is told with its group', async () => {
    await page.getByText('Forgot it?').click()
    await page.getByRole('button', { name: 'Use the recovery key' }).click()
    const field = page.getByLabel('Recovery key')
    await field.fill(recoveryKey.replace(/^...../, '00001'))
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByText('Not right: group 1.').waitFor()
    await field.fill(recoveryKey.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByLabel('Passphrase', { exact: true }).fill('a new beginning')
    await page.getByLabel('Once more').fill('a new beginning')
    await page.getByRole('button', { name: 'Lock the register' }).click()
    await page.getByRole('navigation').waitFor()
    await goTo(page, '/members')
    await page.getByText(MEMBER).first().waitFor()
  })

  test('opens nothing any more once another one was chosen', async () => {
    await running.close()
    running = await launchApp({ profile: join(folder, 'profile') })
    const answers = await running.page.evaluate(async (old) => {
      const before = await window.chapterhouse.request('profile.unlock', { passphrase: old })
      return before.status
    }, PASSPHRASE)
    expect(answers).toBe('wrong')
  })
})

/** A community with a member, behind a passphrase. Answers with the recovery key. */
async function setUp(page: Page): Promise<string> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Once more').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Lock the register' }).click()
  const shown = page.getByRole('region', { name: 'Recovery key' }).locator('code')
  await shown.last().waitFor()
  const groups = await shown.allTextContents()
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.getByRole('button', { name: 'Confirm' }).waitFor()
  for (const [index, group] of groups.entries()) {
    const field = page.getByLabel(`Group ${index + 1}`)
    if (await field.isVisible()) await field.fill(group.toLowerCase())
  }
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: /^New community/ }).click()
  await page.getByLabel('Name of the community').fill('Morning Light')
  await page.getByLabel('Your name').fill('Mei')
  await page.getByRole('button', { name: 'Start the community' }).click()
  await page.getByRole('navigation').waitFor()
  await bringRoster(page, 'list.csv', `姓名,手機\n${MEMBER},0912345678\n`, 'Taipei')
  await importButton(page).click()
  await goTo(page, '/members')
  await page.getByText(MEMBER).first().waitFor()
  return groups.join('-')
}

/** A script that was on its way when its page ended is never answered. */
const ANSWER_LIMIT_MS = 1000

/** Playwright lets go of a page whose process ends; from then on the main process looks into it. */
function inPage(app: ElectronApplication, script: string): Promise<string> {
  return app.evaluate(
    ({ BrowserWindow }, { code, limit }) => {
      const [window] = BrowserWindow.getAllWindows()
      const answer = window?.webContents.executeJavaScript(code) as Promise<string>
      return Promise.race([answer, new Promise<string>((resolve) => setTimeout(() => resolve(''), limit))])
    },
    { code: script, limit: ANSWER_LIMIT_MS },
  )
}

/** The same in every window. */
function inPages(app: ElectronApplication, script: string): Promise<string[]> {
  return app.evaluate(
    ({ BrowserWindow }, { code, limit }) =>
      Promise.all(
        BrowserWindow.getAllWindows().map(({ webContents }) =>
          Promise.race([
            (webContents.executeJavaScript(code) as Promise<string>).catch(() => ''),
            new Promise<string>((resolve) => setTimeout(() => resolve(''), limit)),
          ]),
        ),
      ),
    { code: script, limit: ANSWER_LIMIT_MS },
  )
}

function textOf(app: ElectronApplication): Promise<string> {
  return inPage(app, 'document.body.innerText').catch(() => '')
}

/** Types into the field that has the focus, and sends it. */
async function type(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, typed) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.focus()
    await contents?.insertText(typed)
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Return' })
    contents?.sendInputEvent({ type: 'char', keyCode: 'Return' })
    contents?.sendInputEvent({ type: 'keyUp', keyCode: 'Return' })
  }, text)
}

function pageProcesses(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ type: kind }) => kind === 'Tab')
      .map(({ pid }) => pid),
  )
}

/** Asks again until an answer will do. */
async function until(ask: () => Promise<string>, isDone: (answer: string) => boolean): Promise<void> {
  await vi.waitUntil(async () => isDone(await ask()), { timeout: 15_000, interval: 100 })
}
