import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { CACHE, ROOT } from './paths.mjs'

/**
 * Writes the types of every CSS module into `.cache/css-types`, where the type checker looks as if they lay beside the
 * style sheets: a class that the sheet does not have is a type error, and one that it has is a string, never undefined.
 */
export function writeCssTypes() {
  for (const sheet of cssModules(join(ROOT, 'renderer'))) {
    const target = join(CACHE, 'css-types', relative(ROOT, sheet).replace(/\.css$/, '.d.css.ts'))
    const types = typesOf(readFileSync(sheet, 'utf8'))
    if (existsSync(target) && readFileSync(target, 'utf8') === types) continue
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, types)
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
export function cssModules(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return cssModules(path)
    return entry.name.endsWith('.module.css') ? [path] : []
  })
}

/**
 * The declaration of one style sheet.
 * @param {string} css
 */
export function typesOf(css) {
  const lines = classesIn(css).map((name) => `  readonly ${JSON.stringify(name)}: string`)
  return `declare const classes: {\n${lines.join('\n')}\n}\nexport default classes\n`
}

/**
 * The classes that a style sheet knows, each once.
 * @param {string} css
 */
export function classesIn(css) {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '')
  return [...new Set([...bare.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? ''))].sort()
}
