import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { balancesOf } from '../../../shared/domain/points-ledger.ts'
import type { PointsSettings } from '../../../shared/domain/points.ts'
import { inTurns } from '../in-turns.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import { DeedReader } from '../points/deeds.ts'
import { hearOfPoints } from '../points/hear-of-points.ts'

/** Everybody's points; begun when somebody first asks for it. */
export const pointsBalances = onceEach((community: OpenCommunity) => new PointsBalances(community))

/** With more people than these to read anew it is done in steps: some 20 ms. */
const AT_ONCE = 200

/** Keeps everybody's balance. Whatever touches a person marks them, and they are read anew when somebody asks. */
class PointsBalances {
  readonly #community: OpenCommunity
  readonly #balances = new Map<MemberId, ReadonlyMap<ChapterId, number>>()
  readonly #dirty = new Set<MemberId>()
  /** By which rules; null before anybody was read. */
  #settings: PointsSettings | null = null
  #working = false
  #revision = 0

  constructor(community: OpenCommunity) {
    this.#community = community
    hearOfPoints(community.tables, (person) => this.#dirty.add(person))
  }

  /** Goes up whenever anybody was read anew. */
  get revision(): number {
    return this.#revision
  }

  /** Takes in what has happened; false while that takes longer, and `segments` is published when it is done. */
  bring(): boolean {
    const { tables, publish } = this.#community
    if (this.#working) return false
    if (this.#settings !== tables.pointsSettings) {
      this.#settings = tables.pointsSettings
      for (const { member } of tables.members.all()) this.#dirty.add(member.id)
    }
    if (this.#dirty.size === 0) return true
    const steps = this.#steps()
    if (this.#dirty.size <= AT_ONCE) {
      while (!steps.next().done);
      return true
    }
    this.#working = true
    void inTurns(steps).finally(() => {
      this.#working = false
      publish(new Set(['segments']))
    })
    return false
  }

  /** In one chapter, or in all of them together. */
  of(member: MemberId, chapter: ChapterId | null): number {
    const balances = this.#balances.get(member)
    if (!balances) return 0
    if (chapter !== null) return balances.get(chapter) ?? 0
    let sum = 0
    for (const balance of balances.values()) sum += balance
    return sum
  }

  /** A person a step. */
  *#steps(): Generator<void> {
    const { tables, world } = this.#community
    const reader = new DeedReader(tables, world.now())
    for (const person of this.#dirty) {
      this.#dirty.delete(person)
      const lines = reader.linesOf(person, tables.pointsSettings.rules)
      if (lines.length > 0) this.#balances.set(person, balancesOf(lines))
      else this.#balances.delete(person)
      yield
    }
    this.#revision += 1
  }
}
