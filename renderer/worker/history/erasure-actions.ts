import type { OpenCommunity } from '../open-community.ts'
import type { Action } from './actions.ts'

/** How the erasing of somebody is called in a history: it is no command's own, and no change tells of it. */
const ERASED = 'member.erased'

/**
 * That people were erased, as pages tell that stand in for others: when, and on which device; of whom nobody can tell any more.
 * What the command wrote besides, in lists and in the names of who leads, says nothing beyond that.
 */
export function withErasures({ cabinet }: OpenCommunity, actions: readonly Action[]): readonly Action[] {
  const erased = new Map<string, Action>()
  for (const { rotation } of cabinet.pages())
    for (const { at, device } of rotation?.erasures ?? []) {
      const key = `${at} ${device} ${ERASED}`
      if (!erased.has(key)) erased.set(key, { key, device, at, command: ERASED, parts: [] })
    }
  if (erased.size === 0) return actions
  return [...actions.filter(({ command }) => command !== 'member.erase'), ...erased.values()].sort(
    (a, b) => b.at - a.at || (a.key < b.key ? 1 : -1),
  )
}
