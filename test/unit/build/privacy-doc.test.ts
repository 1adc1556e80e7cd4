import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { citedTests, readProject } from '../../helpers/cited-tests.ts'

const PAGE = readProject('docs/privacy.md')

describe('What privacy.md says of a duty', () => {
  test.each(citedTests('docs/privacy.md'))('is held by a test that is there: %s › %s', (file, title) => {
    expect(readProject(file)).toContain(`'${title}'`)
  })

  test('leads to pages that are there', () => {
    const pages = [...PAGE.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page = '']) => page)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.filter((page) => !existsSync(new URL(`../../../docs/${page}`, import.meta.url)))).toEqual([])
  })

  test('names for every duty the law that asks for it, what is done, and where', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| ') && !/^\| (---|the duty)/.test(line))
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter((row) => !isWhole(row))).toEqual([])
  })
})

/** Duty, three laws of which at least one asks for it, what is done in a sentence, and the page that tells more. */
function isWhole(row: string): boolean {
  const [, duty = '', gdpr = '', pdpa = '', pipl = '', what = '', where = ''] = row
    .split('|')
    .map((cell) => cell.trim())
  return duty !== '' && /Art\. \d/.test(gdpr + pdpa + pipl) && what.length > 30 && where.includes('.md)')
}
