import { Page } from '../../ui/page.tsx'
import { useLanguage } from '../../ui/language.tsx'

export interface MembersScreenProps {
  /** The member whose details stand beside the table. */
  readonly member?: string
  /** What the address asks for on top: `#/members/new`, `#/members/export`. */
  readonly action?: 'new' | 'export'
}

export function MembersScreen(_props: MembersScreenProps) {
  const { t } = useLanguage()
  return <Page title={t('frame.members')}>{null}</Page>
}
