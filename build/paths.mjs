import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The project folder; every script works from any current folder because of it. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Everything a script keeps between runs and can make again: git-ignored, safe to delete. */
export const CACHE = join(ROOT, '.cache')

/** What the bundler writes and electron-builder packs. */
export const DIST = join(ROOT, 'dist')
