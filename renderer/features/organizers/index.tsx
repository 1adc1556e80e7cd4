import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface OrganizersScreenProps {
  /** What the address asks for on top: `#/organizers/send`, `#/organizers/open`. */
  readonly action?: 'send' | 'open'
}

export function OrganizersScreen(_props: OrganizersScreenProps) {
  const { t } = useLanguage()
  return <Page title={t('frame.organizers')}>{null}</Page>
}
