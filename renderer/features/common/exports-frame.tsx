import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { LinkTabs } from '../../ui/link-tabs.tsx'
import { Page } from '../../ui/page.tsx'

const PARTS = [
  ['/exports', 'exports.profiles'],
  ['/exports/receipts', 'exports.receipts'],
  ['/exports/segments', 'segments.title'],
] as const

export interface ExportsFrameProps {
  readonly here: (typeof PARTS)[number][0]
  readonly tools?: ReactNode
  readonly actions?: ReactNode
  readonly layout?: 'wide' | 'fill'
  readonly children: ReactNode
}

/** The frame of everything about lists that leave: one title, and the screens that belong together beside it. */
export function ExportsFrame({ here, tools, actions, layout = 'wide', children }: ExportsFrameProps) {
  const { t } = useLanguage()
  return (
    <Page
      title={t('exports.title')}
      subtitle={
        <LinkTabs
          label={t('exports.views')}
          here={here}
          items={PARTS.map(([to, words]) => ({ to, label: t(words) }))}
        />
      }
      layout={layout}
      tools={tools}
      actions={actions}
    >
      {children}
    </Page>
  )
}
