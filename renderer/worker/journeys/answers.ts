import { journeySettingsFrom } from '../commands/journey-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { ParsedView, ViewValue } from '../../../shared/protocol/views.ts'
import { challengesView, challengeView, memberChallengesView } from './challenge-views.ts'
import { companionsView } from './companions-view.ts'
import { journeyChanges, journeysOverdueView, journeysView, journeyView } from './journey-views.ts'
import { journeyDesks } from './open-desks.ts'

type Name =
  | 'challenges'
  | 'challenge'
  | 'memberChallenges'
  | 'journeys'
  | 'journey'
  | 'journeysOverdue'
  | 'companions'
  | 'journeyChanges'

type JourneyAnswers = {
  readonly [Each in Name]: (community: OpenCommunity, input: ParsedView<Each>) => ViewValue<Each>
}

/** All that is answered about challenges and first hundred days; loaded when somebody first asks. */
export const journeyAnswers: JourneyAnswers = {
  challenges: (community, input) => challengesView(community, journeyDesks(community).challenges, input),
  challenge: (community, input) => challengeView(community, journeyDesks(community).challenges, input),
  memberChallenges: (community, input) => memberChallengesView(community, journeyDesks(community).challenges, input),
  journeys: (community, input) => journeysView(community, journeyDesks(community).journeys, input),
  journey: (community, input) => journeyView(community, journeyDesks(community).journeys, input),
  journeysOverdue: (community, input) => journeysOverdueView(community, journeyDesks(community).journeys, input),
  companions: (community, input) => companionsView(community, journeyDesks(community).journeys, input),
  journeyChanges(community, { draft }) {
    const settings = journeySettingsFrom(community, draft)
    return settings.ok ? journeyChanges(community, journeyDesks(community).journeys, settings.value) : null
  },
}
