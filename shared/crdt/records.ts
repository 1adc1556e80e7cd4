import { CHAPTER_COLOURS } from '../domain/community.ts'
import type { Chapter, Community, Device, Organizer, ScopeKey } from '../domain/community.ts'
import { isId } from '../domain/ids.ts'
import type { ChapterId, CommunityId, DeviceId, MemberId, OrganizerId, ScopeKeyId, SourceId } from '../domain/ids.ts'
import type { Link } from '../domain/link.ts'
import { LANES } from '../domain/matching.ts'
import type { Problem } from '../domain/problem.ts'
import { isScope, ROLES } from '../domain/role.ts'
import type { Grant } from '../domain/role.ts'
import type { Volunteer } from '../domain/volunteers.ts'
import type { Source } from '../domain/source.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { keysOf, listOf, mapOf, numberOf, optional, parsed, setOf, textOf } from './record-values.ts'

/**
 * Records as pages keep them ↔ the types the rest of the product works with.
 *
 * Reading never throws and never drops a record that has an id: another organizer's newer program may have written
 * it, so what is missing gets a neutral value and what is unknown stays in the page untouched.
 */

export function linkRecord({ id: _id, ...link }: Link): PlainRecord {
  return { ...link }
}

export function readLink(id: string, record: PlainRecord): Link | null {
  const { a, b, kind, how, by } = record
  if (!isId('lnk', id) || !isId('mem', a) || !isId('mem', b) || a === b || (kind !== 'same' && kind !== 'apart'))
    return null
  return {
    id,
    kind,
    ...(a < b ? { a, b } : { a: b, b: a }),
    how: how === 'rule' ? 'rule' : 'person',
    ...optional(
      'lane',
      LANES.find((known) => known === record['lane']),
    ),
    at: numberOf(record['at']) ?? 0,
    by: (isId('org', by) ? by : '') as OrganizerId,
    ...optional('batch', textOf(record['batch']) || undefined),
    ...(isId('mem', record['copy']) && (record['copy'] === a || record['copy'] === b) && { copy: record['copy'] }),
    ...optional('voided', numberOf(record['voided'])),
    ...(isId('org', record['voidedBy']) && { voidedBy: record['voidedBy'] }),
  }
}

export function chapterRecord(chapter: Omit<Chapter, 'id'>): PlainRecord {
  return {
    name: chapter.name,
    region: chapter.region,
    zone: chapter.zone,
    colour: chapter.colour,
    leaders: setOf(chapter.leaders),
    created: chapter.created,
    ...optional('archived', chapter.archived),
  }
}

