import type { ExportLoss, WrittenFile } from './table.ts'

/** Rows named of one loss: enough to look them up, few enough to read. */
const FIRST_ROWS = 20

/** Letters, or other examples, of one loss. */
const EXAMPLES = 30

/** Notes what a file cannot take while it is written. */
export class LossBook {
  readonly #losses = new Map<string, Entry>()
  readonly #left: number[] = []

  /** `row` counts from 0; `examples` are what of it cannot be taken. A row counts once a loss. */
  note(code: ExportLoss['code'], column: string | null, row: number, examples: readonly string[] = []): void {
    const key = `${code}\n${column ?? ''}`
    let entry = this.#losses.get(key)
    if (!entry) {
      entry = { code, column, rows: 0, last: -1, first: [], examples: new Set() }
      this.#losses.set(key, entry)
    }
    for (const example of examples) if (entry.examples.size < EXAMPLES) entry.examples.add(example)
    if (entry.last === row) return
    entry.last = row
    entry.rows += 1
    if (entry.first.length < FIRST_ROWS) entry.first.push(row)
  }

  /** Notes that a row is not in the file at all. */
  leaveOut(code: ExportLoss['code'], row: number): void {
    this.note(code, null, row)
    this.#left.push(row)
  }

  /** What a written file says of all that. */
  told(): Pick<WrittenFile, 'losses' | 'left'> {
    return { losses: this.list(), left: this.#left }
  }

  list(): readonly ExportLoss[] {
    return [...this.#losses.values()].map(({ code, column, rows, first, examples }) => ({
      code,
      column,
      rows,
      first,
      examples: [...examples],
    }))
  }
}

interface Entry {
  readonly code: ExportLoss['code']
  readonly column: string | null
  rows: number
  last: number
  readonly first: number[]
  readonly examples: Set<string>
}
