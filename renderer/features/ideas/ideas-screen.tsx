import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { ideaAddress, partAddress } from './addresses.ts'
import type { Part } from './addresses.ts'
import { Board } from './board.tsx'
import styles from './ideas.module.css'
import { IdeaSheet } from './idea-sheet.tsx'
import { NewIdeaDialog } from './new-idea-dialog.tsx'
import { PointsPanel } from './points-panel.tsx'

/** Cards a column before somebody asks for more: two screens of them. */
const FIRST_CARDS = 30

type Kind = 'all' | 'idea' | 'complaint'

/** Where members shape what the community does: their ideas and complaints, what became of them, and the points that show it. */
export function IdeasScreen({ part: asked }: { readonly part: string | undefined }) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [chosen, setChapter] = useState<ChapterId | null>(null)
  const [kind, setKind] = useState<Kind>('all')
  const [text, setText] = useState('')
  const [most, setMost] = useState(FIRST_CARDS)
  const [adding, setAdding] = useState(false)
  const part: Part = asked === 'points' ? 'points' : 'board'
  const opened = isId('fbk', asked) ? asked : null
  const chapter = chapters.find(({ id }) => id === chosen)?.id ?? null
  const query = { chapter, kind: kind === 'all' ? null : kind, text: useDeferredValue(text), most }
  const view = useView('ideas', part === 'board' ? query : null)
  const board = view.state === 'ready' ? view.value : null
  const shown = board?.columns.reduce((sum, { total }) => sum + total, 0) ?? 0
  const mayWrite = community?.may.commands.includes('feedback.add') === true && chapters.length > 0
  const add = (
    <Button kind="primary" icon={<Plus />} onClick={() => setAdding(true)}>
      {t('ideas.new')}
    </Button>
  )
  return (
    <Page
      title={t('ideas.title')}
      {...(board && { subtitle: formats.number(shown) })}
      tools={
        part === 'board' && (
          <>
            <SearchField label={t('ideas.search')} value={text} onChange={setText} />
            <Select<Kind>
              size="small"
              label={t('ideas.kind')}
              hideLabel
              value={kind}
              onChange={setKind}
              options={(['all', 'idea', 'complaint'] as const).map((value) => ({
                value,
                label: t(value === 'all' ? 'ideas.bothKinds' : `after.kind.${value}`),
              }))}
            />
            {chapters.length > 1 && (
              <ChapterFilter
                size="small"
                label={t('salons.chapter')}
                value={chapter ?? undefined}
                onChange={(next) => setChapter(next ?? null)}
                chapters={chapters}
              />
            )}
          </>
        )
      }
      actions={mayWrite && part === 'board' && add}
    >
      <Tabs<Part>
        fill
        label={t('ideas.title')}
        value={part}
        onChange={(next) => navigate(partAddress(next))}
        items={[
          {
            id: 'board',
            label: t('ideas.part.board'),
            content: board && (
              <div className={styles.fill}>
                {board.all === 0 ? (
                  <EmptyState title={t('ideas.noneTitle')} actions={mayWrite && add}>
                    {t('ideas.noneText')}
                  </EmptyState>
                ) : (
                  <Board
                    board={board}
                    onOpen={(idea) => navigate(ideaAddress(idea))}
                    onMore={() => setMost(most + FIRST_CARDS)}
                  />
                )}
              </div>
            ),
          },
          { id: 'points', label: t('ideas.part.points'), content: <PointsPanel /> },
        ]}
      />
      {opened && <IdeaSheet idea={opened} onClose={() => navigate(partAddress('board'))} />}
      {adding && (
        <NewIdeaDialog
          chapters={chapters}
          chapter={chapter ?? chapters[0]?.id ?? null}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}
