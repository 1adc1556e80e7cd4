import { historyOf } from '../../../shared/crdt/history.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'

export const restoreCommands: Handlers<'history.restore' | 'decision.settle'> = {
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

  async 'decision.settle'(community, { record, field, choice }) {
    const contender = community.tables.conflicts.get(record)?.[field]?.find(({ id }) => id === choice)
    if (!contender) return settleDispute(community, record, field, choice)
    const batch = community.batch()
    if (isId('mem', record)) batch.setOwn(record, pathOf(field), contender.value)
    else batch.set(record, pathOf(field), contender.value)
    await community.commit(batch.build(), 'decision.settle', { undo: 1 })
    return ok(undefined)
  },
}

/** Of what two organizers said of one person, one counts from now on. */
async function settleDispute(
  community: OpenCommunity,
  record: string,
  field: string,
  choice: string,
): Promise<Result<void>> {
  const entry = isId('mem', record) ? community.tables.members.get(record) : undefined
  const known = MEMBER_FIELDS.find((each) => each === field)
  const value = known && entry?.person?.disputes[known]?.find(({ part }) => part === choice)?.value
  if (!entry || known === undefined || value === undefined) return failed('not-found')
  await community.commit(community.batch().set(entry.member.id, [known], value).build(), 'decision.settle', { undo: 1 })
  return ok(undefined)
}
