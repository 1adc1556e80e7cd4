import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import { ChallengeDesk } from './challenge-desk.ts'
import { JourneyDesk } from './journey-desk.ts'

/** The desks of a community: what they know is worked out when somebody first asks. */
export const journeyDesks = onceEach((community: OpenCommunity) => ({
  challenges: new ChallengeDesk(community),
  journeys: new JourneyDesk(community),
}))
