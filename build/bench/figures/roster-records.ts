import { readTable } from '../../../shared/formats/delimited-table.ts'

/** A roster's rows as plain records, by column. */
export function recordsOf(csv: string): Record<string, string>[] {
  const steps = readTable(csv)
  let step = steps.next()
  while (!step.done) step = steps.next()
  if (!step.value.ok) throw new Error(step.value.problem.code)
  const { columns, rows } = step.value.value
  return rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])))
}
