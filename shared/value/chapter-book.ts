import type { MemberId } from '../domain/ids.ts'
import type { Overridden, Override } from '../domain/ledger.ts'
import { STAGES, TIERS } from '../domain/value.ts'
import type { Risk, Stage, Tier, ValueSettings } from '../domain/value.ts'
import { gapsOf, rhythmOf } from '../ties/rhythm.ts'
import type { Rhythm } from '../ties/rhythm.ts'
import { dayOf } from './day.ts'
import type { Day } from './day.ts'
import type { MemberFacts } from './facts.ts'
import { GapCounts } from './gaps.ts'
import { buyingOf, engagementOf, engagementScales, engagementScore, rfmOf, rfmScales, tierOf } from './rfm.ts'
import type { Buying, Engagement, EngagementScales, Rfm, RfmScales } from './rfm.ts'
import { StageMoves } from './stage-moves.ts'
import { stageOf } from './stage.ts'
import type { StageReading } from './stage.ts'

/** What one person is to a chapter, with everything that it was worked out from. */
export interface MemberValue {
  readonly facts: MemberFacts
  readonly buying: Buying
  readonly engagement: Engagement
  /** Null for who never bought, and for who did not take part lately. */
  readonly rfm: Rfm | null
  readonly part: Omit<Rfm, 'money'> | null
  readonly stage: StageReading
  /** Null for who never took part, or while nobody's rhythm is known. */
  readonly rhythm: Rhythm | null
  /** What counts: what somebody decided, else what the figures say. */
  readonly tier: Label<Tier>
  readonly shownStage: Label<Stage>
  readonly risk: Label<Risk>
}

export interface Label<Value> {
  readonly value: Value
  readonly computed: Value
  /** Whose word counts in place of the figures. */
  readonly override: Override | null
}

export interface ChapterScales {
  readonly rfm: RfmScales
  readonly engagement: EngagementScales
  /** What usually lies between two evenings here, in days; null while nobody came twice. */
  readonly gap: number | null
}

/** What of a member's value hangs on nobody else. */
interface Own {
  readonly facts: MemberFacts
  readonly buying: Buying
  readonly engagement: Engagement
  readonly stage: StageReading
  /** When they took part, in the milliseconds that rhythms are told in. */
  readonly active: readonly number[]
  readonly gaps: readonly number[]
  /** Null for who came too seldom to have a rhythm of their own. */
  readonly rhythm: Rhythm | null
}

const MS = 86_400_000

/** Who asks what has changed since longer ago than so many changes looks at everybody. */
const CHANGES_KEPT = 2000

/** Some milliseconds of work. */
const WARMED_A_STEP = 1000

/**
 * The members of one chapter as of one day, kept member by member: whoever something happened to is put anew, and only the
 * scales that all share are made again, when somebody asks. In whatever order members were put, and however often, it says
 * what it would say from nothing.
 */
export class ChapterBook {
  readonly settings: ValueSettings
  readonly today: Day
  readonly #members = new Map<MemberId, Own>()
  readonly #gaps = new GapCounts()
  readonly #thenScales = new Map<Day, RfmScales>()
  /** How members moved from stage to stage. */
  readonly moves: StageMoves
  readonly #values = new Map<MemberId, MemberValue>()
  #scales: ChapterScales | null = null
  /** The part of them that hangs on purchases alone. */
  #rfm: RfmScales | null = null
  #everybody: readonly MemberId[] | null = null
  #revision = 0
  /** Who was put or taken out by the latest revisions, one each, the last by the present one. */
  readonly #log: MemberId[] = []
  /** The revision from which on the present scales have been the same. */
  #scaledAt = 0
  /** The scales by which the values that are kept were worked out. */
  #before: ChapterScales | null = null

  constructor(settings: ValueSettings, today: Day) {
    this.settings = settings
    this.today = today
    this.moves = new StageMoves(settings, today)
  }

  get size(): number {
    return this.#members.size
  }

  /** Goes up with every change; what was worked out from another may be out of date. */
  get revision(): number {
    return this.#revision
  }

  /** Everybody in it, in no order; the same list until somebody comes or goes. */
  get everybody(): readonly MemberId[] {
    this.#everybody ??= [...this.#members.keys()]
    return this.#everybody
  }

