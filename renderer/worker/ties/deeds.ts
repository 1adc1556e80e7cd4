import type { Feedback } from '../../../shared/domain/afterwards.ts'
import type { Evidence } from '../../../shared/domain/connector.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { fold } from '../../../shared/text/fold.ts'
import { outcomeOf } from '../../../shared/ties/introductions.ts'
import { dayOf } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf, isOf } from './company.ts'

/** Deeds of so many days count. */
const WITHIN_DAYS = 365

/** What one person brought about; the latest first. */
export interface DeedsOf {
  readonly hosted: Salon[]
  readonly ideas: Feedback[]
  /** Who had not come before, and came because of them. */
  readonly brought: Set<MemberId>
  readonly introduced: (readonly [MemberId, MemberId])[]
  /** Of those introductions the ones that held. */
  readonly held: (readonly [MemberId, MemberId])[]
}

/** What people brought about in the last year, gathered once for everybody. */
export class Deeds {
  readonly #tables: Tables
  readonly #web: TieWeb
  readonly #now: number
  readonly #deeds = new Map<MemberId, DeedsOf>()
  #newcomers: ReadonlyMap<string, readonly MemberId[]> | null = null

  constructor(tables: Tables, web: TieWeb, now: number) {
    this.#tables = tables
    this.#web = web
    this.#now = now
    this.#takeSalons()
    this.#takeIdeas()
    this.#takeIntroductions()
  }

  /** Null for somebody who did none of it. */
  of(member: MemberId): DeedsOf | null {
    return this.#deeds.get(member) ?? null
  }

  evidenceOf(member: MemberId): Evidence {
    const { warm, strong } = this.#web.standingOf(member)
    const { hosted, ideas, brought, introduced, held } = this.#deeds.get(member) ?? NOTHING
    return {
      hosted: hosted.length,
      ideas: ideas.length,
      adopted: ideas.filter(isAdopted).length,
      brought: brought.size,
      stayed: [...brought].filter((person) => this.hasStayed(person)).length,
      introduced: introduced.length,
      held: held.length,
      strong,
      warm: warm - strong,
    }
  }

  /** Whether somebody came on more than one day. */
  hasStayed(member: MemberId): boolean {
    return new Set(this.#web.daysOf(member)).size > 1
  }

  #takeSalons(): void {
    const { salons, people } = this.#tables
    const held = [...salons.values()].filter(
      (salon) => salon.cancelled === undefined && this.#isCounted(timesOf(salon).start),
    )
    for (const salon of held.sort((a, b) => timesOf(b).start - timesOf(a).start)) {
      for (const host of new Set(salon.hosts.map((each) => people.personOf(each))))
        this.#deedsOf(host).hosted.push(salon)
      this.#takeCompanions(salon)
    }
  }

  /** A companion whose name only one member has who came for the first time later on has become that member. */
  #takeCompanions(salon: Salon): void {
    const { id, chapter } = salon
    const day = dayOf(timesOf(salon).start)
    for (const { guest, name } of companionsAt(this.#tables, id)) {
      const [person, ...others] = this.#newcomersNamed(chapter, name)
      const isLater = person && person !== guest && (this.#web.daysOf(person)[0] ?? 0) > day
      if (isLater && others.length === 0) this.#deedsOf(guest).brought.add(person)
    }
  }

  /** Who came for the first time within the year and has that name. */
  #newcomersNamed(chapter: ChapterId, name: string): readonly MemberId[] {
    this.#newcomers ??= this.#newcomersByName()
    return this.#newcomers.get(`${chapter} ${name}`) ?? []
  }

  #newcomersByName(): Map<string, MemberId[]> {
    const found = new Map<string, MemberId[]>()
    const since = this.#web.today - WITHIN_DAYS
    const { members, ids } = companyOf(this.#tables, null)
    const standings = this.#web.standingsOf(ids)
    for (const [index, { member, chapters }] of members.entries()) {
      if ((standings[index]?.days[0] ?? 0) <= since) continue
      for (const chapter of chapters) {
        const key = `${chapter} ${fold(member.name)}`
        const known = found.get(key)
        if (known) known.push(member.id)
        else found.set(key, [member.id])
      }
    }
    return found
  }

  #takeIdeas(): void {
    const { feedback, people } = this.#tables
    for (const each of [...feedback.all()].sort((a, b) => b.at - a.at))
      if (each.member && each.kind === 'idea' && each.voided === undefined && this.#isCounted(each.at))
        this.#deedsOf(people.personOf(each.member)).ideas.push(each)
  }

  #takeIntroductions(): void {
    const { meetings, people } = this.#tables
    for (const { members, how, introducer, voided, at } of [...meetings.all()].sort((a, b) => b.at - a.at)) {
      if (how !== 'introduced' || !introducer || voided !== undefined || !this.#isCounted(at)) continue
      const deeds = this.#deedsOf(people.personOf(introducer))
      const those = [...new Set(members.map((member) => people.personOf(member)))]
      for (const person of those)
        if (this.#isKnown(person) && (this.#web.daysOf(person)[0] ?? Infinity) >= dayOf(at)) deeds.brought.add(person)
      const [a, b] = those
      if (!a || !b) continue
      deeds.introduced.push([a, b])
      if (this.#hasHeld(a, b, at)) deeds.held.push([a, b])
    }
  }

  #hasHeld(a: MemberId, b: MemberId, at: number): boolean {
    const tie = this.#web.warmOf(a).find(({ other }) => other === b)
    if (!tie || tie.last <= dayOf(at)) return false
    return outcomeOf(at, this.#tables.ties.timesOf(a, b, this.#now), tie, this.#now, this.#web.numbers).state === 'held'
  }

  #isKnown(person: MemberId): boolean {
    const entry = this.#tables.members.get(person)
    return entry !== undefined && isOf(entry.member, null)
  }

  #isCounted(at: number): boolean {
    return at <= this.#now && dayOf(at) > this.#web.today - WITHIN_DAYS
  }

  #deedsOf(member: MemberId): DeedsOf {
    const known = this.#deeds.get(member)
    if (known) return known
    const deeds = { hosted: [], ideas: [], brought: new Set<MemberId>(), introduced: [], held: [] }
    this.#deeds.set(member, deeds)
    return deeds
  }
}

interface Companion {
  readonly guest: MemberId
  /** As names are compared. */
  readonly name: string
}

/** Whom those who came to an evening brought along, where a name was asked for. */
function companionsAt({ attendance }: Tables, salon: SalonId): readonly Companion[] {
  const present = attendance.presentAt(salon)
  const found: Companion[] = []
  for (const entry of attendance.entriesOf(salon))
    if (
      entry.kind === 'companion' &&
      entry.voided === undefined &&
      present.has(entry.member) &&
      entry.name.trim() !== ''
    )
      found.push({ guest: entry.member, name: fold(entry.name) })
  return found
}

const NOTHING: DeedsOf = { hosted: [], ideas: [], brought: new Set(), introduced: [], held: [] }

/** An idea that was taken up; who told it may have been thanked since. */
export function isAdopted({ state }: Pick<Feedback, 'state'>): boolean {
  return state === 'adopted' || state === 'thanked'
}
