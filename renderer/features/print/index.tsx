export { PrintDialog } from './print-dialog.tsx'
export { PrintScreen } from './print-screen.tsx'