  /** Whose value may be another than at a revision; null where that may be everybody's. */
  changedSince(revision: number): readonly MemberId[] | null {
    const { length } = this.#log
    const changes = this.#revision - revision
    if (this.#scaledSince() > revision || changes > length) return null
    return this.#log.slice(length - changes)
  }

  put(facts: MemberFacts): void {
    if (!this.#members.has(facts.member)) this.#everybody = null
    const before = this.#takeOut(facts.member)
    const { settings, today } = this
    const active = [...facts.came, ...facts.gave].filter((day) => day <= today).sort((a, b) => a - b)
    const at = [...new Set(active)].map((day) => day * MS)
    const own = {
      facts,
      buying: buyingOf(facts, settings, today),
      engagement: engagementOf(facts, settings, today),
      stage: stageOf(facts, settings, today),
      active: at,
      gaps: gapsOf(at),
      rhythm: rhythmOf(at, null, today * MS, settings.numbers),
    }
    this.#members.set(facts.member, own)
    this.#gaps.change(own.gaps, 1)
    this.moves.change(facts, 1)
    if (!isSame(before, facts.bought)) this.#forgetBought()
  }

  remove(member: MemberId): void {
    const before = this.#takeOut(member)
    this.#everybody = null
    if (before.length > 0) this.#forgetBought()
  }

  #forgetBought(): void {
    this.#rfm = null
    this.#thenScales.clear()
  }

  /** What a member bought, who is known here no more. */
  #takeOut(member: MemberId): MemberFacts['bought'] {
    this.#revision += 1
    this.#log.push(member)
    if (this.#log.length > CHANGES_KEPT) this.#log.splice(0, CHANGES_KEPT / 2)
    const before = this.#members.get(member)
    if (this.#scales) this.#before = this.#scales
    this.#scales = null
    this.#values.delete(member)
    if (!before) return []
    this.#members.delete(member)
    this.#gaps.change(before.gaps, -1)
    this.moves.change(before.facts, -1)
    return before.facts.bought
  }

  /** Works out what screens ask for first, a little at each step: everybody's value, and the scales of some earlier days. */
  *warmUp(days: readonly Day[]): Generator<void, void> {
    let done = 0
    for (const member of this.#members.keys()) {
      this.of(member)
      done += 1
      if (done % WARMED_A_STEP === 0) yield
    }
    for (const day of days) {
      this.#scalesOn(day)
      yield
    }
  }

  get scales(): ChapterScales {
    if (this.#scales) return this.#scales
    const all = [...this.#members.values()]
    this.#rfm ??= rfmScales(
      all.map(({ buying }) => buying),
      this.settings,
      this.today,
    )
    this.#scales = {
      rfm: this.#rfm,
      engagement: engagementScales(
        all.map(({ engagement }) => engagement),
        this.settings,
        this.today,
      ),
      gap: this.#gaps.median(),
    }
    // One more evening seldom moves a cut-off; where none has moved, what was worked out for everybody else still stands.
    if (!isAlike(this.#before, this.#scales)) {
      this.#values.clear()
      this.#scaledAt = this.#revision
    }
    return this.#scales
  }

  /** The revision from which on the scales have been as they are now. */
  #scaledSince(): number {
    // Known once they are.
    void this.scales
    return this.#scaledAt
  }

  has(member: MemberId): boolean {
    return this.#members.has(member)
  }

  members(): Iterable<MemberId> {
    return this.#members.keys()
  }

  of(member: MemberId): MemberValue | null {
    const { scales } = this
    const known = this.#values.get(member)
    if (known) return known
    const own = this.#members.get(member)
    if (!own) return null
    const value = this.#valueOf(own, scales)
    this.#values.set(member, value)
    return value
  }

  /** What somebody's purchases made of them on an earlier day, by the scales of that day and today's settings. */
  tierAt(facts: MemberFacts, day: Day): Tier {
    return this.tierReadingAt(facts, day).tier
  }

  /** The same, with what made it so. */
  tierReadingAt(
    facts: MemberFacts,
    day: Day,
  ): { readonly tier: Tier; readonly rfm: Rfm | null; readonly buying: Buying } {
    const { settings } = this
    const scales = this.#scalesOn(day)
    const buying = buyingOf(facts, settings, day)
    const rfm = rfmOf(buying, scales, day)
    return { tier: tierOf(rfm, settings), rfm, buying }
  }

  #scalesOn(day: Day): RfmScales {
    const known = this.#thenScales.get(day)
    if (known) return known
    const scales = rfmScales(this.#buyersOn(day), this.settings, day)
    this.#thenScales.set(day, scales)
    return scales
  }

  #buyersOn(day: Day): Buying[] {
    const buyers: Buying[] = []
    for (const { facts } of this.#members.values())
      if (facts.bought.length > 0) buyers.push(buyingOf(facts, this.settings, day))
    return buyers
  }

  #valueOf({ facts, buying, engagement, stage, active, rhythm: own }: Own, scales: ChapterScales): MemberValue {
    const { settings, today } = this
    const rfm = rfmOf(buying, scales.rfm, today)
    const rhythm = own ?? rhythmOf(active, scales.gap, today * MS, settings.numbers)
    return {
      facts,
      buying,
      engagement,
      rfm,
      part: engagementScore(engagement, scales.engagement, today),
      stage,
      rhythm,
      tier: this.#label(facts, 'tier', TIERS, tierOf(rfm, settings)),
      shownStage: this.#label(facts, 'stage', STAGES, stage.stage),
      risk: this.#label(facts, 'risk', ['steady', 'cooling', 'atRisk'], rhythm?.state ?? 'steady'),
    }
  }

  /** The latest word that still counts; a value that only a newer version knows counts for nothing here. */
  #label<Value extends string>(
    { overrides }: MemberFacts,
    about: Overridden,
    known: readonly Value[],
    computed: Value,
  ): Label<Value> {
    const override = overrides.findLast(
      ({ of, until }) => of === about && (dayOf(until ?? '') ?? Infinity) >= this.today,
    )
    const value = known.find((each) => each === override?.value)
    return override && value !== undefined
      ? { value, computed, override }
      : { value: computed, computed, override: null }
  }
}

/** What somebody bought, by day; a check-in leaves it as it is. */
function isSame(one: MemberFacts['bought'], other: MemberFacts['bought']): boolean {
  return (
    one.length === other.length &&
    one.every(({ day, amount }, index) => day === other[index]?.day && amount === other[index].amount)
  )
}

function isAlike(before: ChapterScales | null, now: ChapterScales): boolean {
  return before !== null && JSON.stringify(before) === JSON.stringify(now)
}
