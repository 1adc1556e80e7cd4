import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { ConnectorsView } from '../../../shared/protocol/connections.ts'
import { connectorsAmong } from '../../../shared/ties/connectors.ts'
import type { Evidence } from '../../../shared/ties/connectors.ts'
import { dayOf } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { isOf, membersOf } from './company.ts'
import { tieDesk } from './tie-desk.ts'

/** Who is shown; the list is there to be thanked, not to be ranked by. */
const SHOWN = 50
/** Deeds of so many days count. */
const WITHIN_DAYS = 365

/** Who brings people together in a chapter, or in all, with the evidence of the last year. */
export function connectorsView(community: OpenCommunity, chapter: ChapterId | null): ConnectorsView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables } = community
  const deeds = new Deeds(tables, desk.web, community.world.now())
  const evidence = membersOf(tables, chapter).map(({ member }) => deeds.of(member.id))
  return {
    state: 'ready',
    rows: connectorsAmong(evidence)
      .slice(0, SHOWN)
      .map(({ evidence: { member, ...counts }, kinds }) => ({ ...named(tables, member), kinds, ...counts })),
  }
}

type Counts = { -readonly [Key in Exclude<keyof Evidence, 'member' | 'strong' | 'warm'>]: number }

/** What people brought about, counted once for everybody. */
class Deeds {
  readonly #web: TieWeb
  readonly #counts = new Map<MemberId, Counts>()

  constructor(tables: Tables, web: TieWeb, now: number) {
    this.#web = web
    const since = web.today - WITHIN_DAYS
    const isCounted = (at: number) => at <= now && dayOf(at) > since
    for (const salon of tables.salons.values())
      if (salon.cancelled === undefined && isCounted(timesOf(salon).start))
        for (const host of salon.hosts) this.#countsOf(tables.people.personOf(host)).hosted += 1
    for (const { member, kind, state, voided, at } of tables.feedback.all()) {
      if (!member || kind !== 'idea' || voided !== undefined || !isCounted(at)) continue
      const counts = this.#countsOf(tables.people.personOf(member))
      counts.ideas += 1
      if (state === 'adopted' || state === 'thanked') counts.adopted += 1
    }
    for (const { members, how, introducer, voided, at } of tables.meetings.all()) {
      if (how !== 'introduced' || !introducer || voided !== undefined || !isCounted(at)) continue
      const counts = this.#countsOf(tables.people.personOf(introducer))
      const people = [...new Set(members.map((member) => tables.people.personOf(member)))]
      for (const person of people) {
        const days = web.daysOf(person)
        if (!isKnown(tables, person) || (days[0] ?? Infinity) < dayOf(at)) continue
        counts.brought += 1
        if (new Set(days).size > 1) counts.stayed += 1
      }
      counts.introduced += 1
      const [a, b] = people
      if (a && b && tables.ties.timesOf(a, b, now).some((time) => dayOf(time) > dayOf(at))) counts.held += 1
    }
  }

  of(member: MemberId): Evidence {
    const counts = this.#counts.get(member) ?? NOTHING
    const strong = this.#web.strongTies(member)
    return { member, ...counts, strong, warm: this.#web.warmTies(member) - strong }
  }

  #countsOf(member: MemberId): Counts {
    const counts = this.#counts.get(member) ?? { ...NOTHING }
    this.#counts.set(member, counts)
    return counts
  }
}

const NOTHING: Readonly<Counts> = { brought: 0, stayed: 0, introduced: 0, held: 0, ideas: 0, adopted: 0, hosted: 0 }

function isKnown({ members }: Tables, person: MemberId): boolean {
  const entry = members.get(person)
  return entry !== undefined && isOf(entry.member, null)
}
