import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installDependencies } from '../install.mjs'
import { ROOT } from '../paths.mjs'
import { say } from '../processes.mjs'

/**
 * `npm run shots`: a picture of every screen, in light and dark and in three languages, into `shots/` or the folder
 * named. `-- --only members,door` takes some screens, `-- --language zh-TW` and `-- --theme dark` narrow it further;
 * `-- --size 1024x700` takes them in another window.
 */

const LANGUAGES = ['en', 'zh-TW', 'zh-CN']
const THEMES = ['light', 'dark']

/** The size that the drawings in the design were made at. */
const SIZE = '1280x800'

try {
  installDependencies()
  const { values, positionals } = (await import('node:util')).parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' }, language: { type: 'string' }, theme: { type: 'string' }, size: { type: 'string' } },
  })
  const [width = 0, height = 0] = (values.size ?? SIZE).split('x').map(Number)
  const size = { width, height }
  const only = values.only?.split(',')
  const isWanted = (/** @type {string} */ name) => !only || only.some((part) => name.includes(part))
  const folder = resolve(ROOT, positionals[0] ?? 'shots')
  const [{ installSystemLibraries, openDisplay }, { packageForTests }, { resolveRuntime }, { shootScreens }] =
    await Promise.all([
      import('../machine.mjs'),
      import('../package.mjs'),
      import('../runtime.mjs'),
      import('./shoot-screens.mjs'),
    ])
  installSystemLibraries(resolveRuntime().executable)
  await packageForTests()
  const display = await openDisplay()
  try {
    for (const language of LANGUAGES.filter((one) => !values.language || one === values.language)) {
      for (const theme of THEMES.filter((one) => !values.theme || one === values.theme)) {
        const into = join(folder, language, theme)
        rmSync(into, { recursive: true, force: true })
        mkdirSync(into, { recursive: true })
        const fileOf = (/** @type {string} */ name, /** @type {number} */ place) =>
          join(into, `${String(place).padStart(2, '0')}-${name}.png`)
        const count = await shootScreens({ language, theme, size, isWanted, fileOf, env: display.env })
        say(`${count} pictures in ${into}`)
      }
    }
  } finally {
    display.close()
  }
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
}
