import { readRows } from '../../../shared/crdt/records.ts'
import { recordOf } from '../../../shared/crdt/page.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusalOf } from '../../../shared/domain/reach.ts'
import type { SourceRef } from '../../../shared/domain/member.ts'
import type { MemberPart, MemberView } from '../../../shared/protocol/members.ts'
import { addedItems } from '../people/added-items.ts'
import { standingTold } from '../../../shared/people/told.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionsOf } from './decisions.ts'
import { attendedBy, RhythmReader } from './member-attendance.ts'
import { timesOf } from './salon-times.ts'

/** One member with everything their page shows; null where there is none. */
export async function memberView(community: OpenCommunity, record: MemberId): Promise<MemberView | null> {
  const { tables, world } = community
  const entry = tables.members.get(record)
  if (!entry) return null
  const { id } = entry.member
  const salons = [...tables.attendance.salonsOf(id)].flatMap((salonId): MemberView['salons'][number][] => {
    const salon = tables.salons.get(salonId)
    const guest = tables.attendance.guests(salonId).get(id)
    if (!salon || !guest) return []
    return [
      {
        salon: salonId,
        theme: salon.theme,
        chapter: salon.chapter,
        start: timesOf(salon).start,
        zone: salon.zone,
        status: guest.status ?? null,
        arrived: guest.arrived !== undefined,
        walkIn: guest.arrived?.walkIn ?? false,
      },
    ]
  })
  return {
    member: { ...entry.member, told: standingTold(entry.member) },
    leftOut: refusalOf(entry.member, tables.reach.on(world.now())),
    reading: entry.reading,
    undecided: decisionsOf(community, id),
    parts: partsOf(community, entry),
    also: Object.entries(entry.person?.also ?? {}).map(([field, values]) => ({ field, values })),
    added: addedItems(community, entry.member.id),
    salons: salons.sort((a, b) => b.start - a.start || (a.salon < b.salon ? -1 : 1)),
    attended: attendedBy(tables, id).count,
    rhythm: new RhythmReader(tables, world.now()).rhythmOf(id, entry.chapters[0]),
    origins: await Promise.all(entry.member.sources.map((ref) => originOf(community, ref))).then((list) => list.flat()),
  }
}

/** The records of a merged person, oldest first. What was copied for another chapter is no record that somebody merged. */
function partsOf({ tables: { sources } }: OpenCommunity, { person }: MemberEntry): MemberPart[] {
  const parts = person?.parts ?? []
  const merged = parts.filter(({ copyOf }) => !parts.some(({ own }) => own.id === copyOf))
  return (merged.length > 1 ? merged : []).map(({ own }) => ({
    member: own,
    sources: own.sources.flatMap(({ source, row }) => {
      const known = sources.get(source)
      return known ? [{ id: source, name: known.name, row }] : []
    }),
  }))
}

async function originOf(
  { tables, cabinet }: OpenCommunity,
  { source: id, row }: SourceRef,
): Promise<MemberView['origins'][number][]> {
  const source = tables.sources.get(id)
  if (!source) return []
  const block = tables.sourceRows.at(id, row)
  const record = block && recordOf(await cabinet.handle(block.page), block.record)
  const rows = record && readRows(record)
  return [{ source, row, cells: rows?.rows[row - rows.first]?.cells ?? null }]
}
