export { SettingsScreen } from './settings-screen.tsx'
export { LookSection } from './look-section.tsx'
