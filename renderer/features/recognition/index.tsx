export { RecognitionScreen } from './recognition-screen.tsx'
