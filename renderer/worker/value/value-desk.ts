import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Tier, ValueSettings } from '../../../shared/domain/value.ts'
import { ChapterBook } from '../../../shared/value/chapter-book.ts'
import type { MemberValue } from '../../../shared/value/chapter-book.ts'
import { dayOf, monthEnds } from '../../../shared/value/day.ts'
import { MONTHS } from '../../../shared/value/stage-moves.ts'
import { changesUnder } from '../../../shared/value/changes.ts'
import type { SettingChanges } from '../../../shared/value/changes.ts'
import type { MemberFacts } from '../../../shared/value/facts.ts'
import { introducersOf } from '../people/brought-by.ts'
import { turn } from '../turn.ts'
import { KeptPeople } from './kept-people.ts'
import type { Keeps, Progress } from './kept-people.ts'
import { FactReader } from './member-facts.ts'

/** Keeps what every member is to their chapters, from the first time that somebody asks. */
export class ValueDesk {
  readonly #community: Keeps
  readonly #people: KeptPeople<MemberFacts, ChapterBook>

  constructor(community: Keeps) {
    this.#community = community
    this.#people = new KeptPeople(community, {
      topic: 'value',
      bookOf: (settings, today) => new ChapterBook(settings, today),
      factsOf: (reader, entry) => reader.of(entry),
      warmUp: (book) => book.warmUp(monthEnds(book.today, MONTHS)),
      alsoAbout: introducersOf,
    })
    community.tables.value = this
  }

  /** Goes up whenever anything was worked out anew. */
  get version(): number {
    return this.#people.version
  }

  get settings(): ValueSettings {
    return this.#people.settings
  }

  /** Whether it could not be worked out; it is tried again once anything has changed. */
  get hasFailed(): boolean {
    return this.#people.hasFailed
  }

  get isAtHand(): boolean {
    return this.#people.isAtHand
  }

  /**
   * Takes in what has happened. Null when everything is up to date; otherwise how far it is, and `value` is published when it
   * is. @throws what went wrong while it `hasFailed`.
   */
  bring(): Progress | null {
    return this.#people.bring()
  }

  /** The book of a chapter; empty for one that nobody belongs to. */
  book(chapter: ChapterId): ChapterBook {
    return this.#people.books.get(chapter) ?? new ChapterBook(this.settings, this.#people.today(chapter))
  }

  of(member: MemberId, chapter: ChapterId): MemberValue | null {
    return this.#people.books.get(chapter)?.of(this.#community.tables.people.personOf(member)) ?? null
  }

  tierOn(member: MemberId, chapter: ChapterId, date: IsoDate): Tier | null {
    const [value, day] = [this.of(member, chapter), dayOf(date)]
    return value && day !== null ? this.book(chapter).tierAt(value.facts, day) : null
  }

  /** What other settings would change, over all chapters; lets other messages in on the way. */
  async changesUnder(wanted: ValueSettings): Promise<readonly SettingChanges[]> {
    const settings = this.#people.resolved(wanted)
    const found: SettingChanges[] = []
    for (const [chapter, book] of this.#people.books) {
      const other = this.#reread(chapter, book, settings)
      const steps = changesUnder(book, settings, other)
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          found.push(step.value)
          break
        }
        await turn()
      }
    }
    return found
  }

  /** A chapter's facts as other settings would read them; null where they would be the same. */
  #reread(chapter: ChapterId, book: ChapterBook, settings: ValueSettings): ChapterBook | null {
    const { currency, rates } = this.settings
    if (settings.currency === currency && JSON.stringify(settings.rates) === JSON.stringify(rates)) return null
    const { tables } = this.#community
    const reader = new FactReader(tables, settings)
    const other = new ChapterBook(settings, book.today)
    for (const member of book.members()) {
      const entry = tables.members.get(member)
      for (const [where, facts] of entry ? reader.of(entry) : []) if (where === chapter) other.put(facts)
    }
    return other
  }
}
