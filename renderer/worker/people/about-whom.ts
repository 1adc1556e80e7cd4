import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Tables } from '../tables/tables.ts'

/** Whom a record says something about, as the tables stand now. */
export function aboutWhom(tables: Tables, id: string): readonly MemberId[] {
  if (isId('mem', id)) return [id]
  if (isId('ent', id)) return some(tables.entry(id)?.member)
  if (isId('pur', id)) return some(tables.purchases.get(id)?.member)
  if (isId('ctb', id)) return some(tables.contributions.get(id)?.member)
  if (isId('ovr', id)) return some(tables.overrides.get(id)?.member)
  if (isId('rec', id)) return some(tables.recognitions.get(id)?.member)
  if (isId('stp', id)) return some(tables.steps.get(id)?.member)
  if (isId('jny', id)) return some(tables.journeys.get(id)?.member)
  // What there is to do decides who has done all of it.
  if (isId('chl', id)) return [...tables.steps.of(id)].map(({ member }) => member)
  if (isId('pts', id)) return some(tables.points.get(id)?.member)
  if (isId('tch', id)) return some(tables.touchpoints.get(id)?.member)
  if (isId('fbk', id)) return some(tables.feedback.get(id)?.member)
  if (isId('met', id)) return tables.meetings.get(id)?.members ?? []
  if (isId('lnk', id)) {
    const link = tables.people.links.get(id)
    return link ? [link.a, link.b] : []
  }
  if (!isId('sal', id)) return []
  const guests = [...tables.attendance.guests(id).values()].filter(({ arrived }) => arrived)
  return [...(tables.salons.get(id)?.hosts ?? []), ...guests.map(({ member }) => member)]
}

function some(member: MemberId | undefined): readonly MemberId[] {
  return member ? [member] : []
}
