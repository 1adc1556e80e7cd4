import type { Problem } from '../../../shared/domain/problem.ts'
import { problemSentence } from '../../../shared/language/problem-sentence.ts'
import type { ErrandOutcome, ErrandTask } from '../../../shared/protocol/errands.ts'
import type { ImportSummary, RosterAgain } from '../../../shared/protocol/rosters.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { Store } from '../../client/store.ts'
import { refused } from './outcome.ts'
import type { ErrandHands } from './outcome.ts'

/** Brings in a newer version of a roster as its dialog does, by what was confirmed for the version before. */
export async function importErrand(
  { file, roster, chapter, sheet, language }: Extract<ErrandTask, { readonly kind: 'import' }>,
  { store, tell }: ErrandHands,
): Promise<ErrandOutcome> {
  const leave = tellOf(store, tell)
  try {
    const again = await store.command('roster.again', { file, roster, chapter, sheet })
    if (!again.ok) return outcomeOf(withFile(again.problem, file.name))
    const { draft, source, name, chapter: into, tags, mapping, repairs } = again.value
    // Also waits for the way to the folder of backups, without which none would be made.
    const before = await backupNames(store)
    const order = { draft, name, chapter: into, mapping, repairs, tags, updates: source }
    const imported = await store.command('roster.import', {
      ...order,
      mapping: [...mapping],
      repairs: [...repairs],
      tags: [...tags],
    })
    if (!imported.ok) {
      void store.command('roster.cancel', { draft })
      return refused(withFile(imported.problem, file.name))
    }
    const backup = (await backupNames(store)).find((each) => !before.includes(each)) ?? null
    return {
      state: 'done',
      facts: { roster: name, file: file.name, ...factsOf(again.value, imported.value, language), backup },
    }
  } finally {
    leave()
  }
}

/** Tells what the import, and the backup before it, are at. */
function tellOf(store: Store, tell: ErrandHands['tell']): () => void {
  const leaveImport = store.watch(
    'importJob',
    { aside: true },
    (job) => job.state === 'running' && tell({ step: job.step, done: job.done, of: job.of }),
    () => undefined,
  )
  const leaveBackup = store.watch(
    'backupJob',
    {},
    (job) => job.state === 'running' && tell({ step: 'keeping', done: job.done, of: job.of }),
    () => undefined,
  )
  return () => {
    leaveImport()
    leaveBackup()
  }
}

function outcomeOf(problem: Problem): ErrandOutcome {
  return problem.code === 'roster-same' ? { state: 'empty', problem } : refused(problem)
}

function withFile(problem: Problem, file: string): Problem {
  return { ...problem, params: { file, ...problem.params } }
}

async function backupNames(store: Store): Promise<readonly string[]> {
  const backups = await store.once('backups', {})
  return backups.ok ? backups.value.list.map(({ name }) => name) : []
}

function factsOf({ rows, refused: first }: RosterAgain, summary: ImportSummary, language: Language) {
  const { source, members, update, matches, reasons, refused: count } = summary
  return {
    read: rows,
    new: members,
    updated: update?.changed ?? 0,
    unchanged: update?.same ?? 0,
    /** Values that somebody edited here: they stay as they are. */
    kept: update?.kept ?? 0,
    /** Rows that the earlier version had and this one has not: their members stay. */
    gone: update?.gone ?? 0,
    away: update?.away ?? 0,
    merged: matches.safe,
    toReview: matches.choose + matches.maybe,
    refused: {
      rows: count,
      reasons: Object.fromEntries(reasons.map((reason) => [reason.code, reason.count])),
      first: first.map(({ line, problem }) => ({
        line,
        code: problem.code,
        message: problemSentence(language, { code: problem.code, params: { ...problem.params, line } }),
      })),
    },
    source,
    replaces: update?.replaces ?? null,
  }
}
