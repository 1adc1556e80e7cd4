import { dateAt, instantOf } from '../../../shared/calendar/instants.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { ValueSettings } from '../../../shared/domain/value.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { aboutWhom } from '../people/about-whom.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'
import { FactReader } from './member-facts.ts'
import { resolvedCurrency } from './resolved-currency.ts'

/** Evenings folded, and members read, between two looks at other messages: some 5 ms each. */
const EVENINGS_A_STEP = 20
const MEMBERS_A_STEP = 200

/** With more people than these to read anew everybody is, in steps. */
const AT_ONCE = 1000

/** How often screens are told how far it is. */
const TELL_EVERY = 5

/** What is used of a community. */
export type Keeps = Pick<OpenCommunity, 'tables' | 'publish' | 'wakeAt'> & {
  readonly world: Pick<OpenCommunity['world'], 'now'>
}

export interface Progress {
  readonly done: number
  readonly of: number
}

/** The people of one chapter, each put with what is known of them. */
export interface PeopleBook<Facts> {
  has(member: MemberId): boolean
  put(facts: Facts): void
  remove(member: MemberId): void
}

export interface Keeping<Facts, Book> {
  readonly topic: 'value' | 'measures' | 'recognition'
  readonly bookOf: (settings: ValueSettings, today: Day, chapter: ChapterId) => Book
  /** What the books rest on besides days and settings, in one word. */
  readonly basisOf?: () => string
  /** What is known of somebody in each chapter whose book they stand in. */
  readonly factsOf: (reader: FactReader, entry: MemberEntry) => readonly (readonly [ChapterId, Facts])[]
  /** Works out what is asked of a book first, a little at each step. */
  readonly warmUp?: (book: Book) => Iterator<unknown>
  /** Whom a record is about besides those that it is always about. */
  readonly alsoAbout?: (tables: Tables, id: string) => readonly MemberId[]
}

/**
 * Keeps a book of people for each chapter, from the first time that somebody asks. Whatever touches a person marks them; they
 * are read anew when somebody asks next. A new day and other settings begin everything anew.
 */
export class KeptPeople<Facts, Book extends PeopleBook<Facts>> {
  readonly #community: Keeps
  readonly #keeping: Keeping<Facts, Book>
  #books: ReadonlyMap<ChapterId, Book> = new Map()
  #settings: ValueSettings
  readonly #dirty = new Set<MemberId>()
  /** The days and settings that the books are of. */
  #basis = ''
  #building: Progress | null = null
  /** What went wrong the last time that everything was worked out, and of which days and settings. */
  #failure: { readonly basis: string; readonly error: unknown } | null = null
  #version = 0

