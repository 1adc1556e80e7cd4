import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface SalonsScreenProps {
  /** What the address asks for on top: `#/salons/new`. */
  readonly action?: 'new'
}

export function SalonsScreen(_props: SalonsScreenProps) {
  const { t } = useLanguage()
  return <Page title={t('frame.salons')}>{null}</Page>
}

export function SalonScreen(_props: { readonly salon: string }) {
  const { t } = useLanguage()
  return <Page title={t('frame.salons')}>{null}</Page>
}
