export { Preview } from './preview.tsx'
export { PrintDialog } from './print-dialog.tsx'
export { PrintScreen } from './print-screen.tsx'
export { usePrint } from './use-print.ts'
