export { ImportScreen } from './import-screen.tsx'
export { RostersScreen } from './rosters-screen.tsx'
