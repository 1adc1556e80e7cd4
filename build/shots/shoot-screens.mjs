import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { machineSwitches } from '../machine.mjs'
import { packagedExecutable } from '../package.mjs'
import { prepareDisagreement } from './prepare-disagreement.mjs'
import { SCREENS } from './screens.mjs'
import { openWire } from './store-wire.mjs'

/** The size that the drawings in the design were made at. */
const SIZE = { width: 1280, height: 800 }

/**
 * Takes the pictures of one language and theme.
 * @param {{ language: string, theme: string, into: string, env: NodeJS.ProcessEnv, only?: string[] }} options
 * @returns {Promise<number>} how many
 */
export async function shootScreens({ language, theme, into, env, only }) {
  const wanted = SCREENS.filter(({ name }) => !only || only.some((part) => name.includes(part)))
  let count = 0
  for (const fresh of [true, false]) {
    const screens = wanted.filter((screen) => (screen.fresh ?? false) === fresh)
    if (screens.length === 0) continue
    await inApp({ language, theme, env, sample: !fresh }, async (page) => {
      const wire = fresh ? null : await openWire(page)
      if (wire) await prepareDisagreement(wire, (work) => inApp({ language, theme, env, sample: false }, work))
      for (const screen of screens) {
        await screen.show(page, wire)
        await settled(page)
        count += 1
        await page.screenshot({ path: join(into, `${String(SCREENS.indexOf(screen) + 1).padStart(2, '0')}-${screen.name}.png`) })
        await screen.leave?.(page)
      }
    })
  }
  return count
}

/**
 * Runs `work` in a window of an app with a profile of its own.
 * @param {{ language: string, theme: string, env: NodeJS.ProcessEnv, sample: boolean }} options
 * @param {(page: import('playwright').Page) => Promise<void>} work
 */
async function inApp({ language, theme, env, sample }, work) {
  const profile = mkdtempSync(join(tmpdir(), 'chapterhouse-shots-'))
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, language, theme }))
  const app = await _electron.launch({
    executablePath: packagedExecutable('inspect'),
    args: [`--user-data-dir=${profile}`, ...machineSwitches(), '--log-level=3', ...(sample ? ['--open-sample'] : [])],
    env: /** @type {Record<string, string>} */ (env),
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), SIZE)
    await page.waitForFunction(() => document.querySelector('main, form, [role=grid]') !== null)
    if (sample) await page.getByRole('grid').getByRole('row').nth(5).waitFor()
    await work(page)
  } finally {
    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
    await gone
    rmSync(profile, { recursive: true, force: true })
  }
}

/**
 * Waits until fonts are there, nothing moves and the last answers of the store are painted.
 * @param {import('playwright').Page} page
 */
async function settled(page) {
  await page.locator('h1').first().waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
  let before = ''
  for (let same = 0; same < 3; ) {
    const now = await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.body.innerHTML)))),
    )
    same = now === before ? same + 1 : 0
    before = String(now)
  }
}
