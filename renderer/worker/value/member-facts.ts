import { adoptedAt } from '../../../shared/domain/idea.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { standing } from '../../../shared/domain/ledger.ts'
import type { Purchase } from '../../../shared/domain/ledger.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { digitsOf, isAmount } from '../../../shared/domain/money.ts'
import { rateOn } from '../../../shared/domain/value.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { ValueSettings } from '../../../shared/domain/value.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { Bought, Deed, MemberFacts } from '../../../shared/value/facts.ts'
import { broughtBy } from '../people/brought-by.ts'
import type { Brought } from '../people/brought-by.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** What has been read of somebody in a chapter, by the same settings and as the rows are now. */
export type KnownFacts = (member: MemberId, chapter: ChapterId) => MemberFacts | undefined

/** Reads what is known of people out of the rows in memory; what stands there by another key is looked up once for many. */
export class FactReader {
  readonly #tables: Tables
  readonly #settings: ValueSettings
  readonly #known: KnownFacts
  readonly #hosted: ReadonlyDaysOf
  readonly #ideas: ReadonlyDaysOf
  /** When everybody came where, once all evenings have been foreseen. */
  #foreseen: Map<MemberId, Map<ChapterId, Day[]>> | null = null

  /** What is `known` of somebody is not read again. */
  constructor(tables: Tables, settings: ValueSettings, known: KnownFacts = () => undefined) {
    this.#tables = tables
    this.#settings = settings
    this.#known = known
    const { people, feedback, salonsVersion } = tables
    this.#hosted = hostedBy.get(tables, `${salonsVersion} ${people.version}`, hostedIn)
    this.#ideas = ideasOf.get(tables, `${feedback.version} ${people.version}`, ideasIn)
  }

  /** One person's facts in each chapter that they belong to; none for somebody archived. */
  of(entry: MemberEntry): (readonly [ChapterId, MemberFacts])[] {
    return entry.member.archived === undefined ? this.in(entry.chapters, entry) : []
  }

  /** One person's facts in some chapters, whether they are of them now or have left. */
  in(chapters: readonly ChapterId[], { member }: Pick<MemberEntry, 'member'>): (readonly [ChapterId, MemberFacts])[] {
    const known = chapters.flatMap((chapter) => {
      const facts = this.#known(member.id, chapter)
      return facts ? [[chapter, facts] as const] : []
    })
    if (known.length === chapters.length) return known
    const { people, contributions, touchpoints, purchases, overrides } = this.#tables
    const parts = people.partsOf(member.id)
    const all = <Fact>(of: (part: MemberId) => Iterable<Fact>) => parts.flatMap((part) => [...of(part)])
    const stands = ({ voided }: { readonly voided?: number }) => voided === undefined
    const gave = all((part) => contributions.of(part)).filter(stands)
    const touched = all((part) => touchpoints.of(part)).filter(stands)
    const paid = standing(all((part) => purchases.of(part)))
    const said = all((part) => overrides.of(part)).filter(stands)
    const came = this.#cameTo(member.id)
    const brought = broughtBy(this.#tables, member.id)
    const introduced = this.#introducedOn(member.id, parts)
    return chapters.map((chapter) => {
      const here = <Fact extends { readonly chapter: ChapterId }>(facts: readonly Fact[]) =>
        facts.length === 0 ? facts : facts.filter((fact) => fact.chapter === chapter)
      const days = came.get(chapter) ?? []
      const membership = member.memberships[chapter]
      const joined = dayOf(membership?.from ?? '') ?? dayOf(member.joined ?? '') ?? Math.floor(member.created / MS)
      return [
        chapter,
        {
          member: member.id,
          joined: Math.min(joined, days[0] ?? joined),
          came: days,
          gave: here(gave)
            .flatMap(({ day }) => dayOf(day) ?? [])
            .sort(ascending),
          touched: here(touched)
            .map(({ at }) => Math.floor(at / MS))
            .sort(ascending),
          introduced,
          deeds: this.#deedsOf(member.id, chapter, brought),
          bought: boughtOf(here(paid), this.#settings),
          overrides: here(said).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
        },
      ]
    })
  }

  /** Takes in an evening ahead of its guests: going through all evenings once is faster than looking each guest's up. */
  foresee({ id, chapter, start, cancelled }: Salon): void {
    this.#foreseen ??= new Map()
    const day = cancelled === undefined ? dayOf(start) : null
    if (day === null) return
    for (const member of this.#tables.attendance.presentAt(id)) {
      const came = this.#foreseen.get(member) ?? new Map<ChapterId, Day[]>()
      this.#foreseen.set(member, came)
      push(came, chapter, day)
    }
  }

  #cameTo(member: MemberId): ReadonlyMap<ChapterId, Day[]> {
    const came = this.#foreseen ? (this.#foreseen.get(member) ?? NOWHERE) : this.#lookUp(member)
    for (const days of came.values()) days.sort(ascending)
    return came
  }

  #lookUp(member: MemberId): Map<ChapterId, Day[]> {
    const { attendance, salons } = this.#tables
    const came = new Map<ChapterId, Day[]>()
    for (const id of attendance.salonsOf(member)) {
      const salon = salons.get(id)
      if (!salon || salon.cancelled !== undefined || !attendance.presentAt(id).has(member)) continue
      const day = dayOf(salon.start)
      if (day !== null) push(came, salon.chapter, day)
    }
    return came
  }

