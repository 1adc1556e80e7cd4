import type { OpenCommunity } from '../open-community.ts'
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

/** Sees to it that what is asked of the rows in memory is up to date, or begins the work; screens are told when it is done. */
export function bringValue(community: OpenCommunity): void {
  const { value } = community.tables
  if (value) value.bring()
  else void valueDesk(community).then((desk) => desk.bring())
}
