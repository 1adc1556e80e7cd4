import type { MemberId } from '../domain/ids.ts'
import type { Risk, Stage, Tier, ValueSettings } from '../domain/value.ts'
import { ChapterBook } from './chapter-book.ts'
import type { MemberValue } from './chapter-book.ts'
import type { Day } from './day.ts'
import type { Buying, Rfm } from './rfm.ts'
import type { MemberFacts } from './facts.ts'

/** How many labels of a kind would be others. */
export interface LabelChange<Value extends string> {
  readonly from: Value
  readonly to: Value
  readonly members: readonly MemberId[]
}

export interface SettingChanges {
  /** People of whom anything would change. */
  readonly members: ReadonlySet<MemberId>
  readonly tiers: readonly LabelChange<Tier>[]
  readonly stages: readonly LabelChange<Stage>[]
  readonly risks: readonly LabelChange<Risk>[]
}

/** Members between two looks at other work. */
const STEP = 500

/**
 * What other settings would change in one chapter, without changing anything. `reread` is the chapter under them, where they
 * also read the facts otherwise (currency and rates). Yields how many members it has looked at.
 */
export function* changesUnder(
  book: ChapterBook,
  settings: ValueSettings,
  reread: ChapterBook | null,
): Generator<number, SettingChanges> {
  const facts: MemberFacts[] = []
  for (const member of book.members()) {
    const value = book.of(member)
    if (value) facts.push(value.facts)
  }
  const other = reread ?? new ChapterBook(settings, book.today)
  for (const [index, each] of reread ? [] : facts.entries()) {
    other.put(each)
    if (index % STEP === STEP - 1) yield index + 1
  }
  const members = new Set<MemberId>()
  const tiers = new Changes<Tier>(members)
  const stages = new Changes<Stage>(members)
  const risks = new Changes<Risk>(members)
  for (const { member } of facts) {
    const [before, after] = [book.of(member), other.of(member)]
    if (!before || !after) continue
    tiers.note(member, before.tier.value, after.tier.value)
    stages.note(member, before.shownStage.value, after.shownStage.value)
    risks.note(member, before.risk.value, after.risk.value)
  }
  return { members, tiers: tiers.all(), stages: stages.all(), risks: risks.all() }
}

class Changes<Value extends string> {
  readonly #members: Set<MemberId>
  readonly #found = new Map<string, { from: Value; to: Value; members: MemberId[] }>()

  constructor(members: Set<MemberId>) {
    this.#members = members
  }

  note(member: MemberId, from: Value, to: Value): void {
    if (from === to) return
    this.#members.add(member)
    const known = this.#found.get(`${from} ${to}`)
    if (known) known.members.push(member)
    else this.#found.set(`${from} ${to}`, { from, to, members: [member] })
  }

  all(): LabelChange<Value>[] {
    return [...this.#found.values()].sort((a, b) => b.members.length - a.members.length)
  }
}

/** A tier that somebody had at the end of a month, as the facts say today. */
export interface TierThen {
  readonly end: Day
  readonly tier: Tier
  /** What made it so; null for who had never bought anything. */
  readonly rfm: Rfm | null
  readonly buying: Buying
}

/** The tiers of one member at some days, each by the scales of that day. */
export function tiersAt(book: ChapterBook, { facts }: Pick<MemberValue, 'facts'>, ends: readonly Day[]): TierThen[] {
  return ends.filter((end) => end >= facts.joined).map((end) => ({ end, ...book.tierReadingAt(facts, end) }))
}
