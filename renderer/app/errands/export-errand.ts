import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { ErrandOutcome, ErrandTask } from '../../../shared/protocol/errands.ts'
import type { LeftOutView } from '../../../shared/protocol/exports.ts'
import { bridge } from '../../client/bridge.ts'
import { makeExportFile } from '../../features/exports/make-export-file.ts'
import { refused } from './outcome.ts'
import type { ErrandHands } from './outcome.ts'

/** Runs a kept export as its dialog does, and writes the file where the command line said. */
export async function exportErrand(
  task: Extract<ErrandTask, { readonly kind: 'export' }>,
  { store, tell }: ErrandHands,
): Promise<ErrandOutcome> {
  const kept = await store.once('exports', {})
  if (!kept.ok) return refused(kept.problem)
  const wanted = task.profile.normalize()
  const named = kept.value.filter(({ name }) => name.normalize() === wanted)
  const [profile] = named
  if (!profile) return refused({ code: 'errand-profile', params: { value: task.profile } })
  if (named.length > 1)
    return refused({ code: 'errand-profiles', params: { value: task.profile, count: named.length } })
  const { id, name, plan } = profile
  if (!plan) return refused({ code: 'errand-profile-newer', params: { value: name } })

  const leave = store.watch(
    'exportJob',
    {},
    (job) => job.state === 'running' && tell({ step: 'making', done: job.done, of: job.of }),
    () => undefined,
  )
  const made = await makeExportFile(
    (command, input) => store.command(command, input),
    { plan, name, profile: id, password: task.password, via: 'command-line' },
    () => false,
  )
  leave()
  if (!made.ok) return isEmpty(made.problem) ? { state: 'empty', problem: made.problem } : refused(made.problem)
  const { bytes, receipt, rows, losses } = made.value
  // What came over a port is a copy of its own, never shared memory.
  const saved = await bridge().request('errand.save', { bytes: bytes as Uint8Array<ArrayBuffer> })
  const file = saved.status === 'saved' ? saved.name : ''
  const ended = await store.command('export.end', { receipt, saved: saved.status === 'saved', file })
  if (saved.status === 'refused') return refused(saved.problem)
  if (!ended.ok) return refused(ended.problem)
  // Only now is everything worked out that it has to say.
  const preview = await store.once('exportPreview', { plan })
  return {
    state: 'done',
    facts: {
      profile: name,
      file,
      format: plan.output.format,
      rows,
      columns: preview.ok ? preview.value.headers.map(({ label }) => label) : [],
      leftOut: preview.ok ? countsOf(preview.value.leftOut) : null,
      losses: losses.map((loss) => ({ code: loss.code, column: loss.column, rows: loss.rows })),
      bytes: bytes.byteLength,
      fingerprint: saved.print,
      receipt,
    },
  }
}

/** Nobody to write a file about: no failure of anything. */
function isEmpty({ code }: Problem): boolean {
  return code === 'nobody-to-export' || code === 'all-left-out'
}

/** How many rows and cells were left out by which reason, and which columns. */
function countsOf({ rows, cells, columns }: LeftOutView) {
  return {
    rows: Object.fromEntries(rows.map(({ reason, count }) => [reason, count])),
    cells: EXPORT_COLUMNS.flatMap((column) => {
      const own = cells.filter((cell) => cell.column === column)
      return own.length === 0
        ? []
        : [{ column, ...Object.fromEntries(own.map(({ reason, count }) => [reason, count])) }]
    }),
    columns,
  }
}
