export { VenuesScreen } from './plan/venues-screen.tsx'
export { SalonScreen } from './salon-screen.tsx'
export { SalonsScreen } from './salons-screen.tsx'
export type { SalonsScreenProps } from './salons-screen.tsx'
