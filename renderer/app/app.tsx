import { useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { localeOf } from '../../shared/language/locale.ts'
import type { Settings } from '../../shared/protocol/ipc.ts'
import type { ProfileState } from '../../shared/protocol/profile-key.ts'
import { bridge } from '../client/bridge.ts'
import { StoreProvider } from '../client/hooks.ts'
import { BackupGuard } from '../features/backups/backup-guard.tsx'
import { SettingsProvider, applySettings, saveSettings } from '../client/settings.ts'
import type { Store } from '../client/store.ts'
import { LanguageProvider } from '../ui/language.tsx'
import { ToastProvider } from '../ui/toasts.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'

export interface AppProps {
  readonly store: Store
  readonly settings: Settings
  readonly profile: Promise<ProfileState>
}

/** Everything that screens find around them: the store, the language, the theme, messages, the address. */
export function App({ store, settings: first, profile }: AppProps) {
  const [settings, setSettings] = useState(first)
  useEffect(() => bridge().on('settings.changed', setSettings), [])
  useEffect(() => applySettings(settings), [settings])
  const inForce = useMemo(
    () => ({
      ...settings,
      change: (patch: Partial<Settings>) => {
        const next = { ...settings, ...patch }
        setSettings(next)
        void saveSettings(next)
      },
    }),
    [settings],
  )
  return (
    <SettingsProvider value={inForce}>
      <LanguageProvider language={settings.language}>
        <I18nProvider locale={localeOf(settings.language)}>
          <StoreProvider value={store}>
            <Router hook={useHashLocation}>
              <ToastProvider>
                <ErrorBoundary>
                  <BackupGuard>
                    <Gate profile={profile} />
                  </BackupGuard>
                </ErrorBoundary>
              </ToastProvider>
            </Router>
          </StoreProvider>
        </I18nProvider>
      </LanguageProvider>
    </SettingsProvider>
  )
}
