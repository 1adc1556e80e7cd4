import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installDependencies } from '../install.mjs'
import { CACHE, ROOT } from '../paths.mjs'
import { capture, run, say } from '../processes.mjs'

/**
 * `npm run guide`: takes the pictures of the user guide anew. They come from the tests that walk one evening, and one week, through
 * the packed app, so the guide shows nothing that does not work. Kept are those that a page of the guide shows.
 */

const GUIDE = join(ROOT, 'docs', 'guide')
const KEPT = join(GUIDE, 'pictures')
const TAKEN = join(CACHE, 'guide')
const WALKS = ['test/e2e/show/evening.test.ts', 'test/e2e/show/community.test.ts']

/** A page with twenty of them still opens at once on a slow line. */
const LARGEST = 120 * 1024

/** Paper and ink, four tones of seal and jade, and the steps between them that soften letters. */
const COLOURS = '96'

try {
  installDependencies()
  const [machine, { packageForTests }, { resolveRuntime }] = await Promise.all([
    import('../machine.mjs'),
    import('../package.mjs'),
    import('../runtime.mjs'),
  ])
  machine.installSystemLibraries(resolveRuntime().executable)
  machine.installHostTools()
  machine.installPaperTools()
  machine.installPictureTools()
  await packageForTests()
  rmSync(TAKEN, { recursive: true, force: true })
  const display = await machine.openDisplay()
  try {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...WALKS]
    const env = { ...display.env, CHAPTERHOUSE_PICTURES: TAKEN }
    if ((await run(process.execPath, vitest, { env })) !== 0) throw new Error('A walk did not go through.')
  } finally {
    display.close()
  }
  await keepShown()
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
}

/** Writes each picture that a page shows with few colours, and leaves none that no page shows. */
async function keepShown() {
  const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'))
  const texts = pages.map((name) => readFileSync(join(GUIDE, name), 'utf8'))
  const shown = new Set(texts.flatMap((text) => [...text.matchAll(/\(pictures\/([\w-]+\.png)\)/g)].map(([, name = '']) => name)))
  rmSync(KEPT, { recursive: true, force: true })
  mkdirSync(KEPT)
  for (const name of shown) {
    const picture = join(KEPT, name)
    const few = [COLOURS, '--nofs', '--strip', '--speed', '1', '--output', picture, join(TAKEN, name)]
    const { code, output } = await capture('pngquant', few)
    if (code !== 0) throw new Error(`${name}: ${output}`)
    if (statSync(picture).size > LARGEST) throw new Error(`${name} has more than ${LARGEST / 1024} KB.`)
  }
  say(`${shown.size} pictures in ${KEPT}`)
}