export function readChapter(id: string, record: PlainRecord): Chapter | null {
  if (!isId('cha', id)) return null
  return {
    id,
    name: textOf(record['name']),
    region: textOf(record['region']),
    zone: textOf(record['zone']) || 'UTC',
    colour: CHAPTER_COLOURS.find((known) => known === record['colour']) ?? 'slate',
    leaders: keysOf(record['leaders']).filter((leader): leader is MemberId => isId('mem', leader)),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}

export function readCommunity(id: CommunityId, record: PlainRecord): Community {
  return {
    id,
    name: textOf(record['name']),
    created: numberOf(record['created']) ?? 0,
    sample: record['sample'] === true,
  }
}

/** Who organized before there were roles could do everything, and still can. */
export function readOrganizer(id: OrganizerId, record: PlainRecord): Organizer {
  const role = record['role'] === undefined ? 'admin' : (ROLES.find((known) => known === record['role']) ?? 'door')
  const chapters = keysOf(record['chapters']).filter((chapter): chapter is ChapterId => isId('cha', chapter))
  return {
    id,
    name: textOf(record['name']),
    role,
    chapters: role === 'admin' || record['allChapters'] === true ? 'all' : chapters,
    ...(record['was'] === 'admin' && { was: 'admin' as const }),
    ...optional('back', numberOf(record['back'])),
    ...optional('removed', numberOf(record['removed'])),
    ...(isId('org', record['by']) && { by: record['by'] }),
  }
}

/** Somebody with all that is known of them, for a page on which they do not stand yet. */
export function organizerRecord({ name, role, chapters, was, removed, by, back }: Omit<Organizer, 'id'>): PlainRecord {
  return {
    name,
    ...grantRecord({ role, chapters }),
    ...optional('was', was),
    ...optional('removed', removed),
    ...optional('by', by),
    ...optional('back', back),
  }
}

export function deviceRecord({ id: _id, ...device }: Device): PlainRecord {
  return { ...device }
}

/** What an organizer's record says of their role; written beside the name. */
export function grantRecord({ role, chapters }: Grant): PlainRecord {
  return { role, ...(chapters === 'all' ? { allChapters: true } : { chapters: setOf(chapters) }) }
}

/** Somebody at a chapter's doors, as the chapter's page has them. */
export function readVolunteer(id: OrganizerId, record: PlainRecord): Volunteer {
  const { name, removed, by } = readOrganizer(id, record)
  return { id, name, ...optional('removed', removed), ...optional('by', by) }
}

export function readDevice(id: DeviceId, record: PlainRecord): Device {
  return {
    id,
    organizer: textOf(record['organizer']) as OrganizerId,
    name: textOf(record['name']),
    publicKey: textOf(record['publicKey']),
    ...optional('boxKey', textOf(record['boxKey']) || undefined),
    added: numberOf(record['added']) ?? 0,
    ...optional('removed', numberOf(record['removed'])),
    ...(isId('org', record['by']) && { by: record['by'] }),
    ...optional('notice', textOf(record['notice']) || undefined),
    ...optional('wraps', record['wraps'] === undefined ? undefined : readWraps(record['wraps'])),
  }
}

function readWraps(value: Plain): Record<ScopeKeyId, string> {
  const wraps: Record<ScopeKeyId, string> = {}
  for (const [key, wrap] of Object.entries(mapOf(value))) if (isId('key', key)) wraps[key] = textOf(wrap)
  return wraps
}

export function scopeKeyRecord({ scope, made, wraps }: Omit<ScopeKey, 'id'>): PlainRecord {
  return { scope, made, wraps }
}

export function readScopeKey(id: ScopeKeyId, record: PlainRecord): ScopeKey | null {
  const { scope } = record
  if (!isScope(scope)) return null
  const wraps: Record<DeviceId, string> = {}
  for (const [device, wrap] of Object.entries(mapOf(record['wraps'])))
    if (isId('dev', device)) wraps[device] = textOf(wrap)
  return { id, scope, made: numberOf(record['made']) ?? 0, wraps }
}

export function sourceRecord(source: Omit<Source, 'id'>): PlainRecord {
  const { columns, mapping, repairs, tags, ...rest } = source
  return {
    ...rest,
    columns: JSON.stringify(columns),
    mapping: JSON.stringify(mapping),
    ...(repairs.length > 0 && { repairs: JSON.stringify(repairs) }),
    ...(tags.length > 0 && { tags: JSON.stringify(tags) }),
  }
}

export function readSource(id: string, record: PlainRecord): Source | null {
  const chapter = record['chapter']
  if (!isId('src', id) || !isId('cha', chapter)) return null
  return {
    id,
    name: textOf(record['name']),
    file: textOf(record['file']),
    chapter,
    by: textOf(record['by']) as OrganizerId,
    at: numberOf(record['at']) ?? 0,
    encoding: textOf(record['encoding']),
    delimiter: textOf(record['delimiter']),
    columns: listOf(record['columns']),
    mapping: targetsOf(record['mapping']),
    repairs: listOf(record['repairs']),
    rows: numberOf(record['rows']) ?? 0,
    refused: numberOf(record['refused']) ?? 0,
    tags: listOf(record['tags']),
    ...optional('replaces', isId('src', record['replaces']) ? record['replaces'] : undefined),
    ...optional('takenBack', numberOf(record['takenBack'])),
  }
}

/** Key and value of the record that keeps rows `first` … `first + rows.length - 1` of a source, unchanged. */
export function rowsRecord(
  source: SourceId,
  first: number,
  rows: readonly SourceRow[],
): { readonly id: string; readonly record: PlainRecord } {
  return { id: `${source}:${first}`, record: { source, first, rows: JSON.stringify(rows) } }
}

/** A row of a roster file as it stood: its line in the file, its cells and, where it was refused, why. */
export interface SourceRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly refused?: Problem
}

/** Which rows of which source a record keeps. */
export interface RowsPlace {
  readonly source: SourceId
  readonly first: number
}

export function readRowsPlace(record: PlainRecord): RowsPlace | null {
  const { source, first } = record
  return isId('src', source) && typeof first === 'number' ? { source, first } : null
}

export function readRows(record: PlainRecord): (RowsPlace & { readonly rows: readonly SourceRow[] }) | null {
  const place = readRowsPlace(record)
  const list = parsed(textOf(record['rows']))
  return place && Array.isArray(list) ? { ...place, rows: list.filter(isSourceRow) } : null
}

function isSourceRow(value: unknown): value is SourceRow {
  return typeof value === 'object' && value !== null && 'cells' in value && Array.isArray(value.cells)
}

/** Sources written before a column could feed several fields have one text a column, '' where it was left out. */
function targetsOf(value: Plain | undefined): string[][] {
  const list = parsed(textOf(value))
  if (!Array.isArray(list)) return []
  return list.map((targets: unknown) =>
    Array.isArray(targets) ? targets.map(String) : targets === '' ? [] : [String(targets)],
  )
}
