import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
}

/** `file` › title, as docs/security.md names its tests; a title ends at the table's bar, a bracket or a full stop. */
const CITED = [...read('docs/security.md').matchAll(/`(test\/[\w./-]+)` › ([^|)\n]+)/g)].map(
  ([, file, title]) => [file ?? '', (title ?? '').trim()] as const,
)

test('every point of Electron’s checklist names a test', () => {
  const rows = [...read('docs/security.md').matchAll(/^\| (\d+) \|.*› .+\|$/gm)].map((match) => Number(match[1]))
  expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test.each(CITED)('%s has the test «%s»', (file, title) => {
  expect(read(file)).toContain(`'${title}'`)
})

test('the lint rules forbid what opens addresses and files by themselves', () => {
  const config = JSON.parse(read('.oxlintrc.json')) as { rules: Record<string, unknown> }
  expect(JSON.stringify(config.rules['eslint/no-restricted-imports'])).toContain('"shell"')
})
