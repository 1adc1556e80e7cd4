import type { ErrandOutcome, ErrandTask } from '../../../shared/protocol/errands.ts'
import { refused } from './outcome.ts'
import type { ErrandHands } from './outcome.ts'

/** Makes a backup in the folder of the command line; the answer comes when it was read back whole. */
export async function backupErrand(
  { folder }: Extract<ErrandTask, { readonly kind: 'backup' }>,
  { store, tell }: ErrandHands,
): Promise<ErrandOutcome> {
  const leave = store.watch(
    'backupJob',
    {},
    (job) => job.state === 'running' && tell({ step: job.step, done: job.done, of: job.of }),
    () => undefined,
  )
  const made = await store.command('backup.to', { folder })
  leave()
  if (!made.ok) return refused(made.problem)
  const { name, bytes, members, damaged } = made.value
  return { state: 'done', facts: { file: name, bytes, members, verified: true, damagedPages: damaged } }
}
