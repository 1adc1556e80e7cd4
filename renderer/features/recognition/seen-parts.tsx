import { useLanguage } from '../../ui/language.tsx'
import { LinkTabs } from '../../ui/link-tabs.tsx'

/** The screens by which people are seen: what they are thanked for, and what they do together. */
export function SeenParts({ here }: { readonly here: '/recognition' | '/challenges' }) {
  const { t } = useLanguage()
  return (
    <LinkTabs
      label={t('recognition.parts')}
      here={here}
      items={[
        { to: '/recognition', label: t('recognition.title') },
        { to: '/challenges', label: t('challenges.title') },
      ]}
    />
  )
}
