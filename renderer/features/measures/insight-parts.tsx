import { useLanguage } from '../../ui/language.tsx'
import { LinkTabs } from '../../ui/link-tabs.tsx'

/** The screens that say what members and community are worth to each other. */
export function InsightParts({ here }: { readonly here: '/value' | '/measures' }) {
  const { t } = useLanguage()
  return (
    <LinkTabs
      label={t('measures.parts')}
      here={here}
      items={[
        { to: '/value', label: t('value.title') },
        { to: '/measures', label: t('measures.title') },
      ]}
    />
  )
}
