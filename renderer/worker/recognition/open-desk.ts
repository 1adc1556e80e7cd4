import type { OpenCommunity } from '../open-community.ts'
import type { RecognitionDesk } from './recognition-desk.ts'

const desks = new WeakMap<OpenCommunity, Promise<RecognitionDesk>>()

/** The desk of a community; its code is loaded, and its work begun, when somebody first asks. */
export function recognitionDesk(community: OpenCommunity): Promise<RecognitionDesk> {
  const known = desks.get(community)
  if (known) return known
  const desk = import('./recognition-desk.ts').then((loaded) => new loaded.RecognitionDesk(community))
  desks.set(community, desk)
  return desk
}
