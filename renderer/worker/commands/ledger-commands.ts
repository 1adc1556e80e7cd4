import { dateAt, isoDate } from '../../../shared/calendar/instants.ts'
import { contributionRecord, overrideRecord, purchaseRecord } from '../../../shared/crdt/ledger-records.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { EARLIEST_DAY } from '../../../shared/domain/ledger.ts'
import type { Contribution, Override, Purchase } from '../../../shared/domain/ledger.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { AMOUNT_LIMIT, digitsOf, isAmount, isKnownCurrency } from '../../../shared/domain/money.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import type { Handlers } from './handler.ts'

/** What a member paid, gave and was decided to be: facts, each of which can be taken back. */
export const ledgerCommands: Handlers<
  | 'purchase.add'
  | 'purchase.refund'
  | 'purchase.takeBack'
  | 'contribution.add'
  | 'contribution.takeBack'
  | 'override.set'
  | 'override.end'
> = {
  async 'purchase.add'(community, { member, chapter, kind, day, amount, currency, what }) {
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    const checked = checkPurchase(community, { chapter, day, amount, currency, what })
    if (!checked.ok) return checked
    const id = newId('pur', community.world.random)
    return addPurchase(community, 'purchase.add', { ...fact.value, ...checked.value, id, kind })
  },

  async 'purchase.refund'(community, { purchase: of, day, amount, what }) {
    const { tables, world } = community
    const paid = tables.purchases.get(of)
    if (!paid || paid.voided !== undefined || paid.kind === 'refund') return failed('not-found')
    const fact = factAbout(community, paid.member, paid.chapter)
    if (!fact.ok) return fact
    const left = paid.amount - refundsOf(community, paid).reduce((sum, refund) => sum + refund.amount, 0)
    const { currency, chapter } = paid
    const checked = checkPurchase(community, { chapter, day, amount: amount ?? left, currency, what })
    if (!checked.ok) return checked
    if (checked.value.amount > left) return failed('refund-too-much', { value: plainAmount(left, currency) })
    const id = newId('pur', world.random)
    return addPurchase(community, 'purchase.refund', { ...fact.value, ...checked.value, id, kind: 'refund', of })
  },

  async 'purchase.takeBack'(community, { purchase: id }) {
    const { tables, world } = community
    const purchase = tables.purchases.get(id)
    if (!purchase || purchase.voided !== undefined) return failed('not-found')
    const batch = community.batch()
    for (const each of [purchase, ...refundsOf(community, purchase)]) batch.set(each.id, ['voided'], world.now())
    await community.commit(batch.build(), 'purchase.takeBack', { undo: 1 })
    return ok(undefined)
  },

  async 'contribution.add'(community, { member, chapter, kind, day, what, link }) {
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    const checked = checkDay(community, chapter, day)
    if (!checked.ok) return checked
    if (what.trim() === '') return failed('text-empty')
    if ([what, link].some((text) => text.length > FIELD_LIMIT)) return tooLong(FIELD_LIMIT)
    const id = newId('ctb', community.world.random)
    const words = { what: what.trim(), link: link.trim() }
    const contribution: Contribution = { ...fact.value, ...words, id, kind, day: checked.value }
    const batch = community.batch().create('ledger', chapter, id, contributionRecord(contribution))
    await community.commit(batch.build(), 'contribution.add', { undo: 1 })
    return ok({ contribution: id })
  },

  async 'contribution.takeBack'(community, { contribution: id }) {
    const contribution = community.tables.contributions.get(id)
    if (!contribution || contribution.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'contribution.takeBack', { undo: 1 })
    return ok(undefined)
  },

  async 'override.set'(community, { member, chapter, of, value, reason, until }) {
    const fact = factAbout(community, member, chapter)
    if (!fact.ok) return fact
    if (reason.trim() === '') return failed('reason-empty')
    if (reason.length > NOTES_LIMIT) return tooLong(NOTES_LIMIT)
    if (until !== null && isoDate(until) === null) return failed('bad-date', { value: until })
    const id = newId('ovr', community.world.random)
    const override: Override = {
      ...fact.value,
      id,
      of,
      value,
      reason: reason.trim(),
      ...(until !== null && { until }),
    }
    const { people, overrides } = community.tables
    const batch = community.batch()
    for (const part of people.partsOf(people.personOf(member)))
      for (const before of overrides.of(part))
        if (before.of === of && before.chapter === chapter && before.voided === undefined)
          batch.set(before.id, ['voided'], community.world.now())
    batch.create('ledger', chapter, id, overrideRecord(override))
    await community.commit(batch.build(), 'override.set', { undo: 1 })
    return ok({ override: id })
  },

  async 'override.end'(community, { override: id }) {
    const override = community.tables.overrides.get(id)
    if (!override || override.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'override.end', { undo: 1 })
    return ok(undefined)
  },
}

async function addPurchase(
  community: OpenCommunity,
  command: 'purchase.add' | 'purchase.refund',
  purchase: Purchase,
): Promise<Result<{ purchase: Purchase['id'] }>> {
  const batch = community.batch().create('ledger', purchase.chapter, purchase.id, purchaseRecord(purchase))
  await community.commit(batch.build(), command, { undo: 1 })
  return ok({ purchase: purchase.id })
}

/** What every fact begins with; `not-found` where the member or the chapter is not known here. */
export function factAbout({ tables, world, identity }: OpenCommunity, member: MemberId, chapter: ChapterId) {
  if (!tables.members.get(tables.people.personOf(member)) || !tables.chapters.has(chapter)) return failed('not-found')
  return ok({ chapter, member: recordIn(tables, member, chapter), at: world.now(), by: identity.organizer })
}

type Typed = Pick<Purchase, 'chapter' | 'day' | 'amount' | 'currency' | 'what'>

/** What somebody wrote of a purchase: an amount above zero, a currency that there is, a day that has been. */
function checkPurchase(community: OpenCommunity, { chapter, day, amount, currency, what }: Typed): Result<Typed> {
  const checked = checkDay(community, chapter, day)
  if (!checked.ok) return checked
  if (!isAmount(amount) || amount > AMOUNT_LIMIT) return failed('bad-amount')
  if (amount === 0) return failed('no-amount')
  if (!isKnownCurrency(currency)) return failed('unknown-currency', { value: currency })
  if (what.length > FIELD_LIMIT) return tooLong(FIELD_LIMIT)
  return ok({ chapter, day: checked.value, amount, currency, what: what.trim() })
}

/** A day that has begun where the chapter is. */
export function checkDay({ tables, world }: OpenCommunity, chapter: ChapterId, typed: string): Result<IsoDate> {
  const day = isoDate(typed)
  if (day === null) return failed('bad-date', { value: typed })
  const today = dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')
  if (day > today) return failed('date-ahead', { value: day })
  return day < EARLIEST_DAY ? failed('date-too-old', { value: day }) : ok(day)
}

function refundsOf({ tables }: OpenCommunity, { id, member }: Purchase): Purchase[] {
  const parts = tables.people.partsOf(tables.people.personOf(member))
  return parts
    .flatMap((part) => [...tables.purchases.of(part)])
    .filter(({ of, voided }) => of === id && voided === undefined)
}

/** 12.50 EUR, as the sentence of a problem takes it. */
export function plainAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency)
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`
}

function tooLong(limit: number): Result<never> {
  return failed('value-too-long', { field: 'notes', limit })
}
