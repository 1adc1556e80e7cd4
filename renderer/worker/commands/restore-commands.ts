import { historyOf } from '../../../shared/crdt/history.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Handlers } from './handler.ts'

export const restoreCommands: Handlers<'history.restore' | 'decision.settle'> = {
  async 'history.restore'(community, { record, change, field }) {
    const page = community.tables.pageOf(record)
    if (!page) return failed('not-found')
    const handle = await community.cabinet.handle(page)
    const found = historyOf(handle, record).find((one) => one.change === change)
    if (!found) return failed('not-found')
    const then = recordOf(handle, record, [change])
    // What that change set is brought back as it stood right after it; the rest of the record stays as it is.
    const fields = field === undefined ? found.edits.map((edit) => edit.field) : [field]
    const batch = community.batch()
    for (const name of fields) {
      const path = pathOf(name)
      batch.set(record, path, then ? valueAt(handle, ['records', record, ...path], [change]) : undefined)
    }
    await community.commit(batch.build(), 'history.restore', { undo: 1 })
    return ok(undefined)
  },

  async 'decision.settle'(community, { record, field, choice }) {
    const contender = community.tables.conflicts.get(record)?.[field]?.find(({ id }) => id === choice)
    if (!contender) return failed('not-found')
    const batch = community.batch().set(record, pathOf(field), contender.value)
    await community.commit(batch.build(), 'decision.settle', { undo: 1 })
    return ok(undefined)
  },
}
