import type { MemberId } from '../../../shared/domain/ids.ts'
import { balancesOf } from '../../../shared/domain/points-ledger.ts'
import type { PointsSettings } from '../../../shared/domain/points.ts'
import type { Overdrawn } from '../../../shared/protocol/points.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { turn } from '../turn.ts'
import { DeedReader } from './deeds.ts'
import { hearOfPoints } from './hear-of-points.ts'

const books = new WeakMap<OpenCommunity, OverdrawnBook>()

/** Who spent more points than they have; begun when somebody first asks for it. */
export function overdrawnBook(community: OpenCommunity): OverdrawnBook {
  const known = openOverdrawnBook(community)
  if (known) return known
  const book = new OverdrawnBook(community)
  books.set(community, book)
  // What counts decisions did not know of these until now.
  void turn().then(() => community.publish(new Set(['ledger'])))
  return book
}

/** The same, where somebody has asked already: a start does not pay for it. */
export function openOverdrawnBook(community: OpenCommunity): OverdrawnBook | undefined {
  return books.get(community)
}

/** People read before other messages are let in: some 50 ms of those who come most. */
const AT_ONCE = 200

/** Only who ever spent can be below zero; whatever touches one of them marks them, and they are read anew when somebody asks. */
class OverdrawnBook {
  readonly #community: OpenCommunity
  readonly #below = new Map<MemberId, readonly Overdrawn[]>()
  readonly #dirty = new Set<MemberId>()
  #settings: PointsSettings | null = null

  constructor(community: OpenCommunity) {
    this.#community = community
    hearOfPoints(community.tables, (person) => this.#dirty.add(person))
  }

  /** The furthest below zero first. Where many have to be read, of those that have been; screens are told of the rest. */
  rows(): readonly Overdrawn[] {
    const { tables, world, publish } = this.#community
    if (this.#settings !== tables.pointsSettings) this.#markAll()
    this.#settings = tables.pointsSettings
    let reader: DeedReader | null = null
    let read = 0
    for (const person of this.#dirty) {
      if (read === AT_ONCE) break
      this.#dirty.delete(person)
      this.#below.delete(person)
      // Another record of theirs may be who they are now.
      if (tables.people.personOf(person) !== person || !this.#hasSpent(person)) continue
      reader ??= new DeedReader(tables, world.now())
      read += 1
      const rows = this.#read(reader, person)
      if (rows.length > 0) this.#below.set(person, rows)
    }
    if (this.#dirty.size > 0) void turn().then(() => publish(new Set(['ledger'])))
    return [...this.#below.values()].flat().sort((a, b) => a.balance - b.balance || (a.id < b.id ? -1 : 1))
  }

  #markAll(): void {
    const { points, people } = this.#community.tables
    for (const person of this.#below.keys()) this.#dirty.add(person)
    for (const { member, amount, voided } of points.all())
      if (voided === undefined && amount < 0) this.#dirty.add(people.personOf(member))
  }

  #hasSpent(person: MemberId): boolean {
    const { people, points } = this.#community.tables
    return people
      .partsOf(person)
      .some((part) => [...points.of(part)].some(({ amount, voided }) => voided === undefined && amount < 0))
  }

  #read(reader: DeedReader, person: MemberId): Overdrawn[] {
    const { tables } = this.#community
    const lines = reader.linesOf(person, tables.pointsSettings.rules)
    return [...balancesOf(lines)].flatMap(([chapter, balance]) => {
      if (balance >= 0) return []
      const had = lines.toReversed().flatMap((line) => {
        if (!('entry' in line.from) || line.chapter !== chapter || line.amount >= 0 || line.takenBack) return []
        const { of, reason, at, by } = line.from.entry
        if (of !== undefined) return []
        return [{ key: line.key, text: reason, amount: line.amount, at, by: tables.organizers.get(by)?.name ?? '' }]
      })
      return [{ ...named(tables, person), chapter, balance, had }]
    })
  }
}
