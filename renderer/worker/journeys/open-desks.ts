import type { OpenCommunity } from '../open-community.ts'
import { ChallengeDesk } from './challenge-desk.ts'
import { JourneyDesk } from './journey-desk.ts'

const desks = new WeakMap<OpenCommunity, { readonly challenges: ChallengeDesk; readonly journeys: JourneyDesk }>()

/** The desks of a community: what they know is worked out when somebody first asks. */
export function journeyDesks(community: OpenCommunity) {
  const known = desks.get(community)
  if (known) return known
  const made = { challenges: new ChallengeDesk(community), journeys: new JourneyDesk(community) }
  desks.set(community, made)
  return made
}
