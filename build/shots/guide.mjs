import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installDependencies } from '../install.mjs'
import { CACHE, ROOT } from '../paths.mjs'
import { capture, run, say } from '../processes.mjs'

/**
 * `npm run guide`: takes the pictures of the user guide anew. `pictures/NAME.png` come from the tests that walk one evening, one
 * week and one list through the packed app, so the guide shows nothing that does not work; `pictures/LANGUAGE/NAME.png` are the screens that
 * `npm run shots` takes. Kept are those that a page of the guide shows. `-- --screens` takes only the screens anew.
 */

const GUIDE = join(ROOT, 'docs', 'guide')
const KEPT = join(GUIDE, 'pictures')
const TAKEN = join(CACHE, 'guide')
const WALKS = ['test/e2e/show/evening.test.ts', 'test/e2e/show/community.test.ts', 'test/e2e/show/keeping.test.ts']

/** As wide as the design was drawn, which is what the walks take, too. */
const SIZE = { width: 1280, height: 800 }

/** A page with twenty of them still opens at once on a slow line. */
const LARGEST = 120 * 1024

/** Paper and ink, four tones of seal and jade, and the steps between them that soften letters; a map of thousands of lines has fewer. */
const COLOURS = ['96', '24', '12']

try {
  installDependencies()
  const onlyScreens = process.argv.includes('--screens')
  const [machine, { packageForTests }, { resolveRuntime }] = await Promise.all([
    import('../machine.mjs'),
    import('../package.mjs'),
    import('../runtime.mjs'),
  ])
  machine.installSystemLibraries(resolveRuntime().executable)
  machine.installHostTools()
  machine.installPaperTools()
  machine.installSheetTools()
  machine.installPictureTools()
  await packageForTests()
  rmSync(TAKEN, { recursive: true, force: true })
  const shown = shownPictures()
  const display = await machine.openDisplay()
  try {
    if (!onlyScreens) await walk(display.env)
    await takeScreens(shown, display.env)
  } finally {
    display.close()
  }
  await keep(onlyScreens ? shown.filter((name) => dirname(name) !== '.') : shown)
  dropOthers(shown)
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
}

/** What the pages of the guide show: files within their folder of pictures. */
function shownPictures() {
  const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'))
  const texts = pages.map((name) => readFileSync(join(GUIDE, name), 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(/\(pictures\/((?:[\w-]+\/)?[\w-]+\.png)\)/g)].map(([, name = '']) => name))
  return [...new Set(names)]
}

/** @param {NodeJS.ProcessEnv} display */
async function walk(display) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...WALKS]
  const env = { ...display, CHAPTERHOUSE_PICTURES: TAKEN }
  if ((await run(process.execPath, vitest, { env })) !== 0) throw new Error('A walk did not go through.')
}

/** @param {readonly string[]} shown @param {NodeJS.ProcessEnv} env */
async function takeScreens(shown, env) {
  const { shootScreens } = await import('./shoot-screens.mjs')
  const languages = new Set(shown.map((name) => dirname(name)).filter((folder) => folder !== '.'))
  for (const language of languages) {
    mkdirSync(join(TAKEN, language), { recursive: true })
    const fileOf = (/** @type {string} */ name) => join(TAKEN, language, `${name}.png`)
    const isWanted = (/** @type {string} */ name) => shown.includes(`${language}/${name}.png`)
    await shootScreens({ language, theme: 'light', size: SIZE, isWanted, fileOf, env })
  }
}

/** Writes pictures with few colours. @param {readonly string[]} names */
async function keep(names) {
  for (const name of names) {
    const picture = join(KEPT, name)
    mkdirSync(dirname(picture), { recursive: true })
    for (const colours of COLOURS) {
      const few = [colours, '--nofs', '--strip', '--speed', '1', '--force', '--output', picture, join(TAKEN, name)]
      const { code, output } = await capture('pngquant', few)
      if (code !== 0) throw new Error(`${name}: ${output}`)
      if (statSync(picture).size <= LARGEST) break
    }
    if (statSync(picture).size > LARGEST) throw new Error(`${name} has more than ${LARGEST / 1024} KB.`)
  }
  say(`${names.length} pictures in ${KEPT}`)
}

/** Leaves no picture that no page shows. @param {readonly string[]} shown */
function dropOthers(shown) {
  const files = readdirSync(KEPT, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  for (const name of files) if (name.endsWith('.png') && !shown.includes(name)) rmSync(join(KEPT, name))
}
