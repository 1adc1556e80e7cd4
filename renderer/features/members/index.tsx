export { MembersScreen } from './members-screen.tsx'
export type { MembersScreenProps } from './members-screen.tsx'
