import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { LossBook } from '../../../shared/formats/exports/loss-book.ts'
import { plainText } from '../../../shared/formats/exports/plain-cells.ts'
import type { ExportCell, ExportColumn } from '../../../shared/formats/exports/table.ts'
import type { PaperList } from '../../../shared/protocol/paper-list.ts'

/** Rows on paper: a hundred pages, more than anybody carries to a desk, and what a busy machine draws in ten seconds. */
const MOST_ROWS = 2_000

/** Letters of a cell; a longer one would fill a page by itself. */
const MOST_LETTERS = 400

const STEP_ROWS = 100

/**
 * The texts of a list as paper shows them, long ones cut with an ellipsis and noted. Refused with `list-too-long-for-paper`
 * (limit) before any of it is read.
 */
export function* listForPaper(
  columns: readonly ExportColumn[],
  rows: Iterable<readonly ExportCell[]>,
  count: number,
  about: Pick<PaperList, 'title' | 'use' | 'receiver' | 'by' | 'at'>,
): Generator<{ readonly done: number; readonly of: number }, Result<PaperList>> {
  if (count > MOST_ROWS) return failed('list-too-long-for-paper', { limit: MOST_ROWS })
  const losses = new LossBook()
  const texts: string[][] = []
  for (const cells of rows) {
    texts.push(
      columns.map(({ key, kind }, index) => {
        const text = plainText(cells[index], kind)
        if (text.length <= MOST_LETTERS) return text
        losses.note('shortened', key, texts.length)
        return `${text.slice(0, MOST_LETTERS - 1)}…`
      }),
    )
    if (texts.length % STEP_ROWS === 0) yield { done: texts.length, of: count }
  }
  return ok({
    ...about,
    columns: columns.map(({ label, kind }) => ({ label, isNumber: kind === 'number' })),
    rows: texts,
    losses: losses.list(),
  })
}
