import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { settled } from '../../../build/shots/settled.mjs'
import { readingOf } from '../../../shared/text/reading.ts'
import { searchTextOf } from '../../../shared/text/search.ts'
import { launchApp } from '../../helpers/app.ts'
import type { RunningApp } from '../../helpers/app.ts'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { readPdf } from '../../helpers/pdf.ts'
import type { ReadPdf } from '../../helpers/pdf.ts'
import { fileBytes, saveTo } from '../print/steps.ts'
import { guestRows } from '../salons/steps.ts'

/** A laptop in Taipei that is on no network, the sample community on it, and a folder for what is saved. */
export interface Evening {
  readonly running: RunningApp
  readonly page: Page
  readonly folder: string
  /** The machine's only cable, where this machine can play another one. */
  readonly hosts: Hosts | null
  close(): Promise<void>
}

/** As wide as the design was drawn. */
const WINDOW = { width: 1280, height: 800 }

export async function openEvening(): Promise<Evening> {
  const folder = await mkdtemp(join(tmpdir(), 'evening-'))
  const hosts = canHost() ? await openHosts(1) : null
  await hosts?.host(0).unplug()
  const profile = join(folder, 'profile')
  await mkdir(profile)
  // Chosen before the first start, so that what the sample invents is Chinese, too.
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ version: 1, language: 'zh-TW', theme: 'light' }))
  const running = await launchApp({
    profile,
    args: ['--open-sample'],
    env: { TZ: 'Asia/Taipei' },
    ...(hosts && { host: hosts.host(0) }),
  })
  await resize(running)
  await running.page.getByRole('navigation').waitFor()
  return {
    running,
    page: running.page,
    folder,
    hosts,
    async close() {
      await running.close()
      hosts?.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Gives every window the size that pictures are taken in. */
export async function resize(running: RunningApp): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }, { width, height }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height)
  }, WINDOW)
}

/** Where pictures of the steps go, if somebody wants them: those of the guide are taken here. */
const PICTURES = process.env['CHAPTERHOUSE_PICTURES']

/** Keeps what is on screen as the guide shows it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  await mkdir(PICTURES, { recursive: true })
  await toastsGone(page)
  await settled(page)
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

async function toastsGone(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: '知道了' })
  while ((await close.count()) > 0) await close.first().click()
}

/** A paper as it lies in its file: what it says, and its first page as a picture in the same folder. */
export async function paperIn(folder: string, name: string): Promise<ReadPdf & { readonly bytes: Uint8Array }> {
  const path = join(folder, `${name}.pdf`)
  // The end of a PDF is written last.
  await expect.poll(() => readFile(path, 'latin1').catch(() => '')).toMatch(/%%EOF\s*$/)
  const bytes = await fileBytes(path)
  execFileSync('pdftoppm', ['-png', '-r', '96', '-singlefile', path, join(folder, name)], { stdio: 'ignore' })
  const drawn = await fileBytes(join(folder, `${name}.png`))
  // White paper alone takes a few kilobytes.
  expect(drawn.length).toBeGreaterThan(8_000)
  if (PICTURES !== undefined) {
    await mkdir(PICTURES, { recursive: true })
    await writeFile(join(PICTURES, `paper-${name}.png`), drawn)
  }
  return { ...readPdf(bytes), bytes }
}

/** Saves one kind of paper of the salon on screen as a PDF, by its dialog. */
export async function printAs({ running, page, folder }: Evening, kind: string, name: string): Promise<void> {
  await saveTo(running, join(folder, `${name}.pdf`))
  await page.getByRole('button', { name: '這場沙龍的其他動作' }).first().click()
  await page.getByRole('menuitem', { name: '列印…' }).click()
  const dialog = page.getByRole('dialog', { name: /^列印「/ })
  await dialog.getByRole('radio', { name: kind, exact: true }).click()
  await dialog.getByText(/^共 \d+ 頁$/).waitFor()
  await picture(page, `print-${name}`)
  await dialog.getByRole('button', { name: '存成 PDF' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Opens a list of choices and takes one. */
export async function choose(page: Page, list: Locator, choice: string | RegExp): Promise<void> {
  await list.click()
  await page.getByRole('option', { name: choice }).first().click()
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}

/** Writes in a line that is edited where it stands, found by its label or by what it says now. */
export async function write(within: Locator | Page, label: string, text: string, now = ''): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`^${label}: ${now}`) }).click()
  const line = within.getByRole('textbox', { name: label, exact: true })
  await line.fill(text)
  await line.press('ControlOrMeta+Enter')
}

/** The row of somebody on the guest list. */
export function rowOf(page: Page, name: string): Locator {
  return guestRows(page).filter({ has: page.getByRole('link', { name, exact: true }) })
}

/** Writes down what a guest said, from the row's menu. */
export async function answer(page: Page, name: string, status: string): Promise<void> {
  await rowOf(page, name)
    .getByRole('button', { name: new RegExp(`^${name}的報名`) })
    .click()
  await page
    .getByRole('menuitem', { name: status })
    .or(page.getByRole('menuitemradio', { name: status }))
    .click()
}

/** Finds somebody in a field that completes, and takes the first match. */
export async function find(field: Locator, name: string): Promise<void> {
  await field.fill(name)
  await field.page().getByRole('option').filter({ hasText: name }).first().click()
}

/** Types at the door desk and marks the right one of the matches with the arrow keys. */
export async function mark(door: Page, typed: string, name: string): Promise<void> {
  await door.keyboard.type(typed)
  await door.getByRole('option').filter({ hasText: name }).first().waitFor()
  const marked = door.getByRole('option', { selected: true })
  for (let down = 0; down < MOST_MATCHES && !(await marked.innerText()).includes(name); down += 1)
    await door.keyboard.press('ArrowDown')
  await marked.filter({ hasText: name }).waitFor()
}

/** More people are not meant by three letters. */
const MOST_MATCHES = 20

/** `2026-11-28`, so many days from now in Taipei. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' })
}

/** A Thursday that is at least so many days ahead. */
export function thursdayAfter(days: number): string {
  const first = new Date(dayFromNow(days)).getUTCDay()
  return dayFromNow(days + ((THURSDAY + 7 - first) % 7))
}

const DAY_MS = 86_400_000
const THURSDAY = 4

/** The first letters of a name's pinyin, as somebody at the door types them. */
export function initialsOf(name: string): string {
  // What the store prepares for searching begins with the initials, the only capitals in it.
  const initials = /[A-Z]+/.exec(searchTextOf({ name, reading: readingOf(name) }))?.[0].toLowerCase()
  if (initials === undefined) throw new Error(`${name} has no initials`)
  return initials
}

/** The numbers as people write them down from paper: `3 7 12-18`. */
export function asTyped(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(' ')
}
