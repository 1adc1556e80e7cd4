export { ChallengesScreen } from './challenges-screen.tsx'
export { MemberJourney } from './member-journey.tsx'
