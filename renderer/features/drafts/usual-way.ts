import type { TouchpointKind } from '../../../shared/domain/afterwards.ts'
import type { ConsentChannel } from '../../../shared/domain/consent.ts'

/** The way in which most get in touch with somebody who can be reached so. */
export function usualWay(channels: readonly ConsentChannel[]): TouchpointKind {
  const [only, ...more] = channels
  if (only === undefined) return 'meeting'
  if (more.length > 0) return 'message'
  return only === 'phone' ? 'call' : only === 'post' ? 'letter' : 'message'
}
