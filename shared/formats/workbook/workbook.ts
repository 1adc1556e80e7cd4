import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import type { TableProgress } from '../delimited-table.ts'
import type { RosterTable } from '../roster-table.ts'
import type { ArchiveEntry } from './archive.ts'
import { UNPACKED_LIMIT } from './archive.ts'
import { Grid, headerWordsIn } from './grid.ts'
import type { XmlHandler } from './xml-part.ts'
import { readXml } from './xml-part.ts'

/** Work in steps of a millisecond or two, as in `readTable`. */
export type Steps<Value> = Generator<TableProgress, Result<Value>, void>

/** A workbook whose sheets are known and not yet read. */
export interface Workbook {
  /** In their order, hidden ones last. */
  readonly sheets: readonly string[]
  readonly dateSystem: 1900 | 1904
  /** Reads into `grid` until it is asked to stop; `enough` is asked after each step. */
  readonly readSheet: (sheet: number, grid: Grid, enough: () => boolean) => Steps<void>
}

/** One sheet of a workbook as a table, and what else there is to choose from. */
export interface SheetTable {
  /** The sheets that hold anything. */
  readonly sheets: readonly string[]
  /** Which of them this is. */
  readonly sheet: number
  readonly table: RosterTable
}

export interface SheetOptions {
  /** Which of the sheets that hold anything, from 0; without one, the first that holds a list. */
  readonly sheet?: number
  readonly header?: boolean
}

/**
 * Looks into every sheet and reads one of them. A sheet of explanations in front is passed over: the first sheet whose top
 * names columns counts, else the first that holds anything.
 *
 * Failures: `roster-no-rows`, `invalid-input` (no such sheet), those of `Grid.table` and of the workbook's own reader.
 */
export function* readWorkbook(workbook: Workbook, options: SheetOptions = {}): Steps<SheetTable> {
  const filled: number[] = []
  let best = 0
  let mostWords = 0
  for (const [index] of workbook.sheets.entries()) {
    const grid = new Grid()
    let steps = 0
    const looked = yield* workbook.readSheet(index, grid, () => grid.rows.length >= LOOK_ROWS || ++steps > LOOK_STEPS)
    // A sheet that cannot be read is no reason to refuse the others, unless it is asked for.
    if (looked.ok && grid.rows.length === 0 && grid.problem === null && steps <= LOOK_STEPS) continue
    const words = Math.max(0, ...grid.rows.slice(0, LOOK_ROWS).map(headerWordsIn))
    if (words > 1 && mostWords <= 1) {
      best = filled.length
      mostWords = words
    }
    filled.push(index)
  }
  const sheet = options.sheet ?? best
  const chosen = filled[sheet]
  if (chosen === undefined) return failed(options.sheet === undefined ? 'roster-no-rows' : 'invalid-input')
  const grid = new Grid()
  const read = yield* workbook.readSheet(chosen, grid, () => grid.problem !== null)
  if (!read.ok) return read
  const table = grid.table(workbook.dateSystem, options.header)
  if (!table.ok) return table
  return ok({ sheets: filled.map((index) => workbook.sheets[index] ?? ''), sheet, table: table.value })
}

/** Reads a part of a workbook, with its progress in packed bytes. */
export function* partSteps(entry: ArchiveEntry, handler: XmlHandler, limit = UNPACKED_LIMIT): Steps<void> {
  const reading = readXml(entry, handler, limit)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
    yield { done: step.value, of: entry.packed.length }
  }
}

/** Rows looked at to find out what a sheet holds. */
const LOOK_ROWS = 20

/** Steps in which they should come: ten megabytes of XML. What has only empty cells until there is listed unseen. */
const LOOK_STEPS = 160
