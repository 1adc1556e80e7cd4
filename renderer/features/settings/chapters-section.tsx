import { Archive, Ellipsis, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Card } from '../../ui/page.tsx'
import { useDo } from '../common/use-do.ts'
import { useMemberNames } from '../common/use-member-names.ts'
import { ChapterDialog } from './chapter-dialog.tsx'
import styles from './settings.module.css'

export type ChapterOnScreen = CommunityView['chapters'][number]

export function ChaptersSection({ community }: { readonly community: CommunityView }) {
  const { t } = useLanguage()
  const [editing, setEditing] = useState<ChapterOnScreen | 'new' | null>(null)
  const active = community.chapters.filter(({ archived }) => archived === undefined)
  const archived = community.chapters.filter((chapter) => chapter.archived !== undefined)
  return (
    <>
      <Card
        flush
        title={t('settings.sectionChapters')}
        actions={
          <Button size="small" icon={<Plus />} onClick={() => setEditing('new')}>
            {t('settings.newChapter')}
          </Button>
        }
      >
        {active.length === 0 && (
          <EmptyState title={t('settings.noChaptersTitle')}>{t('settings.noChaptersText')}</EmptyState>
        )}
        <ul className={styles.chapters}>
          {active.map((chapter) => (
            <ChapterLine key={chapter.id} chapter={chapter} onEdit={() => setEditing(chapter)} />
          ))}
        </ul>
        {archived.length > 0 && (
          <details className={styles.archived}>
            <summary>{t('settings.archivedChapters')}</summary>
            <ul className={styles.chapters}>
              {archived.map((chapter) => (
                <ChapterLine key={chapter.id} chapter={chapter} onEdit={() => setEditing(chapter)} />
              ))}
            </ul>
          </details>
        )}
      </Card>
      {editing !== null && (
        <ChapterDialog
          {...(editing !== 'new' && { chapter: editing })}
          taken={active}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function ChapterLine({ chapter, onEdit }: { readonly chapter: ChapterOnScreen; readonly onEdit: () => void }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const names = useMemberNames(chapter.leaders)
  const leaders = chapter.leaders.flatMap((leader) => names.get(leader) ?? [])
  const archived = chapter.archived !== undefined
  const archive = () =>
    act(
      'chapter.archive',
      { chapter: chapter.id, archived: !archived },
      { done: t(archived ? 'settings.chapterBack' : 'settings.chapterArchived', { name: chapter.name }), undo: true },
    )
  return (
    <li className={styles.chapter}>
      <div className={styles.chapterWords}>
        <div className={styles.chapterName}>
          <ColourDot colour={chapter.colour} />
          {chapter.name}
          <span className={styles.region}>{chapter.region}</span>
        </div>
        <div className={styles.chapterLine}>
          {[
            t('settings.chapterLine', { members: chapter.members, upcoming: chapter.upcoming }),
            leaders.length > 0 && t('settings.ledBy', { names: formats.list(leaders) }),
            chapter.zone,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <Button size="small" icon={<Pencil />} onClick={onEdit}>
        {t('common.edit')}
      </Button>
      <Menu
        label={chapter.name}
        placement="bottom end"
        trigger={<IconButton size="small" label={t('common.more')} icon={<Ellipsis />} />}
        groups={[
          {
            choices: [
              {
                id: 'archive',
                icon: <Archive />,
                label: t(archived ? 'settings.unarchiveChapter' : 'settings.archiveChapter'),
                onChoose: () => void archive(),
              },
            ],
          },
        ]}
      />
    </li>
  )
}
