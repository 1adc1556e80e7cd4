export { ApartScreen } from './apart-screen.tsx'
export { ReviewScreen } from './review-screen.tsx'
export { SameScreen } from './same-screen.tsx'
