import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { oneAtATime } from './lock.mjs'
import { DIST, ROOT } from './paths.mjs'
import { say } from './processes.mjs'
import { updatesFrom } from './updates.mjs'

/**
 * Bundles the three programs the app is made of: the pages with their worker, the main process, and the preload script.
 * `node build/bundle.mjs` builds; `bundleIfStale()` builds when a source is newer than what was built.
 */

/** Electron 33's Chromium, the oldest the app runs on. */
const CHROMIUM = 'chrome130'

/** Electron 33's Node. */
const NODE = 'node20'

/** What a package has for Node, not what it has for browsers in its place. */
const NODE_PACKAGES = { conditions: ['node', 'module', 'production'], mainFields: ['module', 'main'] }

const STAMP = join(DIST, '.built')

const SOURCES = ['electron', 'renderer', 'shared', 'build/bundle.mjs', 'package-lock.json']

/**
 * What the first paint needs in two pieces instead of twenty: each piece is a request to the main process, which is busy
 * enough while a window opens. React Aria is in neither, so that its overlays still come later.
 */
const FIRST_PAINT = [
  {
    // What starts the store: it must not wait for the screens.
    name: 'client',
    test: /[\\/](?:renderer[\\/]client[\\/](?:store|bridge)|shared[\\/]domain)/,
    priority: 1,
  },
  {
    name: 'react',
    test: /node_modules[\\/](?:react|react-dom|scheduler|wouter|regexparam|use-sync-external-store|@tanstack|intl-messageformat|@formatjs)[\\/]/,
  },
  {
    name: 'screens',
    test: /[\\/](?:renderer[\\/](?:ui|features[\\/]common|features[\\/]members)|shared[\\/](?!sample|domain))[\\/]/,
    minShareCount: 2,
  },
]

/** Builds everything from scratch. */
export async function bundle() {
  const { build } = await import('vite')
  rmSync(DIST, { recursive: true, force: true })
  const begun = new Date()
  const started = performance.now()
  for (const config of [mainConfig(), preloadConfig(), await rendererConfig()]) await build(config)
  // As old as the sources it was made from: what is saved while it builds must count as newer.
  writeFileSync(STAMP, '')
  utimesSync(STAMP, begun, begun)
  say(`Bundled in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

/** Builds unless nothing changed since the last time. */
export async function bundleIfStale() {
  await oneAtATime('bundle', async () => {
    const built = bundleTime()
    if (SOURCES.some((source) => isNewer(join(ROOT, source), built))) await bundle()
  })
}

/** When the app was last bundled, in milliseconds since 1970; 0 for never. */
export function bundleTime() {
  return existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0
}

/**
 * @param {string} path
 * @param {number} time
 * @returns {boolean}
 */
function isNewer(path, time) {
  const stat = statSync(path)
  if (stat.mtimeMs > time) return true
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), time))
}

/**
 * The pages. Addresses are relative and every asset is named by its hash; the worker is a module like the pages.
 * @returns {Promise<import('vite').InlineConfig>}
 */
async function rendererConfig() {
  const { default: react } = await import('@vitejs/plugin-react')
  return {
    ...shared('renderer'),
    root: join(ROOT, 'renderer', 'app'),
    base: './',
    publicDir: false,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      ...output('renderer'),
      target: CHROMIUM,
      // The policy allows no inline data but images, and a font or a program in a string would be slower anyway.
      assetsInlineLimit: 0,
      // The pages come from the disk: nothing is gained by telling Chromium twice what to load.
      modulePreload: false,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { output: { codeSplitting: { groups: FIRST_PAINT } } },
    },
  }
}

/**
 * The main process: ES modules in a few files, so that what the start does not need is not read at the start.
 * @returns {import('vite').InlineConfig}
 */
function mainConfig() {
  return {
    ...shared('main'),
    resolve: NODE_PACKAGES,
    build: {
      ...output('main'),
      ...nodeProgram(join(ROOT, 'electron', 'main', 'main.ts'), 'es', 'main.js'),
    },
  }
}

/**
 * The preload script: one CommonJS file, which is all that a sandboxed page's preload can be.
 * @returns {import('vite').InlineConfig}
 */
function preloadConfig() {
  return {
    ...shared('preload'),
    resolve: NODE_PACKAGES,
    build: {
      ...output('preload'),
      ...nodeProgram(join(ROOT, 'electron', 'preload', 'preload.ts'), 'cjs', 'preload.cjs'),
    },
  }
}

/**
 * @param {string} entry
 * @param {'es' | 'cjs'} format
 * @param {string} fileName
 * @returns {import('vite').BuildEnvironmentOptions}
 */
function nodeProgram(entry, format, fileName) {
  return {
    target: NODE,
    lib: { entry, formats: [format], fileName: () => fileName },
    rolldownOptions: {
      // Libraries of the old kind ask for Node's modules with `require`, which a module has to make itself.
      platform: 'node',
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { chunkFileNames: '[name]-[hash].js', codeSplitting: format === 'es' },
    },
  }
}

/**
 * @param {string} part
 * @returns {import('vite').InlineConfig}
 */
function shared(part) {
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    cacheDir: join(ROOT, '.cache', 'vite', part),
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      UPDATES_FROM: JSON.stringify(updatesFrom(process.env)),
    },
  }
}

/**
 * @param {string} part
 * @returns {import('vite').BuildEnvironmentOptions}
 */
function output(part) {
  return {
    outDir: join(DIST, part),
    emptyOutDir: true,
    sourcemap: false,
    reportCompressedSize: false,
    minify: true,
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle()
