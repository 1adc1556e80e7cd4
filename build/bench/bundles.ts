import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { CACHE, ROOT } from '../paths.mjs'

/** What runs elsewhere than in this process, bundled into `.cache`: nothing of it ships. */

const OUT = join(CACHE, 'bench', 'bundles')

/** A script that can be evaluated in a page or a worker, as text. */
export async function inPageScript(name: 'page-kit' | 'worker-kit' | 'map-kit'): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      outDir: join(OUT, name),
      target: 'chrome130',
      minify: false,
      lib: {
        entry: join(ROOT, 'build', 'bench', 'in-page', `${name}.ts`),
        formats: ['iife'],
        name: 'bench',
        fileName: () => `${name}.js`,
      },
    },
  })
  return readFileSync(join(OUT, name, `${name}.js`), 'utf8')
}

/** A program for a Node process of its own; answers with its path. */
export async function nodeProgram(name: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: join(ROOT, 'build', 'bench', 'figures', `${name}.ts`),
      outDir: join(OUT, name),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return join(OUT, name, `${name}.mjs`)
}
