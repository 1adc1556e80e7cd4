import { pointsRecord } from '../../../shared/crdt/points-records.ts'
import { pointsSettingFields } from '../../../shared/crdt/points-settings.ts'
import { isoDate } from '../../../shared/calendar/instants.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, PointsId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT } from '../../../shared/domain/member.ts'
import { balancesOf } from '../../../shared/domain/points-ledger.ts'
import { POINTS_LIMIT } from '../../../shared/domain/points.ts'
import type { PointsEntry, PointsRule, PointsSettings, Reward } from '../../../shared/domain/points.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { DeedReader } from '../points/deeds.ts'
import { overdrawnBook } from '../points/overdrawn-book.ts'
import { rewardsIn } from '../points/rewards.ts'
import type { Handlers } from './handler.ts'
import { factAbout } from './ledger-commands.ts'

/** Points given, spent and taken back, each an entry of its own; what is earned by rules is not written but read. */
export const pointsCommands: Handlers<'points.give' | 'points.redeem' | 'points.takeBack' | 'points.set'> = {
  async 'points.give'(community, { member, chapter, amount, reason: typed, source }) {
    const reason = reasonFrom(typed)
    if (!reason.ok) return reason
    if (!isWhole(Math.abs(amount)) || amount === 0) return failed('bad-points', { limit: POINTS_LIMIT })
    if (amount < 0 && balanceOf(community, member, chapter) + amount < 0) return tooFew(community, member, chapter)
    return write(community, 'points.give', member, chapter, {
      amount,
      reason: reason.value,
      ...(source !== null && { source }),
    })
  },

  async 'points.redeem'(community, { member, chapter, reward: id }) {
    const reward = rewardsIn(community, chapter).find((each) => each.id === id)
    if (!reward || reward.left === 0) return failed('reward-gone')
    if (balanceOf(community, member, chapter) < reward.price) return tooFew(community, member, chapter)
    return write(community, 'points.redeem', member, chapter, {
      amount: -reward.price,
      reason: reward.text,
      reward: id,
    })
  },

  async 'points.takeBack'(community, { member, chapter, line: key, reason: typed }) {
    const reason = reasonFrom(typed)
    if (!reason.ok) return reason
    const line = linesOf(community, member).find((each) => each.key === key && each.chapter === chapter)
    if (!line || line.takenBack || line.amount === 0 || ('entry' in line.from && line.from.entry.of !== undefined))
      return failed('not-found')
    return write(community, 'points.takeBack', member, chapter, { amount: -line.amount, reason: reason.value, of: key })
  },

  async 'points.set'(community, { draft }) {
    const settings = pointsFrom(community, draft)
    if (!settings.ok) return settings
    const batch = community.batch()
    for (const [field, value] of pointsSettingFields(community.tables.pointsSettings, settings.value))
      batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'points.set', { undo: 1 })
    return ok(undefined)
  },
}

/** Rules and rewards as somebody drew them up: whole numbers within reason, days that there are, one rule for one thing a day. */
export function pointsFrom(
  { world }: Pick<OpenCommunity, 'world'>,
  { rules: drawn, rewards: listed }: ParsedCommand<'points.set'>['draft'],
): Result<PointsSettings> {
  const rules = new Map<string, PointsRule>()
  for (const { on, from, amount, cap } of drawn) {
    if (isoDate(from) === null) return failed('bad-date', { value: from })
    if (!isWhole(amount) || (cap !== null && !isWhole(cap))) return failed('bad-points', { limit: POINTS_LIMIT })
    if (rules.has(`${on}/${from}`)) return failed('two-rules', { value: from })
    rules.set(`${on}/${from}`, { on, from, amount, ...(cap !== null && { cap }) })
  }
  const rewards: Reward[] = []
  for (const { id, text: typed, price, from, until, stock } of listed) {
    const text = typed.trim()
    if (text === '') continue
    if (text.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    if (!isWhole(price) || price === 0 || (stock !== null && !isWhole(stock)))
      return failed('bad-points', { limit: POINTS_LIMIT })
    for (const day of [from, until])
      if (day !== null && isoDate(day) === null) return failed('bad-date', { value: day })
    if (from !== null && until !== null && until < from) return failed('end-before-start')
    rewards.push({
      id: id !== undefined && isId('ent', id) ? id : newId('ent', world.random),
      text,
      price,
      ...(from !== null && { from }),
      ...(until !== null && { until }),
      ...(stock !== null && { stock }),
    })
  }
  return ok({ rules: [...rules.values()], rewards })
}

async function write(
  community: OpenCommunity,
  command: 'points.give' | 'points.redeem' | 'points.takeBack',
  member: MemberId,
  chapter: ChapterId,
  said: Said,
): Promise<Result<{ points: PointsId }>> {
  const batch = community.batch()
  const added = addPoints(community, batch, member, chapter, said)
  if (!added.ok) return added
  await community.commit(batch.build(), command, { undo: 1 })
  // From now on it is told where more is spent than there is.
  overdrawnBook(community)
  return ok({ points: added.value })
}

type Said = Pick<PointsEntry, 'amount' | 'reason' | 'reward' | 'source' | 'of'>

/** Writes one entry; `not-found` where the member or the chapter is not known here. */
export function addPoints(
  community: OpenCommunity,
  batch: BatchBuilder,
  member: MemberId,
  chapter: ChapterId,
  said: Said,
): Result<PointsId> {
  const fact = factAbout(community, member, chapter)
  if (!fact.ok) return fact
  const id = newId('pts', community.world.random)
  batch.create('ledger', chapter, id, pointsRecord({ ...fact.value, ...said, id }))
  return ok(id)
}

function linesOf({ tables, world }: OpenCommunity, member: MemberId) {
  const person = tables.people.personOf(member)
  return new DeedReader(tables, world.now()).linesOf(person, tables.pointsSettings.rules)
}

function balanceOf(community: OpenCommunity, member: MemberId, chapter: ChapterId): number {
  return balancesOf(linesOf(community, member)).get(chapter) ?? 0
}

function tooFew(community: OpenCommunity, member: MemberId, chapter: ChapterId): Result<never> {
  return failed('points-short', { value: balanceOf(community, member, chapter) })
}

function reasonFrom(typed: string): Result<string> {
  const reason = typed.trim()
  if (reason === '') return failed('reason-empty')
  return reason.length > FIELD_LIMIT ? failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT }) : ok(reason)
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= POINTS_LIMIT
}
