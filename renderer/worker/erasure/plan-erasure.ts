import { copiesEverOf } from '../../../shared/crdt/past-copies.ts'
import { speaksOf } from '../../../shared/crdt/rewriting.ts'
import { SPARE_KINDS } from '../../../shared/domain/erasure.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import type { ChapterId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import { writeRight } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'
import { factsAbout } from './facts-about.ts'
import type { PageRow } from '../storage/community-db.ts'
import type { Tables } from '../tables/tables.ts'

/** Everything that is known of some people under one roof: their records, and the chapters in which anything may stand. */
export interface Subjects {
  readonly people: readonly MemberId[]
  readonly chapters: ReadonlySet<ChapterId>
  /** Whether some of their records are in chapters that this device does not have. */
  readonly elsewhere: boolean
}

/** The records of people and where something about them may stand. Ids of records of one person may be given more than once. */
export function subjectsOf(
  { tables, cabinet }: Pick<OpenCommunity, 'tables' | 'cabinet'>,
  members: readonly MemberId[],
): Subjects {
  const people = new Set<MemberId>()
  const chapters = new Set<ChapterId>()
  let elsewhere = false
  for (const member of members) {
    for (const id of tables.people.partsOf(tables.people.personOf(member))) people.add(id)
    for (const part of tables.people.recordsOf(member)) {
      people.add(part.own.id)
      if (part.home) chapters.add(part.home)
      for (const chapter of Object.keys(part.own.memberships)) chapters.add(chapter as ChapterId)
      elsewhere ||= part.elsewhere === true
    }
  }
  for (const id of people)
    for (const fact of factsAbout(tables, id)) {
      const page = tables.pageOf(fact.id)
      const chapter = page && cabinet.row(page)?.chapter
      if (chapter) chapters.add(chapter)
    }
  for (const { chapter, hosts, seats } of tables.salons.values())
    if ([...hosts, ...Object.keys(seats)].some((id) => people.has(id as MemberId))) chapters.add(chapter)
  return { people: [...people], chapters, elsewhere }
}

/**
 * What is to be erased from which page. Pages on which anything may stand are read with all their past: who is taken off a page
 * still stands in that. Members' pages and rows of rosters are known by the records.
 */
export async function planErasure(
  { tables, cabinet, identity }: OpenCommunity,
  { people: known, chapters }: Subjects,
  base: Pick<Erasure, 'at' | 'device'>,
): Promise<Map<PageId, Erasure>> {
  const copies = await pastCopies({ tables, cabinet }, new Set(known))
  const people = [...known, ...copies]
  const whole: Erasure = { ...base, people, records: [], rows: {} }
  const orders = new Map<PageId, Erasure>()
  for (const id of people) {
    const page = tables.pageOf(id)
    if (page) orders.set(page, whole)
  }
  for (const [page, rows] of rowsOf(tables, people)) orders.set(page, { ...whole, rows })
  const standing = tables.standingOf(identity.device)
  for (const row of cabinet.pages()) {
    const isOfCopies = copies.size > 0 && row.kind === 'members'
    // What was undone leads nowhere any more, and stands in the past of a chapter that they may have nothing else in.
    const isWritable = standing !== null && writeRight(standing, row) === 'all'
    if (orders.has(row.id) || !(isOfCopies || mayTell(row, chapters) || (isWork(row) && isWritable))) continue
    if (await cabinet.glance(row.id, (handle) => speaksOf(handle, whole))) orders.set(row.id, whole)
  }
  return orders
}

/**
 * Copies for other chapters that were taken away again: nothing leads from the person to them any more, and everything that was
 * copied stands in the past of the chapter's page. One that still hangs on somebody, or is somebody, is not among them.
 */
async function pastCopies(
  { tables: { people }, cabinet }: Pick<OpenCommunity, 'tables' | 'cabinet'>,
  known: ReadonlySet<MemberId>,
): Promise<Set<MemberId>> {
  const lost = new Set<MemberId>()
  for (const row of cabinet.pages()) {
    if (row.kind !== 'links') continue
    for (const record of await cabinet.glance(row.id, (handle) => copiesEverOf(handle, known))) {
      const isHere = people.part(record) !== undefined && !people.isAway(record)
      if (!isHere && people.linksOf(record).every(({ voided }) => voided !== undefined)) lost.add(record)
    }
  }
  return lost
}

function mayTell(row: PageRow, chapters: ReadonlySet<ChapterId>): boolean {
  return isWork(row) && (row.chapter === null || chapters.has(row.chapter))
}

/** Pages of what was done with people, and not of themselves. */
function isWork({ kind }: PageRow): boolean {
  return !SPARE_KINDS.has(kind) && kind !== 'members' && kind !== 'rows'
}

/** Where the rows of rosters stand that people came from. */
function rowsOf(tables: Tables, people: readonly MemberId[]): Map<PageId, Record<string, number[]>> {
  const found = new Map<PageId, Record<string, number[]>>()
  for (const id of people)
    for (const { source, row } of tables.people.part(id)?.entry.member.sources ?? []) {
      const block = tables.sourceRows.at(source, row)
      if (!block) continue
      const rows = found.get(block.page) ?? {}
      rows[block.record] = [...new Set([...(rows[block.record] ?? []), row - block.first])].sort((a, b) => a - b)
      found.set(block.page, rows)
    }
  return found
}
