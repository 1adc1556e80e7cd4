import { dateAt, instantOf } from '../../../shared/calendar/instants.ts'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { JourneySettings } from '../../../shared/domain/journey.ts'
import { refusalBy } from '../../../shared/domain/reach.ts'
import { daysBetween, stepsOf } from '../../../shared/journeys/first-days.ts'
import type { FirstFacts, StepState } from '../../../shared/journeys/first-days.ts'
import type { OpenCommunity } from '../open-community.ts'
import { aboutWhom } from '../people/about-whom.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { firstFacts, journeyOf, startOf, zoneOf } from './first-facts.ts'

/** What the desk uses of a community. */
type Keeps = Pick<OpenCommunity, 'tables' | 'wakeAt'> & { readonly world: Pick<OpenCommunity['world'], 'now'> }

/** A new member on their way in one chapter. */
export interface Traveller {
  readonly member: MemberId
  readonly chapter: ChapterId
  readonly facts: FirstFacts
  /** Counted from 1. */
  readonly day: number
  /** Somebody decided that they need no accompanying. */
  readonly left: boolean
  readonly steps: readonly StepState[]
}

/** Members read between two looks at other work. */
const MEMBERS_A_STEP = 100

/**
 * Keeps who is in their first hundred days, from the first time that somebody asks. Whatever touches a person marks them; they
 * are read anew when somebody asks next. A new day and another length begin everything anew.
 */
export class JourneyDesk {
  readonly #community: Keeps
  #travellers = new Map<MemberId, readonly Traveller[]>()
  readonly #dirty = new Set<MemberId>()
  /** The day at each chapter's, of the basis. */
  readonly #todays = new Map<ChapterId, IsoDate>()
  readonly #earliests = new Map<ChapterId, Earliest>()
  #basis = ''
  /** Everybody has begun to be read so often; what was begun before another time is of no use any more. */
  #begun = 0

