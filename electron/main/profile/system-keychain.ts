import { safeStorage } from 'electron'
import type { Keychain } from './keyring.ts'

/** The calls every Electron has; newer ones prefer calls that do not hold the app up while the system asks a person. */
interface OlderSafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(secret: string): Buffer
  decryptString(sealed: Buffer): string
}

/** Electron's door to Keychain, DPAPI, or the desktop's secret service. */
export function systemKeychain(): Keychain {
  const older: OlderSafeStorage = safeStorage
  const isNewer = 'encryptStringAsync' in safeStorage

  return {
    async available() {
      // On Linux without a secret service Chromium falls back to a fixed password, which protects nothing.
      if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
      return isNewer ? safeStorage.isAsyncEncryptionAvailable() : older.isEncryptionAvailable()
    },
    async seal(secret) {
      return isNewer ? safeStorage.encryptStringAsync(secret) : older.encryptString(secret)
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed)
      return isNewer ? (await safeStorage.decryptStringAsync(bytes)).result : older.decryptString(bytes)
    },
  }
}
