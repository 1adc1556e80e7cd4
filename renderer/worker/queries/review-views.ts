import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { ApartRow, MergeRow, ReviewView } from '../../../shared/protocol/people.ts'
import type { Window } from '../../../shared/protocol/window.ts'
import type { OpenCommunity } from '../open-community.ts'
import { matching } from '../people/matching-later.ts'
import { sideOf } from './pair-view.ts'

/** One lane of what waits for a person. */
export function reviewView({ review, tables }: OpenCommunity, input: ParsedView<'review'>): ReviewView {
  const { lane, source, range } = input
  const pairs = review.pairs(lane, source)
  const rows = pairs.slice(range.from, range.from + range.count).flatMap(({ a, b, score, reasons }) => {
    const one = tables.members.get(a)
    const other = tables.members.get(b)
    if (!one || !other) return []
    const [older, newer] = other.member.created < one.member.created ? [other, one] : [one, other]
    return [{ a: sideOf(older), b: sideOf(newer), lane, score, reasons }]
  })
  let merged = 0
  for (const link of tables.people.links.values()) {
    if ((!source || link.batch === source) && standsAsOne(tables.people, link)) merged += 1
  }
  return { total: pairs.length, from: range.from, rows, job: review.job, counts: review.counts(source), merged }
}

/** Merges that stand, newest first. */
export async function mergesView(
  community: OpenCommunity,
  { batch, range }: ParsedView<'merges'>,
): Promise<Window<MergeRow>> {
  const { reasonsBetween } = await matching()
  const { tables, identity } = community
  const links = [...tables.people.links.values()]
    .filter((link) => (!batch || link.batch === batch) && standsAsOne(tables.people, link))
    .sort(newestFirst)
  const rows = links.slice(range.from, range.from + range.count).flatMap((link): MergeRow[] => {
    const a = tables.people.part(link.a)?.part.own
    const b = tables.people.part(link.b)?.part.own
    const person = tables.members.get(link.a)
    if (!a || !b || !person) return []
    return [
      {
        link: link.id,
        member: person.member.id,
        name: person.member.name,
        a: { id: a.id, name: a.name },
        b: { id: b.id, name: b.name },
        how: link.how,
        lane: link.lane ?? null,
        reasons: reasonsBetween(tables, a, b),
        by: tables.organizers.get(link.by)?.name ?? '',
        mine: link.by === identity.organizer,
        at: link.at,
      },
    ]
  })
  return { total: links.length, from: range.from, rows }
}

/** Who was said to be two people, newest first. */
export function apartView({ tables, identity }: OpenCommunity, { range }: ParsedView<'apart'>): Window<ApartRow> {
  const isHere = (id: MemberId) => tables.people.part(id) !== undefined
  const nameOf = (id: MemberId) => ({ id, name: tables.people.part(id)?.part.own.name ?? '' })
  const links = [...tables.people.links.values()]
    .filter(({ kind, voided, a, b }) => kind === 'apart' && voided === undefined && isHere(a) && isHere(b))
    .sort(newestFirst)
  const rows = links.slice(range.from, range.from + range.count).map((link) => ({
    link: link.id,
    a: nameOf(link.a),
    b: nameOf(link.b),
    by: tables.organizers.get(link.by)?.name ?? '',
    mine: link.by === identity.organizer,
    at: link.at,
  }))
  return { total: links.length, from: range.from, rows }
}

/** Whether a merge is in force; one that somebody forbids, or that would chain, is not, and a place in a chapter is none. */
export function standsAsOne(people: OpenCommunity['tables']['people'], link: Link): boolean {
  return link.kind === 'same' && link.copy === undefined && link.voided === undefined && people.areOne(link.a, link.b)
}

function newestFirst(x: Link, y: Link): number {
  return y.at - x.at || (x.id < y.id ? -1 : 1)
}
