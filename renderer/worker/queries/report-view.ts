import type { EveningTiers } from '../../../shared/domain/evening-report.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { ReportView } from '../../../shared/protocol/afterwards.ts'
import { eveningPicture } from '../../../shared/salons/evening-picture.ts'
import { eveningReport } from '../../../shared/salons/report.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import type { ValueReader } from '../tables/value-reader.ts'
import { bringValue } from '../value/open-desk.ts'
import { standingMeetings } from './meetings.ts'
import { moneyView } from './money-view.ts'
import { named } from './named.ts'
import { timesOf } from './salon-times.ts'

/** Sentences that a page has room for. */
const MOST_SAID = 6
/** Characters of the date in `2026-11-28T19:00`. */
const DATE = 10

/** A salon that is over, on one page. Ties are counted as they stood when it ended, so that the page says the same whenever it is read. */
export function reportView(community: OpenCommunity, id: SalonId): ReportView | null {
  const { tables, world } = community
  const salon = tables.salons.get(id)
  if (!salon) return null
  const { start, end } = timesOf(salon)
  const guests = [...tables.attendance.guests(id).values()]
  const present = guests.filter(({ arrived, member }) => arrived && tables.members.get(member))
  const came = present.map(({ member, arrived }) => ({
    member,
    before: tables.ties.cameOn(member).filter((at) => at < start).length,
    walkIn: arrived?.walkIn ?? false,
  }))
  const members = came.map(({ member }) => member)
  const before = tables.ties.amongAt(members, end, world.now(), id)
  const after = tables.ties.amongAt(members, end, world.now())
  const meetings = standingMeetings(tables, id).map((meeting) => meeting.members)
  const expected = guests.filter(({ status }) => status === 'going')
  const { currency, outcome, open } = moneyView(community, salon)
  const value = bringValue(community)
  return {
    salon,
    startsAt: start,
    endsAt: end,
    community: tables.community?.name ?? '',
    chapter: tables.chapters.get(salon.chapter)?.name ?? '',
    hosts: [...new Set(salon.hosts.map((host) => named(tables, host).name))].filter((name) => name !== ''),
    figures: eveningReport({
      came,
      companions: present.reduce((sum, { companions }) => sum + companions.length, 0),
      expected: expected.length,
      expectedCame: expected.filter(({ arrived }) => arrived).length,
      meetings,
      before,
      after,
      ratings: standing(tables.reviews.of(id)).flatMap(({ rating }) => rating ?? []),
    }),
    tiers: value ? tiersOf(value, salon, members) : tables.value?.hasFailed === true ? 'unknown' : null,
    money: { currency, outcome, open },
    said: saidOf(tables, id),
    picture: eveningPicture(
      came.map(({ member, before: evenings }) => ({ member, fresh: evenings === 0 })),
      meetings,
      (a, b) => (before.get(a)?.get(b)?.met ?? 0) === 0,
    ),
  }
}

/** Tiers as they were on that day, so that the page says the same whenever it is read. */
function tiersOf(value: ValueReader, { chapter, start }: Salon, came: readonly MemberId[]): EveningTiers {
  const tiers = { potential: 0, customer: 0, member: 0, partner: 0 }
  let visitors = 0
  for (const member of came) {
    const tier = value.tierOn(member, chapter, start.slice(0, DATE))
    if (tier) tiers[tier] += 1
    else visitors += 1
  }
  return { tiers, visitors }
}

function saidOf(tables: Tables, id: SalonId): string[] {
  const keep = standing(tables.reviews.of(id)).map(({ keep: text }) => text)
  const ideas = standing(tables.feedback.of(id)).flatMap(({ kind, text }) => (kind === 'idea' ? [text] : []))
  return [...keep, ...ideas].filter((text) => text !== '').slice(0, MOST_SAID)
}

function standing<Said extends { readonly id: string; readonly at: number; readonly voided?: number }>(
  all: Iterable<Said>,
): Said[] {
  return [...all].filter(({ voided }) => voided === undefined).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
