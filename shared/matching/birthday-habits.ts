import type { BirthdayLikeness } from './birthdays.ts'
import { compareBirthdays } from './birthdays.ts'
import type { Holders } from './holders.ts'
import { compared } from './name-evidence.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** How birthdays of one person agree on the rosters at hand. */
export interface BirthdayHabits {
  /** How often two birthdays of one person agree so. */
  readonly m: Readonly<Record<Level, number>>
  /** Whether one that is wholly another is a contradiction. On a roster where that is usual it is not. */
  readonly trusted: boolean
}

/** Levels of agreement; a birthday without its year tells as little of its writer as one that is the same. */
export type Level = Exclude<BirthdayLikeness, 'same-day'>

/**
 * Learns from people who are on the rosters twice beyond doubt, with one mailbox or telephone number of their own and one
 * name, how carefully birthdays were written down. Nobody is trained on: what is counted is this roster's, and a few
 * sightings move what is usual elsewhere only a little.
 */
export function birthdayHabits(records: readonly PreparedRecord[], holders: Holders): BirthdayHabits {
  const counts: Record<Level, number> = { ...USUAL }
  for (const level of LEVELS) counts[level] *= WEIGHT_OF_USUAL
  let seen = 0
  let all = WEIGHT_OF_USUAL
  for (const [a, b] of holders.companions(MOST_SIGHTINGS)) {
    const one = records[a]
    const other = records[b]
    if (one === undefined || other === undefined || !isOnePerson(one, other)) continue
    const [left] = one.birthdays
    const [right] = other.birthdays
    if (left === undefined || right === undefined || seen >= MOST_SIGHTINGS) continue
    const likeness = compareBirthdays(left, right)
    counts[likeness === 'same-day' ? 'same' : likeness] += 1
    all += 1
    seen += 1
  }
  const m = { ...USUAL }
  for (const level of LEVELS) m[level] = counts[level] / all
  return { m, trusted: m.differs < CARELESS }
}

const LEVELS = ['same', 'swapped', 'typing', 'close', 'near', 'differs'] as const satisfies readonly Level[]

/** What is usual: nine in ten are written as they are. */
const USUAL: Readonly<Record<Level, number>> = {
  same: 0.9, swapped: 0.02, typing: 0.03, close: 0.01, near: 0.02, differs: 0.02,
} // prettier-ignore

/** So many sightings count as much as what is usual. */
const WEIGHT_OF_USUAL = 40
const MOST_SIGHTINGS = 600

/** Where every twelfth person has two birthdays that have nothing in common, they prove nothing against one person. */
const CARELESS = 0.08

function isOnePerson(a: PreparedRecord, b: PreparedRecord): boolean {
  return a.names.some((one) =>
    b.names.some((other) => {
      const { agreement } = compared(one, other)
      return one.part === 'whole' && other.part === 'whole' && (agreement === 'same' || agreement === 'variant')
    }),
  )
}
