export { BeginScreen } from './begin-screen.tsx'
export { ProtectScreen } from './protect-screen.tsx'
