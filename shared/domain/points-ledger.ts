import type { Instant, IsoDate } from './dates.ts'
import type { ChapterId } from './ids.ts'
import type { EarnedFor, PointsEntry, PointsRule } from './points.ts'

/** Something that a member did for which a rule may give points. */
export interface Deed {
  /** `<what for>/<the record it is read from>`: the same on every device, and one for each deed of a member. */
  readonly key: string
  readonly on: EarnedFor
  readonly chapter: ChapterId
  readonly day: IsoDate
}

/** An entry with the day on which it was written, where its chapter is. */
export type DatedEntry = PointsEntry & { readonly day: IsoDate }

export interface PointsLine {
  /** A deed's key, or an entry's id. */
  readonly key: string
  readonly chapter: ChapterId
  readonly day: IsoDate
  /** What it adds to the balance; 0 for what takes back something that is not, or no longer, there. */
  readonly amount: number
  /** The balance in the chapter after it. */
  readonly balance: number
  /** Taken back by a later line. */
  readonly takenBack: boolean
  readonly from: { readonly deed: Deed } | { readonly entry: DatedEntry }
}

/**
 * One member's points, line by line and oldest first. It hangs on nothing but what is handed in, whatever its order: devices
 * that know the same show the same. What takes a line back counts once, however many devices took it back, and takes back
 * what that line gives: nothing where it gives nothing any more.
 */
export function pointsLines(
  deeds: Iterable<Deed>,
  entries: Iterable<DatedEntry>,
  rules: readonly PointsRule[],
): PointsLine[] {
  const earned = earnedBy(deeds, rules)
  const written = [...entries].filter(({ voided }) => voided === undefined).sort(byTime)
  // Nobody needs to know what names what where nothing was taken back.
  const amounts = new Map<string, number>()
  if (written.some(({ of }) => of !== undefined)) {
    for (const { deed, amount } of earned) amounts.set(placed(deed.chapter, deed.key), amount)
    for (const { id, chapter, of, amount } of written) if (of === undefined) amounts.set(placed(chapter, id), amount)
  }
  const gone = new Set<string>()
  const lines: Omit<PointsLine, 'balance' | 'takenBack'>[] = earned.map(({ deed, amount }) => ({
    key: deed.key,
    chapter: deed.chapter,
    day: deed.day,
    amount,
    from: { deed },
  }))
  for (const entry of written) {
    const { id: key, chapter, day, of } = entry
    const target = of === undefined ? undefined : placed(chapter, of)
    const counts = target !== undefined && amounts.has(target) && !gone.has(target)
    const amount = target === undefined ? entry.amount : counts ? -(amounts.get(target) ?? 0) : 0
    if (counts) gone.add(target)
    lines.push({ key, chapter, day, amount, from: { entry } })
  }
  const balances = new Map<ChapterId, number>()
  return lines.sort(byDay).map((line) => {
    const balance = (balances.get(line.chapter) ?? 0) + line.amount
    balances.set(line.chapter, balance)
    return { ...line, balance, takenBack: gone.size > 0 && gone.has(placed(line.chapter, line.key)) }
  })
}

/** What the lines come to in each chapter. */
export function balancesOf(lines: readonly PointsLine[]): Map<ChapterId, number> {
  return new Map(lines.map(({ chapter, balance }) => [chapter, balance]))
}

/** What rules give for deeds: by day, so that it is the first of a month that count where there is a cap. */
export function earnedBy(
  deeds: Iterable<Deed>,
  rules: readonly PointsRule[],
): { readonly deed: Deed; readonly amount: number }[] {
  const given = new Map<string, number>()
  const on = new Set(rules.map((rule) => rule.on))
  return [...deeds]
    .filter((deed) => on.has(deed.on))
    .sort((a, b) => compare(a.day, b.day) || compare(a.key, b.key) || compare(a.chapter, b.chapter))
    .flatMap((deed) => {
      const rule = ruleFor(rules, deed)
      if (!rule) return []
      if (rule.cap === undefined) return rule.amount === 0 ? [] : [{ deed, amount: rule.amount }]
      const month = `${deed.chapter} ${deed.on} ${deed.day.slice(0, 'yyyy-mm'.length)}`
      const before = given.get(month) ?? 0
      const amount = Math.max(0, Math.min(rule.amount, rule.cap - before))
      given.set(month, before + amount)
      return amount === 0 ? [] : [{ deed, amount }]
    })
}

/** The rule in force for a deed on its day: the latest that had begun. */
function ruleFor(rules: readonly PointsRule[], { on, day }: Deed): PointsRule | undefined {
  let found: PointsRule | undefined
  for (const rule of rules) if (rule.on === on && rule.from <= day && (!found || rule.from > found.from)) found = rule
  return found
}

function placed(chapter: ChapterId, key: string): string {
  return `${chapter} ${key}`
}

function byTime(
  a: { readonly at: Instant; readonly id: string },
  b: { readonly at: Instant; readonly id: string },
): number {
  return a.at - b.at || compare(a.id, b.id)
}

/** What was earned on a day stands before what was written on it. */
function byDay(a: Pick<PointsLine, 'day' | 'key' | 'from'>, b: Pick<PointsLine, 'day' | 'key' | 'from'>): number {
  const written = (line: Pick<PointsLine, 'from'>) => ('entry' in line.from ? line.from.entry.at : 0)
  return compare(a.day, b.day) || written(a) - written(b) || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
