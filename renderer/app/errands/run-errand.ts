import type { ErrandOutcome, ErrandProgress, ErrandTask } from '../../../shared/protocol/errands.ts'
import { bridge } from '../../client/bridge.ts'
import type { Store } from '../../client/store.ts'
import { backupErrand } from './backup-errand.ts'
import { exportErrand } from './export-errand.ts'
import { importErrand } from './import-errand.ts'
import { refused } from './outcome.ts'
import type { ErrandHands } from './outcome.ts'

/** Does what a command line asked for, with the commands and views that screens have, and says how it ended. */
export async function runErrand(store: Store): Promise<void> {
  const task = await bridge().request('errand.take')
  if (!task) return
  const tell = (progress: ErrandProgress) => void bridge().request('errand.progress', progress)
  const outcome = await carryOut(task, { store, tell }).catch(() => refused({ code: 'internal' }))
  await store.command('flush', {})
  await bridge().request('errand.end', outcome)
}

async function carryOut(task: ErrandTask, hands: ErrandHands): Promise<ErrandOutcome> {
  const hindrance = await opened(hands)
  if (hindrance) return hindrance
  const community = await hands.store.once('community', {})
  if (!community.ok) return refused(community.problem)
  const { name } = community.value
  if (task.community !== null && task.community.normalize() !== name.normalize())
    return refused({ code: 'errand-other-community', params: { community: name, value: task.community } })
  const outcome = await done(task, hands)
  return outcome.state === 'done' ? { ...outcome, facts: { community: name, ...outcome.facts } } : outcome
}

function done(task: ErrandTask, hands: ErrandHands): Promise<ErrandOutcome> {
  switch (task.kind) {
    case 'export':
      return exportErrand(task, hands)
    case 'backup':
      return backupErrand(task, hands)
    case 'import':
      return importErrand(task, hands)
  }
}

/** Waits until all of the community is there; answers why it will not be. */
async function opened({ store, tell }: ErrandHands): Promise<ErrandOutcome | null> {
  const hindrance = await new Promise<ErrandOutcome | null>((resolve) => {
    const leave = store.watch(
      'profile',
      {},
      (profile) => {
        if (profile.state === 'opening') return tell({ step: 'opening', done: profile.done, of: profile.of })
        queueMicrotask(() => leave())
        if (profile.state === 'open') resolve(null)
        else if (profile.state === 'empty') resolve({ state: 'empty', problem: { code: 'errand-no-community' } })
        else resolve(refused(profile.problem))
      },
      (problem) => resolve(refused(problem)),
    )
  })
  // A community shows before all of it was read. This waits its turn, which comes after that.
  if (!hindrance) await store.command('flush', {})
  return hindrance
}
