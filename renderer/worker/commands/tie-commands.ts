import { tieNumberFields } from '../../../shared/crdt/tie-settings.ts'
import { isWithin } from '../../../shared/domain/number-settings.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import {
  TIE_NUMBER_NAMES,
  TIE_NUMBERS,
  tieNumberOutOfOrder,
  WHOLE_TIE_NUMBERS,
} from '../../../shared/domain/tie-numbers.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'

/** How a community reckons ties. */
export const tieCommands: Handlers<'ties.set'> = {
  async 'ties.set'(community, { numbers: drawnUp }) {
    const numbers = tieNumbersOf(community, drawnUp)
    if (!numbers.ok) return numbers
    const batch = community.batch()
    for (const [field, value] of tieNumberFields(community.tables.tieNumbers, numbers.value))
      batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'ties.set', { undo: 1 })
    return ok(undefined)
  },
}

/** Numbers as somebody drew them up, each within reason and in order; what is not given stays as it is. */
export function tieNumbersOf(
  { tables }: Pick<OpenCommunity, 'tables'>,
  drawnUp: ParsedCommand<'ties.set'>['numbers'],
): Result<TieNumbers> {
  const numbers = { ...tables.tieNumbers }
  for (const name of TIE_NUMBER_NAMES) {
    const value = drawnUp[name]
    if (value === undefined) continue
    const { least, most } = TIE_NUMBERS[name]
    if (!isWithin(TIE_NUMBERS[name], value) || (WHOLE_TIE_NUMBERS.has(name) && !Number.isInteger(value)))
      return failed('number-out-of-range', { value: `${least}–${most}` })
    numbers[name] = value
  }
  return tieNumberOutOfOrder(numbers) === null ? ok(numbers) : failed('tie-numbers-order')
}
