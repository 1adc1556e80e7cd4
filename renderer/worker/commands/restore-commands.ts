import { historyOf } from '../../../shared/crdt/history.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Handlers } from './handler.ts'

export const restoreCommands: Handlers<'history.restore'> = {
  async 'history.restore'(community, { record: shown, change, field }) {
    const { people } = community.tables
    // The history of a merged person is that of all records; the change knows which of them it was made to.
    for (const record of isId('mem', shown) ? people.partsOf(shown) : [shown]) {
      const page = community.tables.pageOf(record)
      if (!page) continue
      const handle = await community.cabinet.handle(page)
      const found = historyOf(handle, record).find((one) => one.change === change)
      if (!found) continue
      const then = recordOf(handle, record, [change])
      // What that change set is brought back as it stood right after it; the rest of the record stays as it is.
      const fields = field === undefined ? found.edits.map((edit) => edit.field) : [field]
      const batch = community.batch()
      for (const name of fields) {
        const path = pathOf(name)
        batch.setOwn(record, path, then ? valueAt(handle, ['records', record, ...path], [change]) : undefined)
      }
      await community.commit(batch.build(), 'history.restore', { undo: 1 })
      return ok(undefined)
    }
    return failed('not-found')
  },
}
