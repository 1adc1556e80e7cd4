import { shownField } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'

type Edit = HistoryEntry['edits'][number]

/** One thing that one change did to a record, as a person would tell it. */
export type HistoryLine = { readonly edit: Edit } & (
  | { readonly kind: 'value'; readonly field: string; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'label'; readonly of: 'tags' | 'interests'; readonly label: string; readonly added: boolean }
  | { readonly kind: 'mark'; readonly mark: 'archived' | 'cancelled' | 'closed' | 'left'; readonly set: boolean }
  | { readonly kind: 'membership'; readonly chapter: ChapterId; readonly joined: boolean }
  | {
      readonly kind: 'membership-part'
      readonly chapter: ChapterId
      readonly part: 'role' | 'from' | 'until'
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly kind: 'person'; readonly of: 'hosts' | 'leaders'; readonly added: boolean }
  | { readonly kind: 'list'; readonly of: 'agenda' | 'tasks' | 'budget' | 'seating' }
)

/** The edits of one change as lines; several edits inside one list, such as the agenda, are one line. */
export function linesOf(entry: HistoryEntry): readonly HistoryLine[] {
  const lines = entry.edits.map(lineOf)
  const firstOf = (of: string) => lines.findIndex((line) => line.kind === 'list' && line.of === of)
  return lines.filter((line, index) => line.kind !== 'list' || index === firstOf(line.of))
}

/** Which change wrote the value that a later change replaced, by that later change and field. */
export type EarlierWriters = ReadonlyMap<string, string>

/**
 * Finds for every edit the older change that wrote its "before", so that the newest change of a field can be taken back
 * where it stands. `entries` are newest first.
 */
export function earlierWriters(entries: readonly HistoryEntry[]): EarlierWriters {
  const waiting = new Map<string, { readonly key: string; readonly before: string | null }>()
  const found = new Map<string, string>()
  for (const { change, edits } of entries) {
    for (const { field, before, after } of edits) {
      const later = waiting.get(field)
      if (later && later.before === after) found.set(later.key, change)
      waiting.set(field, { key: writerKey(change, field), before })
    }
  }
  return found
}

export function writerKey(change: string, field: string): string {
  return `${change} ${field}`
}

/** Whether the change made the record, rather than changed it. */
export function isCreation(entry: HistoryEntry): boolean {
  return CREATING.has(entry.command) && entry.edits.every(({ before }) => before === null)
}

const CREATING = new Set([
  'member.create',
  'roster.import',
  'door.walkIn',
  'salon.create',
  'chapter.create',
  'community.sample',
])

/** Whether the command tells something that its edits do not: how a value came, rather than which. */
export function saysMore(entry: HistoryEntry): boolean {
  return isCreation(entry) || !PLAIN.has(entry.command)
}

const PLAIN = new Set([
  'member.set',
  'member.notes',
  'member.label',
  'member.archive',
  'member.unarchive',
  'member.join',
  'member.leave',
  'salon.update',
  'salon.cancel',
  'chapter.update',
  'chapter.archive',
])

/** One edit as a line. */
export function lineOf(edit: Edit): HistoryLine {
  const { before, after } = edit
  const field = shownField(edit.field)
  const [head = '', name = '', part] = field.split('/')
  if ((head === 'tags' || head === 'interests') && name !== '') {
    return { edit, kind: 'label', of: head, label: field.slice(head.length + 1), added: after !== null }
  }
  if (head === 'archived' || head === 'cancelled' || head === 'closed' || head === 'left')
    return { edit, kind: 'mark', mark: head, set: after !== null }
  if (head === 'hosts' || head === 'leaders') return { edit, kind: 'person', of: head, added: after !== null }
  if (head === 'agenda' || head === 'tasks') return { edit, kind: 'list', of: head }
  // An amount means nothing without its currency, which may stand in another field.
  if (head === 'budget' || head === 'fee' || head === 'currency') return { edit, kind: 'list', of: 'budget' }
  // A new order of seats writes a line a guest, in ids.
  if (head === 'tables' || head === 'seats' || head === 'pinned') return { edit, kind: 'list', of: 'seating' }
  if (head === 'memberships' && isId('cha', name)) {
    if (part === 'from' || part === 'until')
      return { edit, kind: 'membership-part', chapter: name, part, before, after }
    if (before !== null && after !== null) {
      return { edit, kind: 'membership-part', chapter: name, part: 'role', before, after }
    }
    return { edit, kind: 'membership', chapter: name, joined: after !== null }
  }
  return { edit, kind: 'value', field, before, after }
}
