import { fieldOf } from '../../../shared/domain/field-path.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { OwnFile, OwnRecord } from '../../../shared/protocol/erasure.ts'
import { exportsOf } from '../exports/receipts.ts'
import type { OpenCommunity } from '../open-community.ts'
import { historyView } from '../queries/history-view.ts'
import { memberView } from '../queries/member-view.ts'
import type { Tables } from '../tables/tables.ts'
import { factsAbout } from './facts-about.ts'

/** Changes told of each record: more than anybody's record ever had. */
const CHANGES = 500

/**
 * Everything this device knows about one person, record by record as it stands on its page, for the person to read. Other people
 * are not named in it: they have not asked. Null where there is nobody.
 */
export async function ownFile(community: OpenCommunity, member: MemberId): Promise<OwnFile | null> {
  const { tables, world } = community
  const view = await memberView(community, member)
  if (!view) return null
  const own = new Set(tables.people.recordsOf(member).map((part) => part.own.id))
  const records: OwnRecord[] = []
  for (const id of recordIds(tables, own)) {
    const record = await readRecord(community, id)
    if (record) records.push(recordAs(tables, id, record, own))
  }
  const exports = await exportsOf(community, member)
  const history = []
  for (const id of own) history.push({ record: id, changes: await historyView(community, id, CHANGES) })
  return {
    at: world.now(),
    community: tables.community?.name ?? '',
    name: view.member.name,
    records,
    rows: view.origins.flatMap(({ source, row, cells }) =>
      cells ? [{ roster: source.name, file: source.file, row: row + 1, columns: source.columns, cells }] : [],
    ),
    exports: exports.map(({ at, name, receiver, columns }) => ({ at, name, receiver, columns })),
    history: history.map(({ record, changes }) => ({
      record,
      changes: changes.map(({ device: _device, ...one }) => one),
    })),
    acquaintances: acquaintances(tables, member),
  }
}

/** Ids of everything that is about somebody, their own records first. */
function recordIds(tables: Tables, own: ReadonlySet<MemberId>): Set<string> {
  const ids = new Set<string>(own)
  for (const id of own) for (const fact of factsAbout(tables, id)) ids.add(fact.id)
  return ids
}

async function readRecord({ tables, cabinet }: OpenCommunity, id: string): Promise<PlainRecord | null> {
  const page = tables.pageOf(id)
  return page ? cabinet.glance(page, (handle) => recordOf(handle, id)) : null
}

function recordAs(tables: Tables, id: string, record: PlainRecord, own: ReadonlySet<MemberId>): OwnRecord {
  const chapter = isId('cha', record['chapter']) ? tables.chapters.get(record['chapter']) : undefined
  const salon = isId('sal', record['salon']) ? tables.salons.get(record['salon']) : undefined
  return {
    id,
    kind: id.slice(0, id.indexOf('_')),
    chapter: (chapter ?? (salon && tables.chapters.get(salon.chapter)))?.name ?? null,
    evening: salon ? { theme: salon.theme, start: salon.start } : null,
    fields: [...fieldsIn(record, [])].map(([field, value]) => [field, shown(tables, value, own)] as const),
  }
}

/** What a record says, path by path; a label is a path of its own. */
function* fieldsIn(record: PlainRecord, path: readonly string[]): Iterable<readonly [string, Plain]> {
  for (const [key, value] of Object.entries(record)) {
    const inner = [...path, key]
    if (typeof value === 'object' && value !== null) yield* fieldsIn(value, inner)
    else yield [fieldOf(inner), value]
  }
}

/** Organizers answer for what they wrote; other members are somebody. */
function shown(tables: Tables, value: Plain, own: ReadonlySet<MemberId>): string | number | boolean | null {
  if (typeof value === 'object') return null
  if (isId('mem', value)) return own.has(value) ? value : null
  if (isId('org', value)) return tables.organizers.get(value)?.name ?? ''
  if (isId('cha', value)) return tables.chapters.get(value)?.name ?? ''
  return value
}

/** How many people somebody has sat at an evening with. */
function acquaintances(tables: Tables, member: MemberId): number {
  const person = tables.people.personOf(member)
  const met = new Set<MemberId>()
  for (const salon of tables.attendance.salonsOf(person)) {
    const present = tables.attendance.presentAt(salon)
    if (present.has(person)) for (const other of present) met.add(other)
  }
  met.delete(person)
  return met.size
}
