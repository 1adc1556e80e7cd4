import { dateAt } from '../../../shared/calendar/instants.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { Story } from '../../../shared/drafts/story.ts'
import type { OpenCommunity } from '../open-community.ts'
import { helpOf } from './help-of.ts'
import { standingMeetings } from './meetings.ts'
import { timesOf } from './salon-times.ts'
import { warmestTie } from './warmest-tie.ts'

/** What is told of people in the letters of one answer; what concerns everybody is looked up once. */
export class Stories {
  readonly #community: OpenCommunity
  #ideas: ReadonlyMap<MemberId, string> | null = null

  constructor(community: OpenCommunity) {
    this.#community = community
  }

  /**
   * @param after the evening that is written about; null for whichever was their last
   * @param from who writes: they are not named as somebody else
   * @param tellsFriend whether the text has a word for the warmest tie, which takes longer to look up than all else
   */
  of(
    member: Member,
    {
      after,
      from = null,
      tellsFriend,
    }: { readonly after: Salon | null; readonly from?: MemberId | null; readonly tellsFriend: boolean },
  ): Story {
    const { tables, world } = this.#community
    const id = tables.people.personOf(member.id)
    const attended = this.#attended(id)
    const upTo = after === null ? attended : attended.slice(0, attended.indexOf(after) + 1)
    const last = upTo.at(-1)
    const guest = after && tables.attendance.guests(after.id).get(id)
    const hasMissed = after !== null && guest?.status === 'going' && guest.arrived === undefined
    const friend = tellsFriend ? warmestTie(tables, id, world.now()) : null
    return {
      since: firstDay(member),
      visits: upTo.length,
      last: last ? { theme: last.theme, day: dateAt(timesOf(last).start, last.zone) } : null,
      missed: hasMissed ? after.theme : null,
      met: last ? this.#metAt(last, id, from) : [],
      idea: this.#adopted().get(id) ?? null,
      said: after && this.#saidOf(after, id),
      help: last && !hostedBy(last, id) ? (helpOf(last, member.name, false)[0] ?? null) : null,
      friend: friend && friend[0] !== from && friend[1].level !== 'faint' ? this.#called(friend[0]) : null,
    }
  }

  /** What somebody came to, earliest first. */
  #attended(id: MemberId): Salon[] {
    const { tables, world } = this.#community
    return [...tables.attendance.salonsOf(id)]
      .flatMap((each) => {
        const salon = tables.salons.get(each)
        const came = tables.attendance.guests(each).get(id)?.arrived !== undefined
        return salon && came && timesOf(salon).start <= world.now() ? [salon] : []
      })
      .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
  }

  /** Whom they met there, as far as they are still with the community. */
  #metAt(salon: Salon, id: MemberId, from: MemberId | null): Story['met'] {
    const groups = standingMeetings(this.#community.tables, salon.id).filter(({ members }) => members.includes(id))
    const others = new Set(groups.flatMap(({ members }) => members))
    others.delete(id)
    if (from !== null) others.delete(from)
    return [...others].flatMap((other) => this.#called(other) ?? [])
  }

  #called(id: MemberId): Story['friend'] {
    const member = this.#community.tables.members.get(id)?.member
    if (!member || member.archived !== undefined) return null
    const { name, given, nickname } = member
    return { name, ...(given !== undefined && { given }), ...(nickname !== undefined && { nickname }) }
  }

  /** The latest idea of each person that was taken up. */
  #adopted(): ReadonlyMap<MemberId, string> {
    if (this.#ideas) return this.#ideas
    const { tables } = this.#community
    const latest = new Map<MemberId, { readonly at: number; readonly text: string }>()
    for (const chapter of tables.chapters.keys())
      for (const { member, kind, state, text, at, voided } of tables.feedback.of(chapter)) {
        if (member === undefined || voided !== undefined || kind !== 'idea') continue
        if (state !== 'adopted' && state !== 'thanked') continue
        const person = tables.people.personOf(member)
        if ((latest.get(person)?.at ?? -1) < at) latest.set(person, { at, text })
      }
    this.#ideas = new Map([...latest].map(([person, { text }]) => [person, text]))
    return this.#ideas
  }

  #saidOf({ id: salon }: Salon, id: MemberId): string | null {
    const { feedback, people } = this.#community.tables
    const own = [...feedback.of(salon)].filter(
      ({ member, voided }) => voided === undefined && member !== undefined && people.personOf(member) === id,
    )
    return own.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))[0]?.text ?? null
  }
}

function hostedBy({ hosts }: Salon, id: MemberId): boolean {
  return hosts.includes(id)
}

/** Since when somebody is with the community: as their record says, or as their first membership does. */
function firstDay({ joined, memberships }: Member): string | null {
  const said = [joined, ...Object.values(memberships).map((membership) => membership?.from)]
  const days = said.flatMap((day) => (day === undefined || day === '' ? [] : [day]))
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
}
