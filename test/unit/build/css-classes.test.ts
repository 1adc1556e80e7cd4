import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { classesIn, cssModules } from '../../../build/css-types.mjs'

const RENDERER = resolve(import.meta.dirname, '../../../renderer')

/** What the files that import a style sheet say of its classes; null where one may say any, as in `styles[kind]`. */
function worn(): Map<string, Set<string> | null> {
  const all = new Map<string, Set<string> | null>()
  for (const path of readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/u.test(path)) continue
    const file = join(RENDERER, path)
    const text = readFileSync(file, 'utf8')
    for (const [line, name = '', sheet = ''] of text.matchAll(/^import (\w+) from '(\..+\.module\.css)'$/gmu)) {
      const said = text.replace(line, '')
      const target = resolve(dirname(file), sheet)
      const before = all.get(target)
      const isOpen = before === null || new RegExp(`\\b${name}(?!\\.\\w)\\b`, 'u').test(said)
      const names = [...said.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'gu'))].map(([, each = '']) => each)
      all.set(target, isOpen ? null : new Set([...(before ?? []), ...names]))
    }
  }
  return all
}

test('every class of a style sheet is worn by something', () => {
  const known = worn()
  const sheets = cssModules(RENDERER)
  expect(sheets.length).toBeGreaterThan(100)
  const unworn = sheets.flatMap((sheet) => {
    const names = known.get(sheet)
    if (names === null) return []
    return classesIn(readFileSync(sheet, 'utf8'))
      .filter((name) => !names?.has(name))
      .map((name) => `${sheet.slice(RENDERER.length + 1)} .${name}`)
  })
  expect(unworn).toEqual([])
})
