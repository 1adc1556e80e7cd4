import { adoptedAt } from '../../../shared/domain/idea.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { standing } from '../../../shared/domain/ledger.ts'
import type { Purchase } from '../../../shared/domain/ledger.ts'
import { digitsOf } from '../../../shared/domain/money.ts'
import { isGiven } from '../../../shared/domain/recognition.ts'
import type { Bounds, Condition, DeedKind } from '../../../shared/domain/segment.ts'
import { daysOf, isIn, isWithin } from '../../../shared/segments/when.ts'
import type { Days } from '../../../shared/segments/when.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { Bought } from '../../../shared/value/facts.ts'
import { broughtBy } from '../people/brought-by.ts'
import type { Tables } from '../tables/tables.ts'
import { boughtOf } from '../value/member-facts.ts'
import { resolvedCurrency } from '../value/resolved-currency.ts'
import { momentsOf } from './leaf.ts'
import type { Ground, Leaf, Today } from './leaf.ts'

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** How often somebody did something that is written down. */
export function deedLeaf(ground: Ground, { deed, times, when }: Of<'deed'>, today: Today): Leaf {
  const span: Span = { days: daysOf(when, today.day), today }
  return sumsLeaf(ground.tables, DEEDS[deed].basis, times, () => DEEDS[deed].sums(ground, span))
}

/** What somebody spent, less what they were given back. */
export function spentLeaf(ground: Ground, { amount, when }: Of<'spent'>, today: Today): Leaf {
  const { tables } = ground
  const days = daysOf(when, today.day)
  return sumsLeaf(tables, PURCHASES, amount, () => {
    const unit = 10 ** digitsOf(resolvedCurrency(tables))
    return purchaseSums(tables, (bought) => (isIn(days, bought.day) ? (bought.amount ?? 0) / unit : 0))
  })
}

/** Who did something of a challenge, or everything. */
export function challengeLeaf({ tables }: Ground, { challenge: id, did }: Of<'challenge'>): Leaf {
  const basis = (all: Tables) => [all.steps.changedAt(id), all.challenges.get(id)?.steps.length]
  return sumsLeaf(tables, basis, { least: 1 }, () => {
    const { challenges, steps, people } = tables
    const wanted = new Set(challenges.get(id)?.steps.map((step) => step.id))
    const taken = new Map<MemberId, Set<string>>()
    for (const step of steps.of(id)) {
      if (step.voided !== undefined || step.how !== 'done' || (wanted.size > 0 && !wanted.has(step.step))) continue
      const person = people.personOf(step.member)
      taken.set(person, (taken.get(person) ?? new Set()).add(step.step))
    }
    const enough = did === 'any' ? 1 : Math.max(1, wanted.size)
    return new Map([...taken].map(([person, some]) => [person, some.size >= enough ? 1 : 0]))
  })
}

type Sums = ReadonlyMap<MemberId, number>
/** What sums rest on, besides who is one person with whom. */
type Basis = (tables: Tables) => readonly unknown[]

/** A condition on a sum for each person, worked out anew when what it rests on has changed. */
function sumsLeaf(tables: Tables, basis: Basis, bounds: Bounds, sums: () => Sums): Leaf {
  let before: readonly unknown[] = []
  let known: Sums = new Map()
  let revision = 0
  return {
    cost: 1,
    bring() {
      const now = [tables.people.version, ...basis(tables)]
      if (now.length === before.length && now.every((each, index) => each === before[index])) return true
      before = now
      known = sums()
      revision += 1
      return true
    },
    stamp: () => String(revision),
    passes: ({ member }) => isWithin(bounds, known.get(member.id) ?? 0),
  }
}

interface Span {
  readonly days: Days
  readonly today: Today
}

interface Counting {
  readonly basis: Basis
  readonly sums: (ground: Ground, span: Span) => Sums
}

const PURCHASES: Basis = ({ purchases, valueSettings }) => [purchases.version, valueSettings]
const IDEAS: Basis = ({ feedback }) => [feedback.version]
const CONTRIBUTIONS: Basis = ({ contributions }) => [contributions.version]

