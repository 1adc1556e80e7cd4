import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { BackupsSection } from '../backups/backups-section.tsx'
import { HealthSection } from '../health/health-section.tsx'
import { AboutSection } from './about-section.tsx'
import { ChaptersSection } from './chapters-section.tsx'
import { CommunitySection } from './community-section.tsx'
import { ConsentSection } from './consent-section.tsx'
import { LookSection } from './look-section.tsx'
import { ModelSection } from './model-section.tsx'
import { ProtectionSection } from './protection-section.tsx'
import { RetentionSection } from './retention-section.tsx'

export function SettingsScreen() {
  const { t } = useLanguage()
  const view = useView('community', {})
  return (
    <Page title={t('settings.title')} layout="read">
      <LookSection />
      {view.state === 'ready' && (
        <>
          <CommunitySection community={view.value} />
          <ChaptersSection community={view.value} />
          <BackupsSection />
          <HealthSection />
          <ConsentSection />
          <ProtectionSection />
          <RetentionSection />
          <ModelSection />
          <AboutSection community={view.value} />
        </>
      )}
    </Page>
  )
}
