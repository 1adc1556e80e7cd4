import { readRows } from '../../../shared/crdt/records.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { refusedRowsCsv } from '../../../shared/formats/refused-rows.ts'
import type { RefusedRow } from '../../../shared/formats/refused-rows.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { FileToSave } from '../../../shared/protocol/files.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The rows of a source that were refused, as a file to mend and import again. */
export async function refusedRowsFile(
  community: OpenCommunity,
  { source: id, language, reason }: ParsedCommand<'roster.refused'>,
): Promise<Result<FileToSave>> {
  const source = community.tables.sources.get(id)
  if (!source) return failed('not-found')
  const refused: RefusedRow[] = []
  for (const block of community.tables.sourceRows.of(id)) {
    const record = recordOf(await community.cabinet.handle(block.page), block.record)
    for (const { line, cells, refused: problem } of (record && readRows(record)?.rows) ?? []) {
      if (problem) refused.push({ line, cells, problem })
    }
  }
  // Sentences are needed here only; the catalogues stay out of the store's start.
  const { problemSentence } = await import('../../../shared/language/problem-sentence.ts')
  const bytes = refusedRowsCsv(source.columns, refused, {
    reason,
    sentence: (problem, line) => problemSentence(language, { code: problem.code, params: { ...problem.params, line } }),
  })
  return ok({ name: `${source.file.replace(/\.[^.]*$/, '')} - ${reason}.csv`, bytes })
}
