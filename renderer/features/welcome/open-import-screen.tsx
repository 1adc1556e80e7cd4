import { useLanguage } from '../../ui/language.tsx'
import { OpenImportForm } from '../open-export/open-import-form.tsx'
import { SelfFields, useSelf } from './self-fields.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

/** A community from an open export, in a profile that does not have it. */
export function OpenImportScreen({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage()
  const { self, fields } = useSelf()
  return (
    <WelcomeLayout title={t('openExport.importTitle')} text={t('openExport.importText')}>
      <OpenImportForm self={self} fields={<SelfFields {...fields} />} onBack={onBack} />
    </WelcomeLayout>
  )
}
