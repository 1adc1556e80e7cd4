import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { ConnectorEvidence, ConnectorsView } from '../../../shared/protocol/connections.ts'
import { CONNECTOR_FROM, connectorsAmong } from '../../../shared/ties/connectors.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { salonRef } from '../queries/touchpoints.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf } from './company.ts'
import { Deeds, isAdopted } from './deeds.ts'
import { tieDesk } from './tie-desk.ts'

/** Who is shown; the list is there to be thanked, not to be ranked by. */
const SHOWN = 50
/** Of each kind of evidence so much is named, the latest. */
const NAMED = 5

/** Who brings people together in a chapter, or in all, with the evidence of the last year. */
export function connectorsView(community: OpenCommunity, chapter: ChapterId | null): ConnectorsView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const deeds = new Deeds(tables, desk.web, community.world.now())
  const { ids } = companyOf(tables, chapter)
  const standings = desk.web.standingsOf(ids)
  const all = ids.flatMap((member, index) => {
    // Most have done none of it, and know few.
    const isNobody = deeds.of(member) === null && (standings[index]?.strong ?? 0) < CONNECTOR_FROM.trusted
    return isNobody ? [] : [{ member, ...deeds.evidenceOf(member) }]
  })
  return {
    state: 'ready',
    rows: connectorsAmong(all)
      .slice(0, SHOWN)
      .map(({ member, ...row }) => ({ ...named(tables, member), ...row, shown: shownOf(tables, deeds, member) })),
  }
}

function shownOf(tables: Tables, deeds: Deeds, member: MemberId): ConnectorEvidence {
  const { hosted = [], ideas = [], brought = [], held = [] } = deeds.of(member) ?? {}
  return {
    hosted: hosted.slice(0, NAMED).flatMap(({ id }) => salonRef(tables, id) ?? []),
    adopted: ideas
      .filter(isAdopted)
      .slice(0, NAMED)
      .map(({ id, text, salon }) => ({ feedback: id, text, salon: salonRef(tables, salon) })),
    stayed: [...brought]
      .filter((person) => deeds.hasStayed(person))
      .slice(0, NAMED)
      .map((person) => named(tables, person)),
    held: held.slice(0, NAMED).map(([a, b]) => ({ a: named(tables, a), b: named(tables, b) })),
  }
}
