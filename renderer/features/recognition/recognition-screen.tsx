import { useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { EveningsPanel } from './evenings-panel.tsx'
import { GivenPanel } from './given-panel.tsx'
import { partOf, RecognitionFrame } from './parts.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { SpotlightPanel } from './spotlight-panel.tsx'

const PANELS = {
  due: QueuePanel,
  evenings: EveningsPanel,
  given: GivenPanel,
  spotlight: SpotlightPanel,
  rules: RulesPanel,
} as const

/** Kept while the window is open, so that coming back from a person finds the screen as it was left. */
let remembered: ChapterId | null = null

function remember(chapter: ChapterId | null): void {
  remembered = chapter
}

/** Who is owed a word, how it is given, who was given one, and when anybody is. */
export function RecognitionScreen({ part }: { readonly part: string | undefined }) {
  const { t } = useLanguage()
  const chapters = openChapters(useCommunity())
  const [asked, setAsked] = useState(remembered)
  const shown = partOf(part)
  const chapter = chapters.find(({ id }) => id === asked)?.id ?? null
  const Panel = PANELS[shown]
  return (
    <RecognitionFrame
      part={shown}
      tools={
        chapters.length > 1 &&
        shown !== 'rules' && (
          <ChapterFilter
            label={t('salons.chapter')}
            size="small"
            value={chapter ?? undefined}
            onChange={(chosen) => {
              remember(chosen ?? null)
              setAsked(chosen ?? null)
            }}
            chapters={chapters}
          />
        )
      }
    >
      <Panel key={chapter} chapter={chapter} />
    </RecognitionFrame>
  )
}
