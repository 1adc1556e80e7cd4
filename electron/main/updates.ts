import { app, dialog } from 'electron'
import electronUpdater from 'electron-updater'
import type { MenuWords } from './menu-words.ts'

/**
 * Updates, of a build that was made with an address for them (docs/releasing.md); any other leaves this file out. Nothing
 * is asked of that address until a person chooses *Check for Updates…*, and nothing is fetched until they say so.
 * Signatures are checked by the updater before anything is installed: by Authenticode on Windows, by the system on macOS,
 * and by the SHA-512 of the release's own listing on Linux.
 *
 * @param from the address of the folder that holds the releases, `https:`
 */
export async function checkForUpdates(from: string, words: MenuWords): Promise<void> {
  const { autoUpdater } = electronUpdater
  autoUpdater.autoDownload = false
  autoUpdater.autoInstallOnAppQuit = true
  // An older version could not open what this one has written.
  autoUpdater.allowDowngrade = false
  autoUpdater.setFeedURL({ provider: 'generic', url: from })
  try {
    const found = await autoUpdater.checkForUpdates()
    if (!found?.isUpdateAvailable) {
      await dialog.showMessageBox({ message: words.updateNone, detail: app.getVersion() })
      return
    }
    const { response } = await dialog.showMessageBox({
      message: words.updateThere,
      detail: found.updateInfo.version,
      buttons: [words.updateFetch, words.updateLater],
      defaultId: 0,
      cancelId: 1,
    })
    if (response !== 0) return
    await autoUpdater.downloadUpdate()
    await dialog.showMessageBox({ message: words.updateReady })
  } catch {
    await dialog.showMessageBox({ type: 'warning', message: words.updateFailed })
  }
}
