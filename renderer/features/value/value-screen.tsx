import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Select } from '../../ui/select.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { InsightParts } from '../measures/insight-parts.tsx'
import { ReconnectList } from './reconnect-list.tsx'
import { StageMonths } from './stage-months.tsx'
import { ValueGrid } from './value-grid.tsx'
import { ValueSettingsForm } from './value-settings-form.tsx'

type Tab = 'grid' | 'stages' | 'calls' | 'settings'

/** What members are to a chapter, and why. */
export function ValueScreen() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [chosen, setChosen] = useState<ChapterId | null>(null)
  const chapter = chosen ?? chapters[0]?.id ?? null
  if (community && chapter === null)
    return (
      <Page title={t('frame.value')} subtitle={<InsightParts here="/value" />}>
        <EmptyState title={t('value.noChapterTitle')}>{t('value.noChapter')}</EmptyState>
      </Page>
    )
  return (
    <Page
      title={t('frame.value')}
      subtitle={<InsightParts here="/value" />}
      layout="wide"
      actions={
        community?.may.commands.includes('purchases.import') === true && (
          <Button onClick={() => navigate('/value/import')}>{t('purchases.open')}</Button>
        )
      }
      tools={
        chapter !== null && (
          <Select
            size="small"
            label={t('value.chapter')}
            hideLabel
            value={chapter}
            onChange={setChosen}
            options={chapters.map(({ id, name, colour }) => ({
              value: id,
              label: name,
              icon: <ColourDot colour={colour} />,
            }))}
          />
        )
      }
    >
      {chapter !== null && <OfChapter chapter={chapter} />}
    </Page>
  )
}

function OfChapter({ chapter }: { readonly chapter: ChapterId }) {
  const { t, problem } = useLanguage()
  const [tab, setTab] = useState<Tab>('grid')
  const view = useView('value', { chapter })
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('value.title')}>{problem(view.problem)}</EmptyState>
  const { value } = view
  if (value.state === 'working') return <ProgressBar label={t('value.working')} done={value.done} of={value.of} />
  return (
    <Tabs<Tab>
      label={t('value.views')}
      value={tab}
      onChange={setTab}
      items={[
        { id: 'grid', label: t('value.tab.grid'), content: <ValueGrid chapter={chapter} value={value} /> },
        { id: 'stages', label: t('value.tab.stages'), content: <StageMonths chapter={chapter} value={value} /> },
        { id: 'calls', label: t('value.tab.calls'), content: <ReconnectList chapter={chapter} value={value} /> },
        {
          id: 'settings',
          label: t('value.tab.settings'),
          content: <ValueSettingsForm key={JSON.stringify(value.settings)} settings={value.settings} />,
        },
      ]}
    />
  )
}
