export { OrganizersScreen } from './organizers-screen.tsx'
