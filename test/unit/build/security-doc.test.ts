import { expect, test } from 'vitest'
import { citedTests, readProject } from '../../helpers/cited-tests.ts'

test('every point of Electron’s checklist names a test', () => {
  const rows = [...readProject('docs/security.md').matchAll(/^\| (\d+) \|.*› .+\|$/gm)].map((match) => Number(match[1]))
  expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test.each(citedTests('docs/security.md'))('%s has the test «%s»', (file, title) => {
  expect(readProject(file)).toContain(`'${title}'`)
})

test('the lint rules forbid what opens addresses and files by themselves', () => {
  const config = JSON.parse(readProject('.oxlintrc.json')) as { rules: Record<string, unknown> }
  expect(JSON.stringify(config.rules['eslint/no-restricted-imports'])).toContain('"shell"')
})
