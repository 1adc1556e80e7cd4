import { dateAt } from '../../../shared/calendar/instants.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId, PurchaseId } from '../../../shared/domain/ids.ts'
import { EARLIEST_DAY, standing } from '../../../shared/domain/ledger.ts'
import type { Purchase } from '../../../shared/domain/ledger.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { PurchaseLine } from '../../../shared/domain/purchase-import.ts'
import { lineRefs, orderRef, payerKey } from '../../../shared/formats/purchases/line-refs.ts'
import { purchaseLine, purchaseReading } from '../../../shared/formats/purchases/purchase-rows.ts'
import type { PurchaseReading } from '../../../shared/formats/purchases/purchase-rows.ts'
import type { RosterTable } from '../../../shared/formats/roster-table.ts'
import { hashOf } from '../../../shared/matching/hash.ts'
import { mayDo } from '../../../shared/protocol/may.ts'
import type { PreviewedLine, PurchaseChoices } from '../../../shared/protocol/purchase-import.ts'
import { plainAmount } from '../commands/ledger-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'
import { STRANGER } from './payers.ts'
import type { Found } from './payers.ts'

/** Everything that a file's lines say, before anybody knows who is who. */
export interface ReadLines {
  readonly reading: PurchaseReading
  readonly lines: readonly Result<PurchaseLine>[]
  /** What each line is known by; null for one that cannot be taken. */
  readonly refs: readonly (string | null)[]
}

/** What becomes of one line. */
export interface PlannedLine {
  readonly line: number
  readonly read: PurchaseLine | null
  readonly state: PreviewedLine['state']
  readonly problem: Problem | null
  readonly doubt: PreviewedLine['doubt']
  /** Null where the line does not come in. A string is the key of somebody new. */
  readonly payer: { readonly member: MemberId } | { readonly fresh: string } | null
  readonly chapter: ChapterId
  readonly ref: string
  /** What a refund gives back: a purchase that is here, or the index of a line. */
  readonly of: PurchaseId | number | null
}

/** Rows read between two looks at other messages. */
const STEP = 500

/** Reads all lines; null once nobody wants to know any more. */
export async function readLines(
  { rows, numeric }: Pick<RosterTable, 'rows' | 'numeric'>,
  choices: PurchaseChoices,
  wanted: () => boolean,
): Promise<ReadLines | null> {
  const reading = purchaseReading(numeric ? { rows, numeric } : { rows }, choices)
  const lines: Result<PurchaseLine>[] = []
  for (const [index, row] of rows.entries()) {
    lines.push(purchaseLine(row, index, reading))
    if (index % STEP !== STEP - 1) continue
    await turn()
    if (!wanted()) return null
  }
  const refs = lineRefs(lines.map((line) => (line.ok ? line.value : null)))
  return { reading, lines, refs: refs.map((ref) => (ref === null ? null : shortRef(ref))) }
}

/** What a purchase keeps of what it is known by: enough to know it again, and nobody's telephone number. */
function shortRef(ref: string): string {
  return hashOf(ref).toString(36)
}

interface Planning {
  readonly chapter: ChapterId
  readonly choices: PurchaseChoices
  /** Where each row stands in its file. */
  readonly places: readonly number[]
  readonly found: ReadonlyMap<string, Found>
}

/** What would become of every line, in the order of the file; purchases are looked at before what gives them back. */
export function planPurchases(
  community: OpenCommunity,
  { lines, refs }: ReadLines,
  { chapter, choices, places, found }: Planning,
): PlannedLine[] {
  const { tables, world } = community
  const books = new Books(tables)
  const today = dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')
  const unusual = unusualAmounts(lines)
  const planned: PlannedLine[] = []
  const plan = (index: number, line: Result<PurchaseLine>): PlannedLine => {
    const [ref, place] = [refs[index] ?? '', places[index] ?? 0]
    const none = { line: place, doubt: null, payer: null, chapter, ref, of: null } as const
    if (!line.ok) return { ...none, read: null, state: 'refused', problem: line.problem }
    const read = line.value
    const refuse = (problem: Problem): PlannedLine => ({ ...none, read, state: 'refused', problem })
    const before = books.known.get(ref)
    if (before)
      return isSame(before, read)
        ? { ...none, read, state: 'known', problem: null }
        : refuse({ code: 'row-order-differs', params: { value: read.order } })
    const day = checkDay(read.day, today)
    if (day) return refuse(day)
    const key = payerKey(read.payer)
    const who = chosenFor(key, read.payer, found.get(key) ?? STRANGER, choices)
    if (who === 'leave') return refuse({ code: 'row-left-out', params: { value: calledIn(read) } })
    const at = who === 'new' ? ok(chapter) : bookedIn(community, who, chapter)
    if (!at.ok) return refuse(at.problem)
    const payer = who === 'new' ? { fresh: key } : { member: who }
    const account = who === 'new' ? `new ${key}` : tables.people.personOf(who)
    if (read.kind === 'refund') {
      const back = books.giveBack(account, read)
      if (!back.ok) return refuse(back.problem)
      return { ...none, read, state: 'comes', problem: null, payer, chapter: at.value, of: back.value }
    }
    const doubt = books.isLike(account, read)
      ? 'like-known'
      : read.amount > (unusual.get(read.currency) ?? Infinity)
        ? 'large'
        : null
    books.pay(account, index, read, ref)
    return { ...none, read, state: 'comes', problem: null, doubt, payer, chapter: at.value }
  }
  const isRefund = (line: Result<PurchaseLine>) => line.ok && line.value.kind === 'refund'
  for (const later of [false, true])
    for (const [index, line] of lines.entries()) if (isRefund(line) === later) planned[index] = plan(index, line)
  return planned
}

