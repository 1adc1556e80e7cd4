import { readFileSync } from 'node:fs'

/** A file of the project as text; `path` from its root. */
export function readProject(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

/** `file` › title, as pages of docs name tests; a title ends at a table's bar, a bracket or the line. */
export function citedTests(page: string): [file: string, title: string][] {
  return [...readProject(page).matchAll(/`(test\/[\w./-]+)` › ([^|)\n]+)/g)].map(([, file, title]) => [
    file ?? '',
    (title ?? '').trim(),
  ])
}