  constructor(community: Keeps) {
    this.#community = community
    community.tables.heard.add((id) => this.#touched(id))
  }

  /** Everybody on their way, in no order. */
  *all(): Iterable<Traveller> {
    this.#bring()
    for (const each of this.#travellers.values()) yield* each
  }

  of(member: MemberId): readonly Traveller[] {
    this.#bring()
    return this.#travellers.get(this.#community.tables.people.personOf(member)) ?? []
  }

  /** Everybody on their way as other settings would have it. */
  under(settings: JourneySettings): Traveller[] {
    const { members } = this.#community.tables
    const found: Traveller[] = []
    for (const entry of members.all()) found.push(...this.#read(entry, settings))
    return found
  }

  /** Takes in what has happened, a little a step where everybody is read. */
  *foresee(): Generator<void> {
    const { tables } = this.#community
    const basis = this.#basisNow()
    if (basis !== this.#basis) {
      this.#begun += 1
      const begun = this.#begun
      // What is kept is of no use while it is read anew, and from here on it is noted who is touched.
      this.#basis = ''
      this.#dirty.clear()
      const found = new Map<MemberId, readonly Traveller[]>()
      let read = 0
      for (const entry of tables.members.all()) {
        const own = this.#read(entry, tables.journeySettings)
        if (own.length > 0) found.set(entry.member.id, own)
        read += 1
        if (read % MEMBERS_A_STEP !== 0) continue
        yield
        if (this.#begun !== begun) return
      }
      this.#travellers = found
      this.#basis = basis
      this.#wake()
    }
    for (const member of this.#dirty) {
      const entry = tables.members.get(member)
      this.#keep(member, entry?.member.id === member ? entry : undefined)
    }
    this.#dirty.clear()
  }

  #bring(): void {
    for (const _ of this.foresee());
  }

  #keep(member: MemberId, entry: MemberEntry | undefined): void {
    const found = entry ? this.#read(entry, this.#community.tables.journeySettings) : []
    if (found.length > 0) this.#travellers.set(member, found)
    else this.#travellers.delete(member)
  }

  #read(entry: MemberEntry, settings: JourneySettings): Traveller[] {
    const { tables, world } = this.#community
    const { member } = entry
    // Nobody is asked to look after who has left, has died or wants to be left alone.
    if (refusalBy(member, 'contact', 'inPerson', tables.reach.on(world.now())) !== null) return []
    return entry.chapters.flatMap((chapter): Traveller[] => {
      const today = this.#today(chapter)
      if (!mayBeNew(tables, entry, chapter, this.#earliest(chapter, settings.days))) return []
      const start = startOf(tables, entry, chapter)
      if (!start) return []
      const day = daysBetween(start.started, today) + 1
      if (day < 1 || day > settings.days) return []
      if (!start.isDecided && isKnownElsewhere(tables, entry, chapter, addDays(start.started, -settings.days)))
        return []
      const facts = firstFacts(tables, entry, chapter, start)
      const left = journeyOf(tables, member.id, chapter)?.left === true
      return [{ member: member.id, chapter, facts, day, left, steps: stepsOf(facts, settings, today) }]
    })
  }

  /** The first day on which anybody began who is still on their way. */
  #earliest(chapter: ChapterId, days: number): Earliest {
    const known = this.#earliests.get(chapter)
    if (known?.days === days) return known
    const day = addDays(this.#today(chapter), -days)
    const earliest = { days, day, createdFrom: Date.parse(day) - DAY_MS }
    this.#earliests.set(chapter, earliest)
    return earliest
  }

  #today(chapter: ChapterId): IsoDate {
    const known = this.#todays.get(chapter)
    if (known !== undefined) return known
    const today = dateAt(this.#community.world.now(), zoneOf(this.#community.tables, chapter))
    this.#todays.set(chapter, today)
    return today
  }

  #basisNow(): string {
    const { tables } = this.#community
    this.#todays.clear()
    this.#earliests.clear()
    const days = [...tables.chapters.keys()].map((chapter) => `${chapter} ${this.#today(chapter)}`)
    return JSON.stringify([days, tables.journeySettings, tables.consentSettings])
  }

  /** Steps become overdue at midnight though nobody does anything. */
  #wake(): void {
    for (const { id, zone } of this.#community.tables.chapters.values()) {
      const midnight = instantOf(`${addDays(this.#today(id), 1)}T00:00`, zone)
      if (midnight !== null) this.#community.wakeAt(midnight)
    }
  }

  /** Marks whoever a record is about; called before it changes and after. */
  #touched(id: string): void {
    if (this.#begun === 0) return
    const { tables } = this.#community
    const { people } = tables
    for (const record of [...aboutWhom(tables, id), ...alsoAbout(tables, id)]) {
      this.#dirty.add(people.personOf(record))
      for (const part of people.partsOf(people.personOf(record))) this.#dirty.add(part)
    }
  }
}

interface Earliest {
  /** How long people are on their way. */
  readonly days: number
  readonly day: IsoDate
  /** Who was entered before this has been there longer, in whatever zone. */
  readonly createdFrom: number
}

/** Whether somebody may have begun on a day or later; told without looking anything up, as nearly everybody has not. */
function mayBeNew(
  tables: Tables,
  { member }: MemberEntry,
  chapter: ChapterId,
  { day, createdFrom }: Earliest,
): boolean {
  const said = member.memberships[chapter]?.from ?? member.joined
  if (said === undefined ? member.created >= createdFrom : said >= day) return true
  return (journeyOf(tables, member.id, chapter)?.started ?? '') >= day
}

/** More than any two zones are apart. */
const DAY_MS = 86_400_000

/** Who has long been of another chapter is new in this one, but no new member. */
function isKnownElsewhere(
  tables: Tables,
  { member, chapters }: MemberEntry,
  chapter: ChapterId,
  day: IsoDate,
): boolean {
  return chapters.some((other) => {
    const from = other === chapter ? undefined : member.memberships[other]?.from
    return from !== undefined && tables.chapters.has(other) && from < day
  })
}

/** Whose first days a record bears on, besides those whom it says something about. */
function alsoAbout(tables: Tables, id: string): readonly MemberId[] {
  if (isId('sal', id)) return [...tables.meetings.of(id)].flatMap(({ members }) => members)
  if (!isId('lnk', id)) return []
  const link = tables.people.links.get(id)
  return link ? [link.a, link.b].flatMap((member) => connectedTo(tables, member)) : []
}

/** Whose first days speak of somebody: whom they met, and with whom they go. */
function connectedTo({ meetings, journeys }: Tables, member: MemberId): MemberId[] {
  const met = [...meetings.of(member)].flatMap(({ members }) => members)
  return [...met, ...[...journeys.of(member)].map((journey) => journey.member)]
}
