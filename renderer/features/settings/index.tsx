import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export function SettingsScreen() {
  const { t } = useLanguage()
  return <Page title={t('frame.settings')}>{null}</Page>
}
