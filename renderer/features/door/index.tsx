import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export function DoorScreen(_props: { readonly salon: string }) {
  const { t } = useLanguage()
  return <Page title={t('frame.salons')}>{null}</Page>
}
