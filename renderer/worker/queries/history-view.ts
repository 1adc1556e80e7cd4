import { historyOf } from '../../../shared/crdt/history.ts'
import type { RecordChange } from '../../../shared/crdt/history.ts'
import type { Plain } from '../../../shared/crdt/plain.ts'
import { pathOf } from '../../../shared/domain/field-path.ts'
import { valueAt } from '../../../shared/crdt/plain.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { otherEnd } from '../../../shared/domain/link.ts'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import { isCount } from '../history/set-back.ts'
import type { OpenCommunity } from '../open-community.ts'
import { valueText } from './value-text.ts'

/** Fields of a record that nobody edits, so nobody restores. */
const BOOKKEEPING = new Set(['created', 'sources', 'salon', 'member', 'at', 'by', 'kind', 'copyOf', 'uid', 'sequence'])

/** Who changed what in one record, newest first; of a person made of several, in all of them. */
export async function historyView(community: OpenCommunity, record: string, limit: number): Promise<HistoryEntry[]> {
  const parts = isId('mem', record) ? community.tables.people.partsOf(record) : [record]
  const histories = await Promise.all(parts.map((part) => historyOfRecord(community, part)))
  const links = parts.flatMap((part) => (isId('mem', part) ? historyOfLinks(community, part) : []))
  return together([...histories.flat(), ...links])
    .sort((a, b) => b.at - a.at || (a.change < b.change ? -1 : 1))
    .slice(0, limit)
}

/** One change may have touched several records of a person: it is one entry, which tells of every field once. */
function together(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const byChange = new Map<string, HistoryEntry>()
  for (const entry of entries) {
    const known = byChange.get(entry.change)
    const edits = [...(known?.edits ?? []), ...entry.edits].filter(
      ({ field }, index, all) => all.findIndex((edit) => edit.field === field) === index,
    )
    byChange.set(entry.change, { ...entry, edits })
  }
  return [...byChange.values()]
}

async function historyOfRecord(community: OpenCommunity, record: string): Promise<HistoryEntry[]> {
  const { tables, cabinet, identity, activity } = community
  const page = tables.pageOf(record) ?? activity.gone(record)?.page
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
        edits: leavingAsOne(edits)
          .filter(({ field }) => !isBookkeeping(field))
          .map(({ field, before, after }) => ({
            field,
            before: before === null ? null : valueText(tables, field, before),
            after: after === null ? null : valueText(tables, field, after),
            restorable: field !== 'left' && (valueAt(handle, ['records', record, ...pathOf(field)]) ?? null) !== after,
          })),
      }
    })
    .filter((entry) => entry.edits.length > 0)
}

/** That a record left, or came back, is one thing however it is kept. */
export function leavingAsOne(edits: RecordChange['edits']): RecordChange['edits'] {
  const leaving = edits.filter(({ field }) => pathOf(field)[0] === 'left')
  const [first] = leaving
  if (!first) return edits
  const mark = (value: Plain) => (value === null ? null : 'left')
  const one = { field: 'left', before: mark(first.before), after: mark(first.after) }
  return [...edits.filter((edit) => !leaving.includes(edit)), one]
}

/** Also which records a word about a merged person stands for: the word itself is told. */
export function isBookkeeping(field: string): boolean {
  const [head = ''] = pathOf(field)
  return BOOKKEEPING.has(head) || isCount(field) || isId('mem', pathOf(head).at(-1))
}

/** What was decided about who the record is one person with. */
function historyOfLinks({ tables, identity }: OpenCommunity, record: MemberId): HistoryEntry[] {
  return tables.people.linksOf(record).flatMap((link): HistoryEntry[] => {
    // A place in a chapter is told by the membership.
    if (link.copy !== undefined) return []
    const other = tables.people.part(otherEnd(link, record))?.part.own.name ?? ''
    const field = link.kind === 'same' ? 'samePerson' : 'otherPerson'
    const said: HistoryEntry = {
      change: link.id,
      at: link.at,
      by: tables.organizers.get(link.by)?.name ?? '',
      mine: link.by === identity.organizer,
      device: '',
      command: link.kind === 'same' ? 'people.merge' : 'people.apart',
      edits: [{ field, before: null, after: other, restorable: false }],
    }
    if (link.voided === undefined) return [said]
    const takenBack: HistoryEntry = {
      ...said,
      change: `${link.id} voided`,
      at: link.voided,
      by: (link.voidedBy && tables.organizers.get(link.voidedBy)?.name) ?? '',
      mine: link.voidedBy === identity.organizer,
      command: link.kind === 'same' ? 'people.split' : 'people.reconsider',
      edits: [
        { field: link.kind === 'same' ? 'takenApart' : 'reconsidered', before: null, after: other, restorable: false },
      ],
    }
    return [said, takenBack]
  })
}
