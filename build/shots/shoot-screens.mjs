import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { machineSwitches } from '../machine.mjs'
import { packagedExecutable } from '../package.mjs'
import { prepareDisagreement } from './prepare-disagreement.mjs'
import { SCREENS } from './screens.mjs'
import { settled } from './settled.mjs'
import { openWire } from './store-wire.mjs'
import { SCENES, playTogether } from './play-together.mjs'

/** @typedef {{ app: import('playwright').ElectronApplication, page: import('playwright').Page }} Window */
/** @typedef {{ language: string, theme: string, size: { width: number, height: number }, env: NodeJS.ProcessEnv }} Look */

/**
 * Takes the pictures of one language and theme.
 * @param {Look & { isWanted: (name: string) => boolean, fileOf: (name: string, place: number) => string }} options `place`
 *   counts all screens from 1
 * @returns {Promise<number>} how many
 */
export async function shootScreens({ isWanted, fileOf, ...look }) {
  const names = [...SCREENS.map(({ name }) => name), ...SCENES]
  let count = 0
  const shoot = async (/** @type {string} */ name, /** @type {import('playwright').Page} */ page) => {
    if (!isWanted(name)) return
    await settled(page)
    count += 1
    await page.screenshot({ path: fileOf(name, names.indexOf(name) + 1) })
  }
  for (const fresh of [true, false]) {
    const screens = SCREENS.filter((screen) => (screen.fresh ?? false) === fresh && isWanted(screen.name))
    if (screens.length === 0) continue
    await inApp({ ...look, sample: !fresh }, async ({ page }) => {
      const wire = fresh ? null : await openWire(page)
      if (wire) await prepareDisagreement(wire, (work) => inApp({ ...look, sample: false }, (other) => work(other.page)))
      for (const screen of screens) {
        await screen.show(page, wire)
        await shoot(screen.name, page)
        await screen.leave?.(page)
      }
    })
  }
  if (SCENES.some(isWanted)) await playTogether({ open: (sample, work) => inApp({ ...look, sample }, work), shoot })
  return count
}

/** A packed app starts in about a second; now and then Playwright misses its cue, and only another start helps. */
const START_LIMIT_MS = 10_000
const START_ATTEMPTS = 3

/** @param {Parameters<typeof _electron.launch>[0]} options */
async function launchPatiently(options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch(options)
    } catch (error) {
      if (attempt === START_ATTEMPTS || !String(error).includes('Timeout')) throw error
    }
  }
}

/**
 * Runs `work` in a window of an app with a profile of its own.
 * @param {Look & { sample: boolean }} options
 * @param {(window: Window) => Promise<void>} work
 */
async function inApp({ language, theme, size, env, sample }, work) {
  const profile = mkdtempSync(join(tmpdir(), 'chapterhouse-shots-'))
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, language, theme }))
  const app = await launchPatiently({
    executablePath: packagedExecutable('inspect'),
    args: [`--user-data-dir=${profile}`, ...machineSwitches(), '--log-level=3', ...(sample ? ['--open-sample'] : [])],
    env: /** @type {Record<string, string>} */ (env),
    timeout: START_LIMIT_MS,
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size)
    await page.waitForFunction(() => document.querySelector('main, form, [role=grid]') !== null)
    if (sample) await page.getByRole('navigation').waitFor()
    await work({ app, page })
  } finally {
    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
    await gone
    rmSync(profile, { recursive: true, force: true })
  }
}
