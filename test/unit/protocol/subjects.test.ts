import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../shared/protocol/commands.ts'
import { VIEWS } from '../../../shared/protocol/views.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/protocol')

/** The names in the tables of all subjects whose export ends so, as often as they stand there. */
async function namesIn(ending: '_COMMANDS' | '_VIEWS'): Promise<string[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(files.map((file): Promise<Record<string, object>> => import(join(FOLDER, file))))
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, table]) =>
      name.endsWith(ending) && !Array.isArray(table) ? Object.keys(table) : [],
    ),
  )
}

describe('What screens may ask the store for', () => {
  test.each([
    ['command', '_COMMANDS', COMMANDS],
    ['view', '_VIEWS', VIEWS],
  ] as const)('is one %s for a name, of one subject, and every subject is heard', async (_what, ending, all) => {
    const names = await namesIn(ending)
    expect(names.length).toBeGreaterThan(40)
    expect(names.toSorted()).toEqual(Object.keys(all).toSorted())
  })
})
