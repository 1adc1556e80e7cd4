import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Instant, IsoDate } from '../../../shared/domain/dates.ts'
import { adoptedAt } from '../../../shared/domain/idea.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { pointsLines } from '../../../shared/domain/points-ledger.ts'
import type { DatedEntry, Deed, PointsLine } from '../../../shared/domain/points-ledger.ts'
import type { PointsRule } from '../../../shared/domain/points.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { broughtBy, salonsOf } from '../people/brought-by.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'

/** Reads what rules may give points for out of the rows in memory; what stands there by another key is looked up once for many. */
export class DeedReader {
  readonly #tables: Tables
  readonly #now: Instant
  readonly #hosted = new Map<MemberId, Salon[]>()

  constructor(tables: Tables, now: Instant) {
    this.#tables = tables
    this.#now = now
    for (const salon of tables.salons.values()) {
      if (salon.cancelled !== undefined || timesOf(salon).start > now) continue
      for (const host of new Set(salon.hosts.map((each) => tables.people.personOf(each)))) {
        const list = this.#hosted.get(host)
        if (list) list.push(salon)
        else this.#hosted.set(host, [salon])
      }
    }
  }

  /** The lines of one person, under the rules given. */
  linesOf(person: MemberId, rules: readonly PointsRule[]): PointsLine[] {
    return pointsLines(this.deedsOf(person), this.entriesOf(person), rules)
  }

  entriesOf(person: MemberId): DatedEntry[] {
    const { people, points } = this.#tables
    return people
      .partsOf(person)
      .flatMap((part) => [...points.of(part)])
      .map((entry) => ({ ...entry, day: this.#dayOf(entry.chapter, entry.at) }))
  }

  deedsOf(person: MemberId): Deed[] {
    const { people, contributions, feedback } = this.#tables
    const parts = people.partsOf(person)
    const deeds: Deed[] = []
    const add = (on: Deed['on'], id: string, chapter: ChapterId, day: IsoDate) =>
      deeds.push({ key: `${on}/${id}`, on, chapter, day })
    for (const salon of salonsOf(this.#tables, person, this.#now))
      add('attended', salon.id, salon.chapter, dayOf(salon))
    for (const salon of this.#hosted.get(person) ?? []) add('hosted', salon.id, salon.chapter, dayOf(salon))
    for (const part of parts) {
      for (const { id, kind, chapter, day, voided } of contributions.of(part))
        if (voided === undefined) add(kind === 'talk' ? 'talk' : 'contribution', id, chapter, day)
      for (const said of feedback.of(part)) {
        const at = said.voided === undefined ? adoptedAt(said) : null
        if (at !== null) add('adopted', said.id, said.chapter, this.#dayOf(said.chapter, at))
      }
    }
    for (const { introduction, first } of broughtBy(this.#tables, person, this.#now))
      add('introduced', introduction, first.chapter, dayOf(first))
    return deeds
  }

  #dayOf(chapter: ChapterId, at: Instant): IsoDate {
    return dateAt(at, this.#tables.chapters.get(chapter)?.zone ?? 'UTC')
  }
}

function dayOf({ start }: Salon): IsoDate {
  return start.slice(0, 'yyyy-mm-dd'.length)
}
