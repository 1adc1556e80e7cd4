import { isId } from '../domain/ids.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Handle } from './engine.ts'
import type { Op } from './eraser.ts'

/**
 * The records that a page of links ever called copies of some people's records, or what those were copied from; also by links that
 * were taken away since.
 */
export function copiesEverOf(handle: Handle, people: ReadonlySet<MemberId>): MemberId[] {
  return handle.topoHistoryTraversal().flatMap((hash) => {
    const change = handle.getDecodedChangeByHash(hash)
    if (!change) return []
    const ops: readonly Op[] = change.ops
    return ops.flatMap(({ action, key }, index) => {
      if (action !== 'makeMap' || !isId('lnk', key)) return []
      const made = `${change.startOp + index}@${change.actor}`
      const said = new Map(ops.flatMap((op) => (op.obj === made ? [[op.key, op.value] as const] : [])))
      const ends = [said.get('a'), said.get('b')].filter((end) => isId('mem', end))
      const isAboutThem = said.has('copy') && ends.some((end) => people.has(end))
      return isAboutThem ? ends.filter((end) => !people.has(end)) : []
    })
  })
}
