import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { partAddress, partOf } from './addresses.ts'
import type { Part } from './addresses.ts'
import styles from './connections.module.css'
import { ConnectorsPanel } from './connectors-panel.tsx'
import { HealthPanel } from './health-panel.tsx'
import { IntroductionsPanel } from './introductions-panel.tsx'
import { MapPanel } from './map/map-panel.tsx'
import { TieSettingsPanel } from './tie-settings-panel.tsx'
import { TribesPanel } from './tribes-panel.tsx'

/** Kept while the window is open, so that coming back from a person finds the screen as it was left. */
let remembered: ChapterId | null = null

function remember(chapter: ChapterId | null): void {
  remembered = chapter
}

/** What holds the community together: how well, who is not held, the map, who shares what, who brings people together. */
export function ConnectionsScreen({ part }: { readonly part: string | undefined }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const chapters = openChapters(useCommunity())
  const [asked, setAsked] = useState(remembered)
  const shown = partOf(part)
  // A chapter of another community, or one that was archived away, is none to ask about; the only one is always meant.
  const chapter =
    chapters.length === 1 ? (chapters[0]?.id ?? null) : (chapters.find(({ id }) => id === asked)?.id ?? null)
  const choose = (chosen: ChapterId | null) => {
    remember(chosen)
    setAsked(chosen)
  }
  return (
    <Page
      title={t('connections.title')}
      tools={
        chapters.length > 1 &&
        shown !== 'tribes' &&
        shown !== 'settings' && (
          <div className={styles.filter}>
            <ChapterFilter
              label={t('salons.chapter')}
              value={chapter ?? undefined}
              onChange={(chosen) => choose(chosen ?? null)}
              chapters={chapters}
            />
          </div>
        )
      }
    >
      <Tabs<Part>
        fill
        label={t('connections.title')}
        value={shown}
        onChange={(next) => navigate(partAddress(next))}
        items={[
          {
            id: 'health',
            label: t('connections.part.health'),
            content: <HealthPanel chapter={chapter} onChapter={choose} />,
          },
          { id: 'map', label: t('connections.part.map'), content: <MapPanel chapter={chapter} /> },
          { id: 'tribes', label: t('connections.part.tribes'), content: <TribesPanel /> },
          {
            id: 'connectors',
            label: t('connections.part.connectors'),
            content: <ConnectorsPanel chapter={chapter} />,
          },
          {
            id: 'introductions',
            label: t('connections.part.introductions'),
            content: <IntroductionsPanel chapter={chapter} />,
          },
          { id: 'settings', label: t('connections.part.settings'), content: <TieSettingsPanel /> },
        ]}
      />
    </Page>
  )
}
