import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export function RostersScreen() {
  const { t } = useLanguage()
  return <Page title={t('frame.rosters')}>{null}</Page>
}

export function ImportScreen() {
  const { t } = useLanguage()
  return <Page title={t('frame.rosters')}>{null}</Page>
}
