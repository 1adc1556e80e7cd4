import { historyOf } from '../../../shared/crdt/history.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { textOf, valueAt } from '../../../shared/crdt/plain.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { HistoryEntry } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'

/** Fields of a record that nobody edits, so nobody restores. */
const BOOKKEEPING = new Set(['created', 'sources', 'salon', 'member', 'at', 'by', 'kind'])

/** Who changed what in one record, newest first; of a person made of several, in all of them. */
export async function historyView(community: OpenCommunity, record: string, limit: number): Promise<HistoryEntry[]> {
  const parts = isId('mem', record) ? community.tables.people.partsOf(record) : [record]
  const histories = await Promise.all(parts.map((part) => historyOfRecord(community, part)))
  return histories
    .flat()
    .sort((a, b) => b.at - a.at)
    .slice(0, limit)
}

async function historyOfRecord(community: OpenCommunity, record: string): Promise<HistoryEntry[]> {
  const { tables, cabinet, identity } = community
  const page = tables.pageOf(record)
  if (!page) return []
  const handle = await cabinet.handle(page)
  return historyOf(handle, record)
    .reverse()
    .map(({ change, device, at, command, edits }) => {
      const known = device ? tables.devices.get(device) : undefined
      return {
        change,
        at,
        by: (known && tables.organizers.get(known.organizer)?.name) ?? '',
        mine: known?.organizer === identity.organizer,
        device: known?.name ?? '',
        command,
        edits: edits
          .filter(({ field }) => !BOOKKEEPING.has(pathOf(field)[0] ?? ''))
          .map(({ field, before, after }) => ({
            field,
            before: before === null ? null : textOf(before),
            after: after === null ? null : textOf(after),
            restorable: (valueAt(handle, ['records', record, ...pathOf(field)]) ?? null) !== after,
          })),
      }
    })
    .filter((entry) => entry.edits.length > 0)
}
