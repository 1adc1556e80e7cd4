import { isoDate } from '../../../shared/calendar/instants.ts'
import { valueSettingFields } from '../../../shared/crdt/value-settings.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT } from '../../../shared/domain/member.ts'
import { isKnownCurrency } from '../../../shared/domain/money.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import {
  inRateOrder,
  isValueNumber,
  outOfOrder,
  VALUE_NUMBER_NAMES,
  VALUE_NUMBERS,
} from '../../../shared/domain/value.ts'
import type { TierRight, ValueSettings } from '../../../shared/domain/value.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'

/** How a community reckons what its members are to it. */
export const valueCommands: Handlers<'value.set'> = {
  async 'value.set'(community, { draft }) {
    const settings = settingsFrom(community, draft)
    if (!settings.ok) return settings
    const batch = community.batch()
    for (const [field, value] of valueSettingFields(community.tables.valueSettings, settings.value))
      batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'value.set', { undo: 1 })
    return ok(undefined)
  },
}

/** Settings as somebody drew them up: every number within reason, cut-offs in order, currencies that there are. */
export function settingsFrom(
  { tables, world }: OpenCommunity,
  { numbers: given, currency, rates, rights }: ParsedCommand<'value.set'>['draft'],
): Result<ValueSettings> {
  const numbers = { ...tables.valueSettings.numbers }
  for (const name of VALUE_NUMBER_NAMES) {
    const value = given[name]
    if (value === undefined) continue
    const { least, most } = VALUE_NUMBERS[name]
    if (!isValueNumber(name, value)) return failed('number-out-of-range', { value: `${least}–${most}` })
    numbers[name] = value
  }
  if (outOfOrder(numbers)) return failed('cut-offs-order')
  for (const each of [...(currency === '' ? [] : [currency]), ...rates.map((rate) => rate.currency)])
    if (!isKnownCurrency(each)) return failed('unknown-currency', { value: each })
  for (const { rate, from } of rates) {
    if (!Number.isFinite(rate) || rate <= 0) return failed('bad-rate')
    if (from !== '' && isoDate(from) === null) return failed('bad-date', { value: from })
  }
  const kept: TierRight[] = []
  for (const { id, tier, text: typed, from, until } of rights) {
    const text = typed.trim()
    if (text === '') continue
    if (text.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    for (const day of [from, until])
      if (day !== null && isoDate(day) === null) return failed('bad-date', { value: day })
    if (from !== null && until !== null && until < from) return failed('end-before-start')
    kept.push({
      id: id !== undefined && isId('ent', id) ? id : newId('ent', world.random),
      tier,
      text,
      ...(from !== null && { from }),
      ...(until !== null && { until }),
    })
  }
  return ok({ numbers, currency, rates: inRateOrder(rates), rights: kept })
}
