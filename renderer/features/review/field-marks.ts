import type { Reason } from '../../../shared/domain/matching.ts'
import type { PairField } from '../../../shared/protocol/people.ts'
import { tellingDifferences } from './differences.ts'
import type { Stretch } from './differences.ts'

export interface Marks {
  readonly a: readonly Stretch[]
  readonly b: readonly Stretch[]
}

/**
 * What to mark in the two values of a line, as `shown` words them; undefined where there is nothing to look at: two ways to
 * write one telephone number differ on paper only. 陳 and 陈 are one name as well, but the eye should know of it.
 */
export function fieldMarks(
  { field, a, b, state }: Pick<PairField, 'field' | 'a' | 'b' | 'state'>,
  reasons: readonly Reason[],
  shown: (value: string) => string,
): Marks | undefined {
  if (!areCompared(field, a, b)) return undefined
  if (field === 'name') return markedNames(a, b, reasons)
  return state === 'same' ? undefined : tellingDifferences(shown(a), shown(b))
}

/** Whether two values of a field are held against each other at all. */
export function areCompared(field: string, a: string, b: string): boolean {
  return !GATHERED.has(field) && a !== '' && b !== ''
}

/** Lists: what one has and the other has not is no difference between values. */
const GATHERED: ReadonlySet<string> = new Set(['tags', 'interests', 'chapters', 'notes'])

/** Two names with what differs in them; 陈 and 陳 are told apart even where nothing else is alike. */
export function markedNames(a: string, b: string, reasons: readonly Reason[]): Marks {
  const inTwoScripts = reasons.some(({ code }) => code === 'name-characters')
  return tellingDifferences(a, b, inTwoScripts ? 'one-name' : 'name') ?? { a: [plain(a)], b: [plain(b)] }
}

function plain(text: string): Stretch {
  return { text, differs: false }
}
