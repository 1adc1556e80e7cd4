import type { Plain } from '../../../shared/crdt/plain.ts'
import { saidPath } from '../../../shared/crdt/member-records.ts'
import { fieldOf } from '../../../shared/domain/field-path.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { RecordRef, SpanRow, SpanUndoView } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import { valueText } from '../queries/value-text.ts'
import { organizerOf } from './activity-view.ts'
import { entryEnds, linkEnds, recordRef } from './record-refs.ts'
import type { SpanPlan, SpanStay } from './span-plan.ts'
import { countOf, toldFields } from './undo-span.ts'

/** Rows of each list that cross to the screen: more than anybody reads before saying yes or no. */
const MOST = 300

/** A plan in the names and words that a screen needs. */
export function spanUndoView(community: OpenCommunity, plan: SpanPlan): SpanUndoView {
  return {
    counts: { back: countOf(community, plan), stays: plan.stays.length },
    back: backRows(community, plan),
    stays: plan.stays.slice(0, MOST).flatMap((stay) => stayRow(community, stay) ?? []),
    rosters: plan.rosters.flatMap((source) => {
      const known = community.tables.sources.get(source)
      return known ? [{ source, name: known.name, takenBack: known.takenBack !== undefined }] : []
    }),
  }
}

function backRows(community: OpenCommunity, plan: SpanPlan): SpanRow[] {
  const made = [...plan.members, ...plan.records].map((id) => placeRow(community, id) ?? row(community, id, 'made'))
  const removed = plan.removed.map(({ record }) => row(community, record, 'removed'))
  const said = [...plan.links, ...plan.entries].map((id) => fact(community, id, 'said'))
  const fields = toldFields(community, plan).map(({ record, field, now, was }) => {
    // Taking back that something was taken back says it again.
    if (isId('ent', record) || isId('lnk', record)) return fact(community, record, 'unsaid')
    if (field === 'left' || field.startsWith('left/')) return row(community, record, 'removed')
    return row(community, record, 'field', {
      field,
      now: text(community, field, now),
      was: text(community, field, was ?? ownValue(community, record, field)),
    })
  })
  const rows: SpanRow[] = []
  for (const each of [made, removed, said, fields].flat()) {
    if (each) rows.push(each)
    if (rows.length === MOST) break
  }
  return rows
}

/** A record that was made for another chapter: the person leaves that chapter, and stays. */
function placeRow(community: OpenCommunity, id: string): SpanRow | null {
  const parts = isId('mem', id) ? community.tables.people.recordsOf(id) : []
  const part = parts.find(({ own }) => own.id === id)
  if (part?.copyOf === undefined || part.home === undefined) return null
  const { role = 'member', from = '' } = part.own.memberships[part.home] ?? {}
  return row(community, id, 'field', { field: fieldOf(['memberships', part.home]), now: fieldOf([role, from, '']) })
}

/** What a person's own record has where nothing is said of them any more. */
function ownValue({ tables }: OpenCommunity, record: string, field: string): string | undefined {
  const [kind, key] = saidPath(field) ?? []
  const known = kind === 'fields' ? MEMBER_FIELDS.find((each) => each === key) : undefined
  const own = isId('mem', record)
    ? tables.people.recordsOf(record).find(({ copyOf }) => copyOf === undefined)?.own
    : undefined
  return known && own?.[known]
}

function stayRow(
  community: OpenCommunity,
  { record, field, now, why, since }: SpanStay,
): SpanUndoView['stays'][number] | null {
  const { tables, identity } = community
  const isFact = isId('ent', record) || isId('lnk', record)
  const values = { field, now: text(community, field, now), was: null }
  const shown = isFact
    ? fact(community, record, 'unsaid')
    : row(community, record, field === '' ? 'made' : 'field', values)
  if (!shown) return null
  const by = organizerOf(community, since?.device ?? null)
  return {
    ...shown,
    why,
    by: (by && tables.organizers.get(by)?.name) ?? '',
    mine: by === identity.organizer,
    at: since?.at ?? null,
  }
}

/** An answer, an arrival or a decision about two people that is taken back, or that stands again. */
function fact(community: OpenCommunity, id: string, how: 'said' | 'unsaid'): SpanRow | null {
  const { tables } = community
  const link = isId('lnk', id) ? tables.people.links.get(id) : undefined
  const words = (word: string) => (how === 'said' ? { now: word, was: null } : { now: null, was: word })
  const ends = linkEnds(community, id)
  if (link && ends) {
    return row(community, ends.a, link.kind === 'same' ? 'merge' : 'apart', {
      ...words(link.kind), key: id, other: recordRef(community, ends.b),
    }) // prettier-ignore
  }
  const entry = isId('ent', id) ? tables.entry(id) : undefined
  const about = entryEnds(community, id)
  if (!entry || !about) return null
  return row(community, about.member, entry.kind === 'rsvp' ? 'answer' : 'arrival', {
    ...words(entry.kind === 'rsvp' ? entry.status : 'arrived'), key: id, other: recordRef(community, about.salon),
  }) // prettier-ignore
}

function row(
  community: OpenCommunity,
  id: string,
  what: SpanRow['what'],
  more: Partial<Omit<SpanRow, 'record' | 'what'>> = {},
): SpanRow | null {
  const record: RecordRef | null = recordRef(community, id)
  return (
    record && {
      key: `${id} ${more.field ?? what}`,
      record,
      what,
      field: '',
      now: null,
      was: null,
      other: null,
      ...more,
    }
  )
}

function text({ tables }: OpenCommunity, field: string, value: Plain | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : valueText(tables, field, value)
}
