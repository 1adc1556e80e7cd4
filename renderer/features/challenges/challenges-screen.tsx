import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { SeeingParts } from '../recognition/seeing-parts.tsx'
import { partAddress, placeOf } from './addresses.ts'
import type { Part } from './addresses.ts'
import { ChallengeForm } from './challenge-form.tsx'
import { ChallengeList } from './challenge-list.tsx'
import { ChallengePage } from './challenge-page.tsx'
import styles from './challenges.module.css'
import { JourneySettingsForm } from './journey-settings-form.tsx'
import { JourneysPanel } from './journeys-panel.tsx'

/** Kept while the window is open, so that coming back from a person finds the screen as it was left. */
let remembered: ChapterId | null = null

function remember(chapter: ChapterId | null): void {
  remembered = chapter
}

export interface ChallengesScreenProps {
  readonly part: string | undefined
  /** The season that a new challenge begins with. */
  readonly season: string | undefined
}

/** What people do together, and how new members are taken in. */
export function ChallengesScreen({ part, season }: ChallengesScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [asked, setAsked] = useState(remembered)
  const place = placeOf(part)
  if (place.challenge !== null) return <ChallengePage challenge={place.challenge} />
  // A chapter of another community, or one that was archived away, is none to ask about; the only one is always meant.
  const chapter =
    chapters.length === 1 ? (chapters[0]?.id ?? null) : (chapters.find(({ id }) => id === asked)?.id ?? null)
  const choose = (chosen: ChapterId | undefined) => {
    remember(chosen ?? null)
    setAsked(chosen ?? null)
  }
  const mayBegin = community?.may.commands.includes('challenge.create') === true && chapters.length > 0
  return (
    <Page
      title={t('recognition.title')}
      subtitle={<SeeingParts here="/challenges" />}
      layout="wide"
      tools={
        chapters.length > 1 &&
        place.part !== 'welcome' && (
          <div className={styles.filter}>
            <ChapterFilter
              size="small"
              label={t('salons.chapter')}
              value={chapter ?? undefined}
              onChange={choose}
              chapters={chapters}
            />
          </div>
        )
      }
      actions={
        place.part === 'list' &&
        mayBegin && (
          <Button kind="primary" icon={<Plus />} onClick={() => navigate('/challenges/new')}>
            {t('challenges.new')}
          </Button>
        )
      }
    >
      <Tabs<Part>
        label={t('challenges.title')}
        value={place.part}
        onChange={(next) => navigate(partAddress(next))}
        items={[
          { id: 'list', label: t('challenges.tab.list'), content: <ChallengeList chapter={chapter} /> },
          { id: 'newcomers', label: t('challenges.tab.newcomers'), content: <JourneysPanel chapter={chapter} /> },
          { id: 'welcome', label: t('challenges.tab.welcome'), content: <JourneySettingsForm /> },
        ]}
      />
      {place.isNew && mayBegin && (
        <ChallengeForm key={season} chapter={chapter} season={season} onClose={() => navigate('/challenges')} />
      )}
    </Page>
  )
}
