export { SettingsScreen } from './settings-screen.tsx'
export { HealthScreen } from '../health/health-screen.tsx'
export { LookSection } from './look-section.tsx'
