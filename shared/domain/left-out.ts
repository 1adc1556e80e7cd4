import type { ConsentChannel } from './consent.ts'
import { mayReach } from './contact-rules.ts'
import type { LeftOutReason, Use } from './contact-rules.ts'
import type { Member, MemberField } from './member.ts'
import { factsOf, refusalOf, WRITTEN_IN } from './reach.ts'
import type { ReachOn } from './reach.ts'

/** What a list that leaves the house is for. */
export interface ListUse {
  readonly use: Use
  /** The one channel it will be used over; null where it may be any of those whose columns it has. */
  readonly channel: ConsentChannel | null
  /** The columns it has, by the fields they come from; others do not matter here. */
  readonly columns: readonly string[]
}

/** `noAddress`: it is for one channel, and nothing is noted that leads there. */
export type RowReason = LeftOutReason | 'noAddress'

/** What a list has to do without: a member as a whole, or what some columns would say of them. */
export type LeftOut =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'row'; readonly reason: RowReason }
  | { readonly kind: 'cells'; readonly cells: ReadonlyMap<MemberField, LeftOutReason> }

/**
 * What a list leaves out of a member. A member whom it may not be used for is no row of it at all; of the others, the numbers
 * and addresses by which they may not be reached are left empty. A telephone number stays while calling or texting may be done.
 * Books are whole.
 */
export function leftOut(member: Member, { use, channel, columns }: ListUse, on: ReachOn): LeftOut {
  if (use === 'administration') return NOTHING
  const facts = factsOf(member, on)
  const whole = rowOr(mayReach(facts, use, 'inPerson', on.settings))
  if (whole.kind === 'row') return whole
  const reaching = use === 'contact' || use === 'news'
  if (reaching && channel !== null) {
    const row = rowOr(mayReach(facts, use, channel, on.settings))
    if (row.kind === 'row') return row
    if (!WRITTEN_IN[channel].some((field) => member[field])) return { kind: 'row', reason: 'noAddress' }
  }
  const refusal = reaching ? refusalOf(member, on, use) : null
  if (refusal !== null) return { kind: 'row', reason: refusal }
  const cells = new Map<MemberField, LeftOutReason>()
  for (const [field, ways] of REACHED_BY) {
    if (!columns.includes(field) || !member[field]) continue
    const verdicts = ways.map((way) => mayReach(facts, use, way, on.settings))
    const [first] = verdicts
    if (first && !first.ok && verdicts.every(({ ok }) => !ok)) cells.set(field, first.reason)
  }
  return cells.size === 0 ? NOTHING : { kind: 'cells', cells }
}

/** How much a list does without, and why; in numbers of members. */
export interface LeftOutCount {
  readonly rows: Readonly<Partial<Record<RowReason, number>>>
  readonly cells: Readonly<Partial<Record<MemberField, Readonly<Partial<Record<LeftOutReason, number>>>>>>
}

/** Adds up what is left out, one member after another. */
export class LeftOutCounter {
  readonly #rows = new Map<RowReason, number>()
  readonly #cells = new Map<MemberField, Map<LeftOutReason, number>>()

  add(left: LeftOut): void {
    if (left.kind === 'row') this.#rows.set(left.reason, (this.#rows.get(left.reason) ?? 0) + 1)
    if (left.kind !== 'cells') return
    for (const [field, reason] of left.cells) {
      const counts = this.#cells.get(field) ?? new Map<LeftOutReason, number>()
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
      this.#cells.set(field, counts)
    }
  }

  get count(): LeftOutCount {
    return {
      rows: Object.fromEntries(this.#rows),
      cells: Object.fromEntries([...this.#cells].map(([field, counts]) => [field, Object.fromEntries(counts)])),
    }
  }
}

const NOTHING: LeftOut = { kind: 'nothing' }

/** The channels that each number or address is for. */
const REACHED_BY: ReadonlyMap<MemberField, readonly ConsentChannel[]> = new Map(
  (Object.keys(WRITTEN_IN) as ConsentChannel[])
    .flatMap((channel) => WRITTEN_IN[channel].map((field) => [field, channel] as const))
    .reduce(
      (byField, [field, channel]) => byField.set(field, [...(byField.get(field) ?? []), channel]),
      new Map<MemberField, ConsentChannel[]>(),
    ),
)

function rowOr(verdict: ReturnType<typeof mayReach>): LeftOut {
  return verdict.ok ? NOTHING : { kind: 'row', reason: verdict.reason }
}
