export { BeginScreen } from './begin-screen.tsx'
export { ProtectScreen } from './protect-screen.tsx'
export { JoiningScreen } from './joining-screen.tsx'
export type { PendingJoin } from './joining-screen.tsx'