const DEEDS: Readonly<Record<DeedKind, Counting>> = {
  touched: {
    basis: ({ touchpoints }) => [touchpoints.version],
    sums: ({ tables }, span) => countAt(tables, tables.touchpoints.all(), span),
  },
  contributed: {
    basis: CONTRIBUTIONS,
    sums: ({ tables }, span) => countOn(tables, tables.contributions.all(), span),
  },
  talked: {
    basis: CONTRIBUTIONS,
    sums: ({ tables }, span) =>
      countOn(
        tables,
        [...tables.contributions.all()].filter(({ kind }) => kind === 'talk'),
        span,
      ),
  },
  saidIdea: {
    basis: IDEAS,
    sums: ({ tables }, span) =>
      countAt(
        tables,
        [...tables.feedback.all()].filter(({ kind }) => kind === 'idea'),
        span,
      ),
  },
  ideaAdopted: {
    basis: IDEAS,
    sums: ({ tables }, span) =>
      countAt(
        tables,
        [...tables.feedback.all()].flatMap((said) => {
          const at = adoptedAt(said)
          return at === null ? [] : [{ ...said, at }]
        }),
        span,
      ),
  },
  brought: {
    basis: ({ meetings, attendance, salonsVersion, members }) => [
      meetings.version,
      attendance.version,
      salonsVersion,
      members.version,
    ],
    sums: broughtIn,
  },
  recognised: {
    basis: ({ recognitions }) => [recognitions.version],
    sums: ({ tables }, span) =>
      countAt(
        tables,
        [...tables.recognitions.all()].filter(({ how }) => isGiven(how)),
        span,
      ),
  },
  bought: {
    basis: PURCHASES,
    sums: ({ tables }, { days }) => purchaseSums(tables, ({ day }) => (isIn(days, day) ? 1 : 0)),
  },
  paidFee: {
    basis: PURCHASES,
    sums: ({ tables }, { days }) => purchaseSums(tables, ({ day, isFee }) => (isFee && isIn(days, day) ? 1 : 0)),
  },
}

interface Told {
  readonly member?: MemberId
  readonly voided?: number
}

/** What happened at moments, by whom it is about. */
function countAt(tables: Tables, facts: Iterable<Told & { readonly at: number }>, { days, today }: Span): Sums {
  const [from, until] = momentsOf(days, today.zone)
  return count(tables, facts, ({ at }) => at >= from && at < until)
}

/** What happened on days. */
function countOn(tables: Tables, facts: Iterable<Told & { readonly day: string }>, { days }: Span): Sums {
  return count(tables, facts, ({ day }) => isIn(days, dayOf(day)))
}

function count<Fact extends Told>({ people }: Tables, facts: Iterable<Fact>, isMeant: (fact: Fact) => boolean): Sums {
  const counts = new Map<MemberId, number>()
  for (const fact of facts) {
    if (fact.voided !== undefined || fact.member === undefined || !isMeant(fact)) continue
    const person = people.personOf(fact.member)
    counts.set(person, (counts.get(person) ?? 0) + 1)
  }
  return counts
}

/** What people bought, added up by what each purchase is worth to a question. */
function purchaseSums(tables: Tables, worth: (bought: Bought) => number): Sums {
  const { people, purchases, valueSettings } = tables
  const settings = { ...valueSettings, currency: resolvedCurrency(tables) }
  const paid = new Map<MemberId, Purchase[]>()
  for (const purchase of purchases.all()) {
    const person = people.personOf(purchase.member)
    const list = paid.get(person)
    if (list) list.push(purchase)
    else paid.set(person, [purchase])
  }
  return new Map(
    [...paid].map(([person, list]) => [
      person,
      boughtOf(standing(list), settings).reduce((sum, bought) => sum + worth(bought), 0),
    ]),
  )
}

function broughtIn({ tables, world }: Ground, { days }: Span): Sums {
  const introducers = new Set<MemberId>()
  for (const { how, introducer, voided } of tables.meetings.all())
    if (how === 'introduced' && voided === undefined && introducer) introducers.add(tables.people.personOf(introducer))
  return new Map(
    [...introducers].map((person) => [
      person,
      broughtBy(tables, person, world.now()).filter(({ first }) => isIn(days, dayOf(first.start))).length,
    ]),
  )
}
