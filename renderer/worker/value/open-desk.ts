import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { ValueReader } from '../tables/value-reader.ts'

/** The desk of a community; its code is loaded, and its work begun, when somebody first asks. */
export const valueDesk = onceEach(async (community: OpenCommunity) => {
  const { ValueDesk } = await import('./value-desk.ts')
  return new ValueDesk(community)
})

/**
 * What members are to their chapters, up to date; null while it is being worked out, which this begins, and where that failed.
 * Screens are told when it is done.
 */
export function bringValue(community: OpenCommunity): ValueReader | null {
  const { value } = community.tables
  if (value?.hasFailed === true) return null
  if (value) return value.bring() === null ? value : null
  void valueDesk(community).then((desk) => desk.bring())
  return null
}
