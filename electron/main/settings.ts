import { app, nativeTheme } from 'electron'
import type { Settings } from '../../shared/protocol/ipc.ts'
import { tellAll } from './events.ts'
import { readSettings, writeSettings } from './settings-file.ts'

/** The settings in force: the theme is the system's business, the language the menu's and every window's. */
export interface LiveSettings {
  current(): Settings
  change(wanted: Settings): Promise<Settings>
}

/**
 * Reads the settings and applies the theme before the first window exists.
 *
 * @param onLanguage called when the language changes, to rebuild what the main process itself shows
 */
export function liveSettings(file: string, onLanguage: (settings: Settings) => Promise<void>): LiveSettings {
  let current = readSettings(file, () => app.getLocale())
  nativeTheme.themeSource = current.theme
  nativeTheme.on('updated', () => tellAll('theme.changed', { dark: nativeTheme.shouldUseDarkColors }))

  return {
    current: () => current,
    async change(wanted) {
      try {
        await writeSettings(file, wanted)
      } catch {
        return current
      }
      const before = current
      current = wanted
      if (before.theme !== wanted.theme) nativeTheme.themeSource = wanted.theme
      if (before.language !== wanted.language) await onLanguage(wanted)
      tellAll('settings.changed', wanted)
      return current
    },
  }
}
