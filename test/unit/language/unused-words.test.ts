import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGS } from '../../../shared/language/catalog/index.ts'

test('no namespace keeps a message that nobody uses', () => {
  const code = ['renderer', 'electron', 'shared'].flatMap(sourcesBelow).join('\n')
  const literal = new Set([...code.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? ''))
  // Keys put together in code: the fixed beginning of `words.field.${field}`.
  const beginnings = [...new Set([...code.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)].map((match) => match[1] ?? ''))]
  const unused = Object.entries(CATALOGS.en)
    // The native menu takes its namespace as a whole.
    .filter(([namespace]) => namespace !== 'menu')
    .flatMap(([namespace, messages]) => Object.keys(messages).map((key) => `${namespace}.${key}`))
    .filter((key) => !literal.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
  expect(unused).toEqual([])
})

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(join('language', 'catalog')))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}
