import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export function DecisionsScreen() {
  const { t } = useLanguage()
  return <Page title={t('frame.decisions')}>{null}</Page>
}
