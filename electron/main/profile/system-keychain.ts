import { safeStorage } from 'electron'
import type { Keychain } from './keyring.ts'

/** Electron's door to Keychain, DPAPI, or the desktop's secret service. */
export const systemKeychain: Keychain = {
  available() {
    // On Linux without a secret service Chromium falls back to a fixed password, which protects nothing.
    const isPretence = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    return !isPretence && safeStorage.isEncryptionAvailable()
  },
  seal: (secret) => safeStorage.encryptString(secret),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
}
