export { OrganizersScreen } from './organizers-screen.tsx'
export { Ways } from './ways-cards.tsx'
