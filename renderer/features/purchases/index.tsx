export { PurchaseImportScreen } from './purchase-import-screen.tsx'
