import type { OpenCommunity } from '../open-community.ts'
import type { ValueReader } from '../tables/value-reader.ts'
import type { ValueDesk } from './value-desk.ts'

const desks = new WeakMap<OpenCommunity, Promise<ValueDesk>>()

/** The desk of a community; its code is loaded, and its work begun, when somebody first asks. */
export function valueDesk(community: OpenCommunity): Promise<ValueDesk> {
  const known = desks.get(community)
  if (known) return known
  const desk = import('./value-desk.ts').then((loaded) => new loaded.ValueDesk(community))
  desks.set(community, desk)
  return desk
}

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