  constructor(community: Keeps, keeping: Keeping<Facts, Book>) {
    this.#community = community
    this.#keeping = keeping
    this.#settings = this.#settingsNow()
    community.tables.heard.add((id) => this.#touched(id))
  }

  /** Goes up whenever anything was worked out anew. */
  get version(): number {
    return this.#version
  }

  get settings(): ValueSettings {
    return this.#settings
  }

  get books(): ReadonlyMap<ChapterId, Book> {
    return this.#books
  }

  /** Whether it could not be worked out; it is tried again once anything has changed. */
  get hasFailed(): boolean {
    return this.#failure?.basis === this.#basisNow() && this.#dirty.size === 0 && this.#building === null
  }

  /** Whether everybody has been read, and `bring` takes in little. */
  get isAtHand(): boolean {
    return this.#building === null && this.#basis === this.#basisNow() && this.#dirty.size <= AT_ONCE
  }

  /**
   * Takes in what has happened. Null when everything is up to date; otherwise how far it is, and the topic is published when it
   * is. @throws what went wrong while it `hasFailed`.
   */
  bring(): Progress | null {
    if (this.#building) return this.#building
    const { tables } = this.#community
    if (this.#failure && this.hasFailed) throw this.#failure.error
    const basis = this.#basisNow()
    if (basis !== this.#basis || this.#dirty.size > AT_ONCE) {
      const begun: Progress = { done: 0, of: tables.members.size }
      this.#building = begun
      void this.#build(basis).catch((error: unknown) => {
        // Whoever waits is told, and whoever asks next gets the error as an answer.
        this.#failure = { basis, error }
        this.#community.publish(new Set([this.#keeping.topic]))
      })
      return begun
    }
    if (this.#dirty.size === 0) return null
    const reader = new FactReader(tables, this.#settings)
    for (const member of this.#dirty) this.#read(this.#books, reader, member)
    this.#dirty.clear()
    this.#version += 1
    return null
  }

  today(chapter: ChapterId): Day {
    const { tables, world } = this.#community
    return dayOf(dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')) ?? 0
  }

  /** Settings with the currency of the community's first purchase, where nobody chose one. */
  resolved(settings: ValueSettings): ValueSettings {
    const { currency } = settings
    return currency === '' ? { ...settings, currency: resolvedCurrency(this.#community.tables, currency) } : settings
  }

  async #build(basis: string): Promise<void> {
    const { tables, publish } = this.#community
    const { topic, bookOf } = this.#keeping
    try {
      this.#settings = this.#settingsNow()
      this.#dirty.clear()
      const books = new Map<ChapterId, Book>()
      for (const chapter of tables.chapters.keys())
        books.set(chapter, bookOf(this.#settings, this.today(chapter), chapter))
      const reader = await this.#readerOfAll()
      const of = tables.members.size
      let done = 0
      for (const entry of tables.members.all()) {
        // Nobody stands in any book yet; whoever changes meanwhile is read again.
        for (const [chapter, facts] of this.#keeping.factsOf(reader, entry)) books.get(chapter)?.put(facts)
        done += 1
        if (done % MEMBERS_A_STEP !== 0) continue
        this.#building = { done, of }
        if ((done / MEMBERS_A_STEP) % TELL_EVERY === 0) publish(new Set([`${topic} working` as const]))
        await turn()
      }
      for (const book of books.values()) {
        const steps = this.#keeping.warmUp?.(book)
        while (steps && steps.next().done !== true) await turn()
      }
      this.#books = books
      this.#basis = basis
      this.#failure = null
      this.#version += 1
    } finally {
      this.#building = null
    }
    this.#wake()
    publish(new Set([topic]))
  }

  /** Reads everybody; where what members are to their chapters has been worked out, that has been done already. */
  async #readerOfAll(): Promise<FactReader> {
    const { tables } = this.#community
    const { value } = tables
    if (value?.isAtHand === true && value.bring() === null)
      return new FactReader(tables, this.#settings, (member, chapter) => value.of(member, chapter)?.facts)
    const reader = new FactReader(tables, this.#settings)
    let steps = 0
    for (const salon of tables.salons.values()) {
      reader.foresee(salon)
      steps += 1
      if (steps % EVENINGS_A_STEP === 0) await turn()
    }
    return reader
  }

  /** Reads one person anew into the books of their chapters, and out of all others. */
  #read(books: ReadonlyMap<ChapterId, Book>, reader: FactReader, member: MemberId): void {
    const entry = this.#community.tables.members.get(member)
    const facts = entry?.member.id === member ? this.#keeping.factsOf(reader, entry) : []
    const chapters = new Set(facts.map(([chapter]) => chapter))
    for (const [chapter, book] of books) if (!chapters.has(chapter) && book.has(member)) book.remove(member)
    for (const [chapter, each] of facts) books.get(chapter)?.put(each)
  }

  #basisNow(): string {
    const { tables } = this.#community
    const days = [...tables.chapters.keys()].map((chapter) => `${chapter} ${this.today(chapter)}`)
    return JSON.stringify([days, this.#settingsNow(), this.#keeping.basisOf?.()])
  }

  #settingsNow(): ValueSettings {
    return this.resolved(this.#community.tables.valueSettings)
  }

  /** Labels change at midnight though nobody does anything. */
  #wake(): void {
    for (const { id, zone } of this.#community.tables.chapters.values()) {
      const midnight = instantOf(`${isoOf(this.today(id) + 1)}T00:00`, zone)
      if (midnight !== null) this.#community.wakeAt(midnight)
    }
  }

  /** Marks whoever a record is about; called before it changes and after. */
  #touched(id: string): void {
    const { tables } = this.#community
    const { people } = tables
    for (const record of [...aboutWhom(tables, id), ...(this.#keeping.alsoAbout?.(tables, id) ?? [])]) {
      this.#dirty.add(people.personOf(record))
      for (const part of people.partsOf(people.personOf(record))) this.#dirty.add(part)
    }
  }
}
