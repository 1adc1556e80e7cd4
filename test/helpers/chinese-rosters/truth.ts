import { FORBIDDEN_KINDS, type ForbiddenKind, type Person, type Population } from './people.ts'
import { phoneKey, type Row } from './written-rows.ts'

export type Pair = readonly [string, string]

export interface ForbiddenPair {
  readonly a: string
  readonly b: string
  readonly kind: ForbiddenKind
}

/** What is true about two rosters, or about one that is compared with itself. */
export interface Truth {
  /** Two rows about one person, and enough in both to see it. */
  readonly truth: readonly Pair[]
  /** Two rows about two people who look alike. */
  readonly forbidden: readonly ForbiddenPair[]
  /**
   * Pairs nobody could decide from the rows: two rows about one person that have a common name and little else in common, and
   * `小華` and `陳太太` behind a family's telephone. They count neither way.
   */
  readonly undecidable: readonly Pair[]
}

/** Compares every row of `left` with every row of `right`; the same rows twice compare a roster with itself. */
export function truthOf(left: readonly Row[], right: readonly Row[], population: Population): Truth {
  const common = commonness(population)
  const rightByPerson = byPerson(right)
  const leftByPerson = left === right ? rightByPerson : byPerson(left)
  const seen = new Set<string>()
  const isNew = (a: Row, b: Row): boolean => {
    if (a.id === b.id) return false
    const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
  const truth: Pair[] = []
  const undecidable: Pair[] = []
  const forbidden: ForbiddenPair[] = []
  for (const a of left) {
    for (const b of rightByPerson.get(a.person) ?? []) {
      if (isNew(a, b)) (isDecidable(a, b, common) ? truth : undecidable).push([a.id, b.id])
    }
  }
  const apart = (one: Person, other: Person, kind: ForbiddenKind) => {
    for (const a of leftByPerson.get(one) ?? []) {
      for (const b of rightByPerson.get(other) ?? []) {
        if (!isNew(a, b)) continue
        const told = a.form !== 'part' && b.form !== 'part'
        if (told) forbidden.push({ a: a.id, b: b.id, kind })
        else if ([...a.tells.keys()].some((key) => b.tells.has(key))) undecidable.push([a.id, b.id])
      }
    }
  }
  for (const { a, b, kind } of population.ties.toSorted((x, y) => ORDER.indexOf(x.kind) - ORDER.indexOf(y.kind))) {
    apart(a, b, kind)
    apart(b, a, kind)
  }
  for (const namesakes of byName(population.people)) {
    for (const a of namesakes) for (const b of namesakes) if (a !== b) apart(a, b, 'namesakes')
  }
  return { truth, forbidden, undecidable }
}

/** Two people with two ties are counted under the more telling one. */
const ORDER: readonly ForbiddenKind[] = FORBIDDEN_KINDS.toReversed()

interface Commonness {
  /** Contact points that more than one person has or had. */
  readonly shared: ReadonlySet<string>
  /** How many people have the name. */
  readonly bearers: ReadonlyMap<string, number>
}

/**
 * What a value that stands in both rows is worth to a careful reader. A name with a contact point, a birthday or an address
 * suffices; a contact point alone does where it is nobody else's.
 */
const WORTH: Readonly<Record<string, number>> = {
  phone: 3,
  email: 3,
  account: 3,
  birthday: 2,
  address: 1.5,
  organization: 0.7,
}
const SHARED_WORTH = 2.2
const ENOUGH = 2.5

function isDecidable(a: Row, b: Row, { shared, bearers }: Commonness): boolean {
  let sum = nameWorth(a, b, bearers)
  for (const [key, legible] of a.tells) {
    const other = b.tells.get(key)
    if (other === undefined) continue
    const worth = shared.has(key) ? SHARED_WORTH : (WORTH[key.slice(0, key.indexOf(':'))] ?? 0)
    sum += worth * Math.min(legible, other)
  }
  return sum >= ENOUGH
}

function nameWorth(a: Row, b: Row, bearers: ReadonlyMap<string, number>): number {
  if (a.form === 'part' || b.form === 'part') return 0.2
  if (a.form === 'sound' || b.form === 'sound') return 0.5
  return (bearers.get(nameOf(a.person)) ?? 1) > 1 ? 0.7 : 1.2
}

function commonness({ people }: Population): Commonness {
  const holders = new Map<string, number>()
  const bearers = new Map<string, number>()
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const person of people) {
    count(bearers, nameOf(person))
    for (const key of contactsOf(person)) count(holders, key)
  }
  return { shared: new Set([...holders].filter(([, number]) => number > 1).map(([key]) => key)), bearers }
}

function contactsOf(person: Person): Set<string> {
  const phones = [person.phone, person.formerPhone, person.secondPhone].filter((phone) => phone !== undefined)
  const emails = [person.email, person.formerEmail].filter((email) => email !== '')
  return new Set([
    ...phones.map(phoneKey),
    ...emails.map((email) => `email:${email}`),
    ...(person.account === '' ? [] : [`account:${person.account}`]),
  ])
}

function nameOf({ family, given, latin }: Person): string {
  return family === '' ? latin : `${family} ${given}`
}

function byName(people: readonly Person[]): Person[][] {
  return [...groupBy(people, nameOf).values()].filter((group) => group.length > 1)
}

function byPerson(rows: readonly Row[]): Map<Person, Row[]> {
  return groupBy(rows, (row) => row.person)
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