/** How a line calls whoever it names. */
function calledIn({ payer }: PurchaseLine): string {
  return payer.name || payer.email || payer.phone || payer.number
}

/** Whose lines these are: as somebody chose, or as far as it is sure or likely; people without a name cannot be made. */
export function chosenFor(
  key: string,
  payer: PurchaseLine['payer'],
  { sure, candidates, proposed }: Found,
  { payers, strangers }: PurchaseChoices,
): MemberId | 'new' | 'leave' {
  const chosen = payers[key]
  const wanted = chosen ?? sure ?? proposed ?? (candidates.length === 0 ? strangers : 'leave')
  return wanted === 'new' && payer.name === '' ? 'leave' : wanted
}

/** The chapter that has somebody's purchases: the one chosen, or their own where they do not belong to that. */
function bookedIn({ tables, identity }: OpenCommunity, member: MemberId, chapter: ChapterId): Result<ChapterId> {
  const entry = tables.members.get(tables.people.personOf(member))
  if (!entry) return failed('not-found')
  if (entry.chapters.includes(chapter)) return ok(chapter)
  const standing = tables.standingOf(identity.device)
  const own = entry.chapters.find((each) => mayDo(standing, 'purchase.add', each))
  return own === undefined ? failed('row-elsewhere', { value: entry.member.name }) : ok(own)
}

function checkDay(day: IsoDate, today: IsoDate): Problem | null {
  if (day > today) return { code: 'date-ahead', params: { value: day } }
  return day < EARLIEST_DAY ? { code: 'date-too-old', params: { value: day } } : null
}

function isSame(before: Purchase, { day, amount, currency }: PurchaseLine): boolean {
  return before.day === day && before.amount === amount && before.currency === currency
}

/** What is here, and what a file adds to it line by line. */
class Books {
  readonly known = new Map<string, Purchase>()
  /** What is left of each purchase, and of what somebody paid in a currency. */
  readonly #left = new Map<PurchaseId | number, number>()
  readonly #paid = new Map<string, number>()
  readonly #byRef = new Map<string, { readonly id: PurchaseId | number; readonly account: string }>()
  /** Written down by hand, or taken in from another file. */
  readonly #alike = new Set<string>()

  constructor({ purchases, people }: Tables) {
    for (const purchase of standing(purchases.all())) {
      const account = people.personOf(purchase.member)
      if (purchase.ref !== undefined) this.known.set(purchase.ref, purchase)
      const sign = purchase.kind === 'refund' ? -1 : 1
      this.#add(account, purchase.currency, sign * purchase.amount)
      if (purchase.kind === 'refund') {
        if (purchase.of !== undefined) this.#take(purchase.of, purchase.amount)
        continue
      }
      this.#take(purchase.id, -purchase.amount)
      if (purchase.ref !== undefined) this.#byRef.set(purchase.ref, { id: purchase.id, account })
      this.#alike.add(alikeKey(account, purchase))
    }
  }

  isLike(account: string, read: PurchaseLine): boolean {
    return this.#alike.has(alikeKey(account, read))
  }

  pay(account: string, index: number, { amount, currency }: PurchaseLine, ref: string): void {
    this.#add(account, currency, amount)
    this.#take(index, -amount)
    this.#byRef.set(ref, { id: index, account })
  }

  /** What a refund gives back, where the file says; `refund-too-much` for more than was paid. */
  giveBack(account: string, read: PurchaseLine): Result<PurchaseId | number | null> {
    const order = read.refundOf || read.order
    const paid = order === '' ? undefined : this.#byRef.get(shortRef(orderRef(order, 'purchase')))
    const of = paid?.account === account ? paid.id : null
    const whole = this.#paid.get(`${account} ${read.currency}`) ?? 0
    const left = Math.max(0, of === null ? whole : Math.min(whole, this.#left.get(of) ?? 0))
    if (read.amount > left) return failed('refund-too-much', { value: plainAmount(left, read.currency) })
    if (of !== null) this.#take(of, read.amount)
    this.#add(account, read.currency, -read.amount)
    return ok(of)
  }

  #add(account: string, currency: string, amount: number): void {
    const key = `${account} ${currency}`
    this.#paid.set(key, (this.#paid.get(key) ?? 0) + amount)
  }

  #take(id: PurchaseId | number, amount: number): void {
    this.#left.set(id, (this.#left.get(id) ?? 0) - amount)
  }
}

function alikeKey(account: string, { day, amount, currency }: Pick<Purchase, 'day' | 'amount' | 'currency'>): string {
  return `${account} ${day} ${amount} ${currency}`
}

/** With fewer amounts nobody can tell what is usual. */
const TELLING_FROM = 8
const UNUSUAL = 50

/** By currency, what is far more than the amount in the middle. */
function unusualAmounts(lines: readonly Result<PurchaseLine>[]): ReadonlyMap<string, number> {
  const amounts = new Map<string, number[]>()
  for (const line of lines) {
    if (!line.ok) continue
    const { currency, amount } = line.value
    const list = amounts.get(currency)
    if (list) list.push(amount)
    else amounts.set(currency, [amount])
  }
  const unusual = new Map<string, number>()
  for (const [currency, list] of amounts) {
    const middle = list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
    if (middle !== undefined && list.length >= TELLING_FROM) unusual.set(currency, middle * UNUSUAL)
  }
  return unusual
}
