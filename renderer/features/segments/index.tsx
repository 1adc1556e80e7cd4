export { SegmentsScreen } from './segments-screen.tsx'
