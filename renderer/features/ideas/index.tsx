export { IdeasScreen } from './ideas-screen.tsx'
