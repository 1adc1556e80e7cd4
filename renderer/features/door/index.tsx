export { DoorScreen } from './door-screen.tsx'
export { DoorsScreen } from './doors-screen.tsx'
