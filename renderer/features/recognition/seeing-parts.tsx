import { useLanguage } from '../../ui/language.tsx'
import { LinkTabs } from '../../ui/link-tabs.tsx'

/** The screens by which members are seen: for what they reached, and in what they do together. */
export function SeeingParts({ here }: { readonly here: '/recognition' | '/challenges' }) {
  const { t } = useLanguage()
  return (
    <LinkTabs
      label={t('recognition.seeing')}
      here={here}
      items={[
        { to: '/recognition', label: t('recognition.seen') },
        { to: '/challenges', label: t('challenges.title') },
      ]}
    />
  )
}
