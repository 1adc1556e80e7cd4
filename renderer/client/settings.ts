import { createContext, useContext } from 'react'
import type { Settings } from '../../shared/protocol/ipc.ts'
import { bridge } from './bridge.ts'

/** Language and theme of this machine, and how to change them; every window follows. */
export interface SettingsInForce extends Settings {
  readonly change: (patch: Partial<Settings>) => void
}

const SettingsContext = createContext<SettingsInForce | null>(null)
export const SettingsProvider = SettingsContext

export function useSettings(): SettingsInForce {
  const settings = useContext(SettingsContext)
  if (!settings) throw new Error('a screen was drawn outside the settings')
  return settings
}

/** Saves new settings; the main process tells every window, this one too. */
export async function saveSettings(settings: Settings): Promise<void> {
  await bridge().request('settings.set', { language: settings.language, theme: settings.theme })
}

/** Puts language and theme on the document, where style sheets and screen readers look for them. */
export function applySettings({ language, theme }: Settings): void {
  const root = document.documentElement
  root.lang = language
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
