export { ValueScreen } from './value-screen.tsx'
