import { dateAt } from '../../../shared/calendar/instants.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'
import type { DueRules } from '../../../shared/recognition/due.ts'
import type { RecognisableFacts } from '../../../shared/recognition/facts.ts'
import { monthOf } from '../../../shared/recognition/month.ts'
import type { Month } from '../../../shared/recognition/month.ts'
import { RecognitionBook } from '../../../shared/recognition/recognition-book.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { introducersOf } from '../people/brought-by.ts'
import { KeptPeople } from '../value/kept-people.ts'
import type { Keeps, Progress } from '../value/kept-people.ts'
import { recognisableFacts } from './recognisable.ts'

/** What is read to say what people are owed. */
export type Sources = Pick<OpenCommunity, 'tables'> & { readonly world: Pick<OpenCommunity['world'], 'now'> }

interface Held {
  /** The state of the salons and the day in each chapter that it is of. */
  readonly version: number
  readonly days: string
  /** All months in one word: while it is the same nothing has to be read anew. */
  readonly months: string
  readonly of: ReadonlyMap<ChapterId, ReadonlySet<Month>>
}

/** Keeps what everybody is owed, from the first time that somebody asks; other rules and another month with a salon begin anew. */
export class RecognitionDesk {
  readonly #community: Keeps
  readonly #people: KeptPeople<RecognisableFacts, RecognitionBook>
  #held: Held = { version: -1, days: '', months: '', of: new Map() }

  constructor(community: Keeps) {
    this.#community = community
    const { tables } = community
    this.#people = new KeptPeople(community, {
      topic: 'recognition',
      bookOf: (_settings, _today, chapter) => new RecognitionBook(this.rulesOf(chapter)),
      basisOf: () => {
        const { months } = this.#monthsHeld()
        return `${months} ${JSON.stringify([tables.recognitionSettings, tables.consentSettings])} ${tables.community?.created ?? 0}`
      },
      factsOf: (reader, entry) => recognisableFacts(tables, reader, entry, tables.reach.on(community.world.now())),
      warmUp: (book) => queued(book),
      alsoAbout: introducersOf,
    })
  }

  /** Goes up whenever anything was worked out anew. */
  get version(): number {
    return this.#people.version
  }

  /**
   * Takes in what has happened. Null when everything is up to date; otherwise how far it is, and `recognition` is published
   * when it is.
   */
  bring(): Progress | null {
    return this.#people.bring()
  }

  /** The books of one chapter, or of all. */
  books(chapter: ChapterId | null): readonly (readonly [ChapterId, RecognitionBook])[] {
    return [...this.#people.books].filter(([id]) => chapter === null || id === chapter)
  }

  book(chapter: ChapterId): RecognitionBook {
    return this.#people.books.get(chapter) ?? new RecognitionBook(this.rulesOf(chapter))
  }

  /** What a chapter's people are recognised by today, or would be by other settings. */
  rulesOf(chapter: ChapterId, settings?: RecognitionSettings): DueRules {
    const { tables } = this.#community
    const zone = tables.chapters.get(chapter)?.zone ?? 'UTC'
    return {
      settings: settings ?? tables.recognitionSettings,
      today: this.today(chapter),
      began: dayOf(dateAt(tables.community?.created ?? 0, zone)) ?? 0,
      held: this.#monthsHeld().of.get(chapter) ?? new Set(),
    }
  }

  today(chapter: ChapterId): Day {
    const { tables, world } = this.#community
    return dayOf(dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')) ?? 0
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
}

/** Puts a chapter's queue in order ahead of who asks for those of all chapters at once. */
function* queued(book: RecognitionBook): Generator<void> {
  book.queue('now')
  yield
}