  /** Days on which somebody was introduced to others; it moves them on in every chapter of theirs. */
  #introducedOn(own: MemberId, parts: readonly MemberId[]): Day[] {
    const { people, meetings } = this.#tables
    return parts
      .flatMap((part) => [...meetings.of(part)])
      .filter(
        ({ how, members, voided }) =>
          how === 'introduced' && voided === undefined && members.some((each) => people.personOf(each) === own),
      )
      .map(({ at }) => Math.floor(at / MS))
      .sort(ascending)
  }

  #deedsOf(member: MemberId, chapter: ChapterId, brought: readonly Brought[]): Deed[] {
    const here = (kind: Deed['kind'], from: ReadonlyDaysOf) =>
      (from.get(member) ?? []).filter((deed) => deed.chapter === chapter).map(({ day }) => ({ kind, day }))
    const introduced = brought.flatMap(({ first }): Deed[] => {
      const day = first.chapter === chapter ? dayOf(first.start) : null
      return day === null ? [] : [{ kind: 'introduced', day }]
    })
    return [...here('hosted', this.#hosted), ...here('idea', this.#ideas), ...introduced].sort((a, b) => a.day - b.day)
  }
}

const NOWHERE: ReadonlyMap<ChapterId, Day[]> = new Map()

type DaysOf = Map<MemberId, { readonly chapter: ChapterId; readonly day: Day }[]>
type ReadonlyDaysOf = ReadonlyMap<MemberId, readonly { readonly chapter: ChapterId; readonly day: Day }[]>

/** What is read of all evenings or ideas at once, for as long as these are the same: a check-in is neither. */
class Latest {
  readonly #latest = new WeakMap<Tables, { readonly state: string; readonly days: ReadonlyDaysOf }>()

  get(tables: Tables, state: string, read: (tables: Tables) => ReadonlyDaysOf): ReadonlyDaysOf {
    const known = this.#latest.get(tables)
    if (known?.state === state) return known.days
    const days = read(tables)
    this.#latest.set(tables, { state, days })
    return days
  }
}

const hostedBy = new Latest()
const ideasOf = new Latest()

function hostedIn({ salons, people }: Tables): ReadonlyDaysOf {
  const hosted: DaysOf = new Map()
  for (const { hosts, chapter, start, cancelled } of salons.values()) {
    const day = dayOf(start)
    if (day === null || cancelled !== undefined) continue
    for (const host of hosts) push(hosted, people.personOf(host), { chapter, day })
  }
  return hosted
}

function ideasIn({ feedback, people }: Tables): ReadonlyDaysOf {
  const ideas: DaysOf = new Map()
  for (const said of feedback.all()) {
    const at = said.voided === undefined ? adoptedAt(said) : null
    if (said.member && at !== null)
      push(ideas, people.personOf(said.member), { chapter: said.chapter, day: Math.floor(at / MS) })
  }
  return ideas
}

const MS = 86_400_000

/**
 * Purchases less what was given back, in the community's currency. A refund that names what it is of takes from that; any other
 * from the latest purchases before it, as somebody would say who gave the money back. What no currency or no sane amount has,
 * as another program may have written it, is left out.
 */
export function boughtOf(paid: readonly Purchase[], settings: ValueSettings): Bought[] {
  if (paid.length === 0) return []
  const lines = paid
    .filter(({ kind, amount }) => kind !== 'refund' && isAmount(amount) && amount > 0)
    .flatMap((purchase) => {
      const day = dayOf(purchase.day)
      return day === null ? [] : [{ ...purchase, day, left: purchase.amount }]
    })
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
  for (const refund of refundsInOrder(paid)) {
    let left = refund.amount
    const day = dayOf(refund.day) ?? Infinity
    for (const line of lines.toReversed()) {
      const isMeant =
        refund.of === undefined ? line.day <= day && line.currency === refund.currency : line.id === refund.of
      if (!isMeant) continue
      const taken = Math.min(left, line.left)
      line.left -= taken
      left -= taken
    }
  }
  return lines
    .filter(({ left }) => left > 0)
    .map(({ day, left, currency, kind }) => ({
      day,
      amount: currency === settings.currency ? left : inCurrency(left, currency, settings, isoOf(day)),
      isFee: kind === 'fee',
    }))
}

/** Those that name what they are of come first, then by day: in whatever order devices heard of them, they take the same. */
function refundsInOrder(paid: readonly Purchase[]): Purchase[] {
  const place = ({ of, day, id }: Purchase) => `${of === undefined ? 1 : 0} ${day} ${id}`
  return paid
    .filter(({ kind, amount }) => kind === 'refund' && isAmount(amount))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** An amount in the community's currency, in its smallest unit, by the rate of its day, else by the latest; null without one. */
export function inCurrency(
  amount: number,
  from: string,
  { currency, rates }: ValueSettings,
  day: IsoDate = LATEST,
): number | null {
  if (from === currency) return amount
  const rate = currency === '' ? null : rateOn(rates, from, day)
  if (rate === null) return null
  return Math.round((amount / 10 ** digitsOf(from)) * rate * 10 ** digitsOf(currency))
}

const LATEST: IsoDate = '9999-12-31'

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function ascending(a: number, b: number): number {
  return a - b
}
