export { MeasuresScreen } from './measures-screen.tsx'
