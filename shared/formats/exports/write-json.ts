import { letterSet } from './letter-set.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { TextSink } from './text-sink.ts'

/** What stands in front, so that a program knows what it reads. */
const FORMAT = 'chapterhouse-list'
const VERSION = 1

const STEP_ROWS = 200

/**
 * A list as JSON (RFC 8259), a row a line:
 *
 *     {"format": "chapterhouse-list", "version": 1, "title": …, "written": an ISO instant,
 *      "columns": [{"key", "label", "kind"}, …],
 *      "rows": [{key: text | number | [labels] | null, …}, …]}
 *
 * Everything comes back as it was. A column whose key stands there already is called `key.2`.
 */
export function* writeJson(table: ExportTable, { title, now }: Pick<ExportOptions, 'title' | 'now'>): ExportSteps {
  const sink = new TextSink(letterSet('utf-8'))
  const keys = distinctKeys(table.columns.map(({ key }) => key))
  const columns = table.columns.map(({ label, kind }, index) => ({ key: keys[index] ?? '', label, kind }))
  const head = { format: FORMAT, version: VERSION, title, written: new Date(now).toISOString(), columns }
  sink.add(`${JSON.stringify(head).slice(0, -1)},"rows":[`)
  let row = 0
  for (const cells of table.rows) {
    const record = Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null]))
    sink.add(`${row === 0 ? '' : ','}\n${JSON.stringify(record)}`)
    row += 1
    if (row % STEP_ROWS === 0) yield { done: Math.min(row, table.count), of: table.count }
  }
  sink.add('\n]}\n')
  return { bytes: sink.bytes(), ending: '.json', rows: row, losses: [], left: [] }
}

function distinctKeys(keys: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return keys.map((key) => {
    let name = key
    for (let number = 2; taken.has(name); number += 1) name = `${key}.${number}`
    taken.add(name)
    return name
  })
}
