import { useLanguage } from '../../ui/language.tsx'
import { RestoreForm } from '../backups/restore-form.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

/** A whole community from a backup, where there is none yet or where the one that is here does not open. */
export function RestoreScreen({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLanguage()
  return (
    <WelcomeLayout title={t('backups.wholeTitle')} text={t('backups.wholeText')}>
      <RestoreForm onBack={onBack} />
    </WelcomeLayout>
  )
}
