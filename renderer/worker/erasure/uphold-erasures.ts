import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { SPARE_KINDS } from '../../../shared/domain/erasure.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId, PageId } from '../../../shared/domain/ids.ts'
import { writeRight } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import type { RecordState } from '../pages/record-states.ts'
import { factsAbout } from './facts-about.ts'

/**
 * Somebody who had not heard yet may have written about a person who was erased, on a page that said nothing of them where
 * they were. Whatever of that comes in, and with `news` of an erasure whatever is here, is erased as well by whoever may write
 * the page; all who do that make the same of it.
 */
export async function upholdErasures(
  community: OpenCommunity,
  changed: readonly RecordState[],
  news: boolean,
): Promise<void> {
  const known = erasuresOf(community)
  if (known.size === 0) return
  if (news) await forgetTexts(community, [...known.keys()])
  const orders = new Map<PageId, Erasure>()
  for (const [id, erasure] of news ? known : [])
    for (const page of pagesAbout(community.tables, id)) {
      const row = community.cabinet.row(page)
      if (row && mayWrite(community, row)) orders.set(page, { ...erasure, records: [], rows: {} })
    }
  for (const { info, id, record } of changed) {
    if (record === null || orders.has(info.id) || SPARE_KINDS.has(info.kind) || !mayWrite(community, info)) continue
    const erasure = (isId('mem', id) ? known.get(id) : undefined) ?? found(record, known)
    // An erasure of this very page has been carried out; what is left names nobody.
    if (erasure) orders.set(info.id, { ...erasure, records: [], rows: {} })
  }
  if (orders.size === 0) return
  community.show(await community.cabinet.rotate(orders))
  community.rotated()
}

/** What was begun on this device about people goes, and what it would show first, which names anybody. */
export async function forgetTexts({ drafts, week }: OpenCommunity, people: readonly MemberId[]): Promise<void> {
  await week.load()
  await drafts.forget(people)
  await week.forgetLines()
}

/** Whom anything here was erased of, and by what. */
function erasuresOf({ cabinet }: OpenCommunity): ReadonlyMap<MemberId, Erasure> {
  const known = new Map<MemberId, Erasure>()
  for (const { rotation } of cabinet.pages())
    for (const erasure of rotation?.erasures ?? []) for (const id of erasure.people) known.set(id, erasure)
  return known
}

/** Pages on which somebody's record or facts about them stand. */
function pagesAbout(tables: Tables, id: MemberId): PageId[] {
  return [id, ...[...factsAbout(tables, id)].map((fact) => fact.id)].flatMap((each) => tables.pageOf(each) ?? [])
}

function found(record: PlainRecord, known: ReadonlyMap<MemberId, Erasure>): Erasure | undefined {
  for (const [id] of JSON.stringify(record).matchAll(MEMBER)) {
    const erasure = isId('mem', id) ? known.get(id) : undefined
    if (erasure) return erasure
  }
  return undefined
}

const MEMBER = /mem_[0-9a-hjkmnp-tv-z]{16}/g

function mayWrite({ tables, identity }: OpenCommunity, place: RecordState['info']): boolean {
  const standing = tables.standingOf(identity.device)
  return standing !== null && writeRight(standing, place) === 'all'
}
