import { dateAt, instantOf } from '../../../shared/calendar/instants.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'
import type { DueRules } from '../../../shared/recognition/due.ts'
import { monthOf } from '../../../shared/recognition/month.ts'
import type { Month } from '../../../shared/recognition/month.ts'
import { RecognitionBook } from '../../../shared/recognition/recognition-book.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { aboutWhom } from '../people/about-whom.ts'
import { introducersOf } from '../people/brought-by.ts'
import { turn } from '../turn.ts'
import { RecognisableReader } from './recognisable.ts'

/** Evenings folded, and members read, between two looks at other messages: some 5 ms each. */
const EVENINGS_A_STEP = 20
const MEMBERS_A_STEP = 200
/** With more people than these to read anew everybody is, in steps. */
const AT_ONCE = 1000
/** How often screens are told how far it is. */
const TELL_EVERY = 5

/** What is read to say what people are owed. */
export type Sources = Pick<OpenCommunity, 'tables'> & { readonly world: Pick<OpenCommunity['world'], 'now'> }
/** What the desk uses of a community. */
type Keeps = Sources & Pick<OpenCommunity, 'publish' | 'wakeAt'>

interface Held {
  readonly version: number
  /** The day in each chapter, and the months, in one word each: while they are the same nothing has to be read anew. */
  readonly days: string
  readonly months: string
  readonly of: ReadonlyMap<ChapterId, ReadonlySet<Month>>
}

export interface Progress {
  readonly done: number
  readonly of: number
}

/**
 * Keeps what everybody is owed, from the first time that somebody asks. Whatever touches a person marks them; they are read anew
 * when somebody asks next. A new day, other rules and another month with a salon begin everything anew.
 */
export class RecognitionDesk {
  readonly #community: Keeps
  #books: ReadonlyMap<ChapterId, RecognitionBook> = new Map()
  readonly #dirty = new Set<MemberId>()
  /** The days, rules and months that the books are of. */
  #basis = ''
  #building: Progress | null = null
  #version = 0
  #held: Held = { version: -1, days: '', months: '', of: new Map() }

  constructor(community: Keeps) {
    this.#community = community
    community.tables.heard.add((id) => this.#touched(id))
  }

  /** Goes up whenever anything was worked out anew. */
  get version(): number {
    return this.#version
  }

  /** Takes in what has happened. Null when everything is up to date; otherwise how far it is, and `recognition` is published when it is. */
  bring(): Progress | null {
    if (this.#building) return this.#building
    const { tables } = this.#community
    const basis = this.#basisNow()
    if (basis !== this.#basis || this.#dirty.size > AT_ONCE) {
      this.#building = { done: 0, of: tables.members.size }
      void this.#build(basis).catch((error: unknown) => reportError(error))
      return this.#building
    }
    if (this.#dirty.size === 0) return null
    const reader = new RecognisableReader(tables)
    for (const member of this.#dirty) this.#read(this.#books, reader, member)
    this.#dirty.clear()
    this.#version += 1
    return null
  }

  /** The books of one chapter, or of all. */
  books(chapter: ChapterId | null): readonly (readonly [ChapterId, RecognitionBook])[] {
    return [...this.#books].filter(([id]) => chapter === null || id === chapter)
  }

  book(chapter: ChapterId): RecognitionBook {
    return this.#books.get(chapter) ?? new RecognitionBook(this.rulesOf(chapter))
  }

  /** What a chapter's people are recognised by today, or would be by other settings. */
  rulesOf(chapter: ChapterId, settings?: RecognitionSettings): DueRules {
    const { tables } = this.#community
    const { zone } = this.#zoneOf(chapter)
    return {
      settings: settings ?? tables.recognitionSettings,
      today: this.today(chapter),
      began: dayOf(dateAt(tables.community?.created ?? 0, zone)) ?? 0,
      held: this.#monthsHeld().of.get(chapter) ?? new Set(),
    }
  }

  today(chapter: ChapterId): Day {
    return dayOf(dateAt(this.#community.world.now(), this.#zoneOf(chapter).zone)) ?? 0
  }

  #zoneOf(chapter: ChapterId): { readonly zone: string } {
    return this.#community.tables.chapters.get(chapter) ?? { zone: 'UTC' }
  }

  async #build(basis: string): Promise<void> {
    const { tables, publish } = this.#community
    try {
      this.#dirty.clear()
      const books = new Map<ChapterId, RecognitionBook>()
      for (const chapter of tables.chapters.keys()) books.set(chapter, new RecognitionBook(this.rulesOf(chapter)))
      let steps = 0
      for (const salon of tables.salons.keys()) {
        tables.attendance.guests(salon)
        steps += 1
        if (steps % EVENINGS_A_STEP === 0) await turn()
      }
      const reader = new RecognisableReader(tables)
      const of = tables.members.size
      let done = 0
      for (const { member } of tables.members.all()) {
        this.#read(books, reader, member.id)
        done += 1
        if (done % MEMBERS_A_STEP !== 0) continue
        this.#building = { done, of }
        if ((done / MEMBERS_A_STEP) % TELL_EVERY === 0) publish(new Set(['recognition']))
        await turn()
      }
      this.#books = books
      this.#basis = basis
      this.#version += 1
    } finally {
      this.#building = null
    }
    this.#wake()
    publish(new Set(['recognition']))
  }

  /** Reads one person anew into the books of their chapters, and out of all others. */
  #read(books: ReadonlyMap<ChapterId, RecognitionBook>, reader: RecognisableReader, member: MemberId): void {
    const entry = this.#community.tables.members.get(member)
    const facts = entry?.member.id === member ? reader.of(entry) : []
    const chapters = new Set(facts.map(({ chapter }) => chapter))
    for (const [chapter, book] of books) if (!chapters.has(chapter) && book.has(member)) book.remove(member)
    for (const each of facts) books.get(each.chapter)?.put(each)
  }

  #basisNow(): string {
    const { tables } = this.#community
    const { days, months } = this.#monthsHeld()
    return `${days} ${months} ${JSON.stringify(tables.recognitionSettings)} ${tables.community?.created ?? 0}`
  }

  /** Months in which each chapter held a salon, up to today; read anew when a salon changes and on another day. */
  #monthsHeld(): Held {
    const { tables } = this.#community
    const today = new Map([...tables.chapters.keys()].map((id) => [id, this.today(id)] as const))
    const days = [...today].join(' ')
    const version = tables.salonsVersion
    if (this.#held.version === version && this.#held.days === days) return this.#held
    const of = new Map<ChapterId, Set<Month>>()
    for (const { chapter, start, cancelled } of tables.salons.values()) {
      const on = dayOf(start)
      if (on === null || cancelled !== undefined || on > (today.get(chapter) ?? 0)) continue
      const months = of.get(chapter) ?? new Set()
      of.set(chapter, months.add(monthOf(on)))
    }
    const months = [...of].map(([chapter, held]) => `${chapter} ${[...held].sort((a, b) => a - b).join(' ')}`).sort()
    this.#held = { version, days, months: months.join(','), of }
    return this.#held
  }

  /** What is due changes at midnight though nobody does anything. */
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
    for (const record of [...aboutWhom(tables, id), ...introducersOf(tables, id)]) {
      this.#dirty.add(people.personOf(record))
      for (const part of people.partsOf(people.personOf(record))) this.#dirty.add(part)
    }
  }
}
